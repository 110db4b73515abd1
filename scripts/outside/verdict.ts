import { type BrokenCause, type Failure, type UnverifiableCause, unverifiableCauses } from '../flaws.ts';
import type { Ask, HostAnswer, HostResponse } from './ask-address.ts';

/** What following an address led to. */
export interface Trail {
  /** Where it ended. It has a fragment where a redirect gave it one. */
  readonly end: URL;
  readonly answer: HostAnswer;
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
    const address = withoutFragment(at);
    if (met.size > most || met.has(address)) return lost(at, { cause: cookies ? 'cookies' : 'circle' });
    met.add(address);
    const answer = await ask(at);
    if (answer.kind === 'unanswered' || !REDIRECTS.has(answer.status) || isShown(answer))
      return { end: at, answer, movedTo };
    cookies ||= 'set-cookie' in answer.headers;
    const next = targetOf(answer.headers.location, at);
    if (!next) return lost(at, { cause: 'lost-redirect', detail: String(answer.status) });
    if (!/^https?:$/.test(next.protocol))
      return lost(at, { cause: 'other-scheme', detail: next.protocol.slice(0, -1) });
    permanent &&= PERMANENT.has(answer.status);
    if (permanent) movedTo = next;
    at = next;
  }
}

function lost(end: URL, failure: Failure): Trail {
  return { end, answer: { kind: 'unanswered', failure }, movedTo: undefined };
}

/** Where a redirect leads; a fragment goes along where it has none of its own (Fetch standard, "location URL"). */
function targetOf(location: string | undefined, from: URL): URL | null {
  const next = location === undefined ? null : URL.parse(location, from);
  if (next && next.hash === '') next.hash = from.hash;
  return next;
}

/** An address as it is asked for. */
function withoutFragment({ href }: URL): string {
  return href.replace(/#.*$/s, '');
}

/** What an address turned out to be. */
export type Verdict =
  | { readonly state: 'ok' }
  /** Moved for good, and found at `to`. */
  | { readonly state: 'moved'; readonly to: string }
  | { readonly state: 'broken'; readonly failure: Failure<BrokenCause> }
  | { readonly state: 'unverifiable'; readonly failure: Failure<UnverifiableCause> };

/**
 * Statuses with which a host refuses the one who asks, and says nothing of the page: 401 and 407 want a login, 402 money,
 * 403 is what most walls against programs say, 412 too (no precondition was sent), 451 holds for some countries.
 */
const REFUSALS = new Set([401, 402, 403, 407, 412, 451]);

/** Judges what following an address led to. */
export function judge(start: URL, { end, answer, movedTo }: Trail): Verdict {
  const found = answerFailure(answer);
  if (!found) {
    // An editor is not sent from https to http.
    const isLess = start.protocol === 'https:' && movedTo?.protocol === 'http:';
    return movedTo && !isLess ? { state: 'moved', to: movedTo.href } : { state: 'ok' };
  }
  const address = withoutFragment(end);
  const failure = address === start.href ? found : { ...found, at: address };
  const isOpen = unverifiableCauses.some((cause) => cause === found.cause);
  return { state: isOpen ? 'unverifiable' : 'broken', failure } as Verdict;
}

/** What is wrong with an answer; undefined where it is a good one. */
export function answerFailure(answer: HostAnswer): Failure | undefined {
  if (answer.kind === 'unanswered') return answer.failure;
  const { status } = answer;
  const wall = isWall(answer);
  if (((status >= 200 && status < 300) || isShown(answer)) && !wall) return undefined;
  return { cause: wall ? 'bot-wall' : causeOf(status), detail: String(status) };
}

/** Whether an answer with a status of redirects is a page all the same: what sends readers on has none. */
function isShown({ status, body }: HostResponse): boolean {
  return status >= 300 && status < 400 && body.length > 0;
}

/** Whether a wall against programs answers in the page's place: LinkedIn's (999), Cloudflare's or Amazon's. */
function isWall({ status, headers }: HostResponse): boolean {
  return status === 999 || (status === 403 && 'cf-mitigated' in headers) || 'x-amzn-waf-action' in headers;
}

/** What a status says where it is none of a good answer. */
export function causeOf(status: number): BrokenCause | UnverifiableCause {
  if (status === 429) return 'rate-limit';
  if (REFUSALS.has(status)) return 'forbidden';
  const passes = status === 408 || status === 425 || (status >= 500 && status < 600);
  return passes ? 'server-error' : 'status';
}
