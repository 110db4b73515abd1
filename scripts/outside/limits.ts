import type { HostAnswer } from './ask-address.ts';

/** The bounds of a run: every number that keeps it short, small and polite. */
export interface Limits {
  /** Requests at once, to all hosts together. */
  readonly atOnce: number;
  /** Requests at once to one host. */
  readonly atOncePerHost: number;
  /** How often an address is tried at most. */
  readonly tries: number;
  /** The wait before the second try; each further one is four times as long. Milliseconds. */
  readonly backOff: number;
  /** The longest `Retry-After` that is waited for; a host that asks for more is left alone. Milliseconds. */
  readonly longestWait: number;
  /** Redirects that are followed in one try. */
  readonly redirects: number;
  /** The whole run: milliseconds, and requests. What is left then is `not-asked`. */
  readonly runTime: number;
  readonly requests: number;
}

/** The bounds that the command keeps. */
export const limits: Limits = {
  atOnce: 16,
  atOncePerHost: 2,
  tries: 3,
  backOff: 1000,
  longestWait: 60_000,
  redirects: 10,
  runTime: 15 * 60_000,
  requests: 5000,
};

/** The time, and waiting: real in the command, a test's own in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** The clock on the wall. */
export const realClock: Clock = {
  now: () => Date.now(),
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

/** Causes that may be gone at the next try. */
const PASSING = new Set([
  'timeout',
  'no-connection',
  'name-service',
  'no-host',
  'refused',
  'reset',
  'cut-off',
]);

/**
 * How long to wait before an address is tried again; undefined where that is of no use, or was done often enough.
 * @param tried how often it has been tried
 * @param now milliseconds since 1970
 */
export function retryWait(
  answer: HostAnswer,
  tried: number,
  now: number,
  limits: Limits,
): number | undefined {
  if (tried >= limits.tries || !mayPass(answer)) return undefined;
  const asked = askedWait(answer, now) ?? 0;
  return asked > limits.longestWait ? undefined : Math.max(asked, limits.backOff * 4 ** (tried - 1));
}

/** How long the host asks to be left alone, in milliseconds; undefined where it does not. */
export function askedWait(answer: HostAnswer, now: number): number | undefined {
  if (answer.kind !== 'response' || !mayPass(answer)) return undefined;
  return retryAfter(answer.headers['retry-after'] ?? '', now);
}

/** Reads `Retry-After` (RFC 9110, 10.2.3): seconds, or a date. @returns milliseconds from now, never below 0; undefined for anything else */
export function retryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Date.parse reads almost anything; a date of HTTP begins with the name of a day.
  const date = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? /i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function mayPass(answer: HostAnswer): boolean {
  if (answer.kind === 'unanswered') return PASSING.has(answer.failure.cause);
  const { status } = answer;
  return status >= 500 ? status < 600 : status === 408 || status === 425 || status === 429;
}
