import { asSent } from './as-sent.ts';
import type { HostedSite, Redirect } from './hosted-site.ts';
import { redirectFault } from './redirect-fault.ts';

/** A redirect that hosts can carry out. */
export interface SoundRedirect {
  /** As browsers send it. */
  readonly from: string;
  /** As servers see it: decoded. */
  readonly path: string;
  /** As browsers follow it. */
  readonly to: string;
}

/** A redirect that a host does not carry out: the page at its address does it. */
export interface LeftRedirect extends Redirect {
  readonly reason: string;
}

/** The redirects that hosts can carry out, each address once, and those that are left to their pages. */
export function soundRedirects({ base, redirects }: HostedSite): {
  sound: SoundRedirect[];
  left: LeftRedirect[];
} {
  const sound = new Map<string, SoundRedirect>();
  const left: LeftRedirect[] = [];
  for (const redirect of redirects) {
    const path = redirectFault(redirect, base) ? '' : decodeURIComponent(redirect.from);
    const reason = redirectFault(redirect, base) ?? (sound.has(path) ? 'it stands above already' : undefined);
    if (reason) left.push({ ...redirect, reason });
    else sound.set(path, { from: asSent(redirect.from), path, to: asSent(redirect.to) });
  }
  return { sound: [...sound.values()], left };
}

/** A line for readers of the settings, without what would end it. */
export function noteOf({ from, reason }: LeftRedirect): string {
  return `# left to its page: ${JSON.stringify(from).slice(0, 300)} (${reason})`;
}
