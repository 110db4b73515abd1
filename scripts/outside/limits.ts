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
