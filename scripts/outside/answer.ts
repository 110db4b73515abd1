import type { Failure } from '../problem.ts';

/** What one request for one address gave; redirects are not followed. */
export type Answer = Response | Unanswered;

/** A host's answer. */
export interface Response {
  readonly kind: 'response';
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** A wall against programs has answered in the page's place. */
  readonly wall: boolean;
  /** The beginning of a good answer's body, as it was sent; empty for any other. */
  readonly body: Uint8Array;
  /** Whether `body` is all of it. */
  readonly whole: boolean;
}

/** No answer, or none that is whole. */
export interface Unanswered {
  readonly kind: 'unanswered';
  readonly failure: Failure;
}

/** Sends one request. It always ends, and never throws. */
export type Ask = (url: URL) => Promise<Answer>;
