import type { Answer } from './answer.ts';
import type { Limits } from './limits.ts';

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
export function retryWait(answer: Answer, tried: number, now: number, limits: Limits): number | undefined {
  if (tried >= limits.tries || !mayPass(answer)) return undefined;
  const asked = askedWait(answer, now) ?? 0;
  return asked > limits.longestWait ? undefined : Math.max(asked, limits.backOff * 4 ** (tried - 1));
}

/** How long the host asks to be left alone, in milliseconds; undefined where it does not. */
export function askedWait(answer: Answer, now: number): number | undefined {
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

function mayPass(answer: Answer): boolean {
  if (answer.kind === 'unanswered') return PASSING.has(answer.failure.cause);
  const { status } = answer;
  return status >= 500 ? status < 600 : status === 408 || status === 425 || status === 429;
}
