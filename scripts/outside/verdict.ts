import type { BrokenCause, Failure, UnverifiableCause } from '../problem.ts';
import type { Answer } from './answer.ts';
import { type Trail, withoutFragment } from './follow.ts';

/** What an address turned out to be. */
export type Verdict =
  | { readonly state: 'ok' }
  /** Moved for good, and found at `to`. */
  | { readonly state: 'moved'; readonly to: string }
  | { readonly state: 'broken'; readonly failure: Failure<BrokenCause> }
  | { readonly state: 'unverifiable'; readonly failure: Failure<UnverifiableCause> };

/** Whether a cause holds for every reader, or may hold for this program, this network or this hour alone. */
const UNVERIFIABLE: Readonly<Record<BrokenCause, false> & Record<UnverifiableCause, true>> = {
  status: false,
  'no-host': false,
  refused: false,
  reset: false,
  'cut-off': false,
  'not-http': false,
  certificate: false,
  'no-security': false,
  circle: false,
  'lost-redirect': false,
  private: false,
  credentials: false,
  failed: false,
  forbidden: true,
  'bot-wall': true,
  'rate-limit': true,
  'server-error': true,
  timeout: true,
  'no-connection': true,
  'name-service': true,
  'certificate-chain': true,
  cookies: true,
  'other-scheme': true,
  'page-too-large': true,
  'page-unreadable': true,
  'not-asked': true,
};

/**
 * Statuses with which a host refuses the one who asks, and says nothing of the page: 401 and 407 want a login, 402 money,
 * 403 is what most walls against programs say, 412 too (no precondition was sent), 451 holds for some countries, 999 is
 * LinkedIn's.
 */
const REFUSALS = new Set([401, 402, 403, 407, 412, 451, 999]);

/** Judges what following an address led to. */
export function judge(start: URL, { end, answer, movedTo }: Trail): Verdict {
  const found = failureOf(answer);
  if (!found) {
    const moved = movedTo !== undefined && !leavesSecurity(start, movedTo);
    return moved ? { state: 'moved', to: movedTo.href } : { state: 'ok' };
  }
  const address = withoutFragment(end);
  const failure = address === start.href ? found : { ...found, at: address };
  return isUnverifiable(failure)
    ? { state: 'unverifiable', failure }
    : { state: 'broken', failure: failure as Failure<BrokenCause> };
}

/** What is wrong with an answer; undefined where it is a good one. */
export function failureOf(answer: Answer): Failure | undefined {
  if (answer.kind === 'unanswered') return answer.failure;
  const { status, wall } = answer;
  if (status >= 200 && status < 300 && !wall) return undefined;
  return { cause: wall ? 'bot-wall' : causeOf(status), detail: String(status) };
}

function causeOf(status: number): BrokenCause | UnverifiableCause {
  if (status === 429) return 'rate-limit';
  if (REFUSALS.has(status)) return 'forbidden';
  const passes = status === 408 || status === 425 || (status >= 500 && status < 600);
  return passes ? 'server-error' : 'status';
}

function isUnverifiable(failure: Failure): failure is Failure<UnverifiableCause> {
  return UNVERIFIABLE[failure.cause];
}

/** An editor is not sent from https to http. */
function leavesSecurity(from: URL, to: URL): boolean {
  return from.protocol === 'https:' && to.protocol === 'http:';
}
