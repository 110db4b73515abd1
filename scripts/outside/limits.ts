import { setTimeout } from 'node:timers/promises';
import type { Failure } from '../flaws.ts';
import type { HostAnswer } from './ask-address.ts';
import { causeOf } from './verdict.ts';

/** The bounds of a run, as the command keeps them: every number that keeps it short, small and polite. */
export const limits = {
  /** Requests at once, to all hosts together. */
  atOnce: 16,
  /** Requests at once to one host. */
  atOncePerHost: 2,
  /** How often an address is tried at most. */
  tries: 3,
  /** The wait before the second try; each further one is four times as long. Milliseconds. */
  backOff: 1000,
  /** The longest `Retry-After` that is waited for; a host that asks for more is left alone. Milliseconds. */
  longestWait: 60_000,
  /** Redirects that are followed in one try. */
  redirects: 10,
  /** The whole run: milliseconds, and requests. What is left then is `not-asked`. */
  runTime: 15 * 60_000,
  requests: 5000,
};
export type Limits = Readonly<typeof limits>;

/** The time, and waiting: real in the command, a test's own in tests. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** The clock on the wall. */
export const realClock: Clock = { now: Date.now, wait: (milliseconds) => setTimeout(milliseconds) };

/** Causes that may be gone at the next try. */
const PASSING = new Set<Failure['cause']>([
  'timeout',
  'no-connection',
  'name-service',
  'no-host',
  'refused',
  'reset',
  'cut-off',
  'rate-limit',
  'server-error',
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
  const asked = askedWait(answer, now);
  return asked > limits.longestWait ? undefined : Math.max(asked, limits.backOff * 4 ** (tried - 1));
}

/** How long the host asks to be left alone, in milliseconds; 0 where it does not. */
export function askedWait(answer: HostAnswer, now: number): number {
  if (answer.kind !== 'response' || !mayPass(answer)) return 0;
  return retryAfter(answer.headers['retry-after'] ?? '', now) ?? 0;
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
  return PASSING.has(answer.kind === 'unanswered' ? answer.failure.cause : causeOf(answer.status));
}
