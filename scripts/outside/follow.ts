import type { Failure } from '../problem.ts';
import type { Answer, Ask } from './answer.ts';

/** What following an address led to. */
export interface Trail {
  /** Where it ended. It has a fragment where a redirect gave it one. */
  readonly end: URL;
  readonly answer: Answer;
  /** Where the permanent redirects (301, 308) at its beginning lead; undefined where there is none. */
  readonly movedTo: URL | undefined;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const PERMANENT = new Set([301, 308]);

/**
 * Follows an address through its redirects to a page, or to where there is no way on.
 * @param start without a fragment
 * @param most redirects that are followed
 */
export async function follow(start: URL, ask: Ask, most: number): Promise<Trail> {
  const met = new Set<string>();
  let [at, movedTo, cookies] = [start, undefined as URL | undefined, false];
  for (let permanent = true; ; ) {
    const here = at;
    const stop = (failure: Failure): Trail => ({
      end: here,
      answer: { kind: 'unanswered', failure },
      movedTo: undefined,
    });
    const address = withoutFragment(at);
    if (met.size > most || met.has(address)) return stop({ cause: cookies ? 'cookies' : 'circle' });
    met.add(address);
    const answer = await ask(at);
    if (answer.kind === 'unanswered' || !REDIRECTS.has(answer.status)) return { end: at, answer, movedTo };
    cookies ||= 'set-cookie' in answer.headers;
    const next = targetOf(answer.headers.location, at);
    if (!next) return stop({ cause: 'lost-redirect', detail: String(answer.status) });
    if (!/^https?:$/.test(next.protocol))
      return stop({ cause: 'other-scheme', detail: next.protocol.slice(0, -1) });
    permanent &&= PERMANENT.has(answer.status);
    if (permanent) movedTo = next;
    at = next;
  }
}

/** Where a redirect leads; a fragment goes along where it has none of its own (Fetch standard, "location URL"). */
function targetOf(location: string | undefined, from: URL): URL | null {
  const next = location === undefined ? null : URL.parse(location, from);
  if (next && next.hash === '') next.hash = from.hash;
  return next;
}

/** An address as it is asked for. */
export function withoutFragment({ href }: URL): string {
  return href.replace(/#.*$/s, '');
}
