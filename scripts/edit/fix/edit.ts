import type { Code, Place } from '../../problem.ts';

/** One change to a source file, on one line of it: what stands at a place, and what is to stand there instead. */
export interface Edit {
  readonly code: Code;
  readonly place: Place;
  readonly was: string;
  readonly is: string;
  /** The words around it, to be told with it. */
  readonly around?: readonly [before: string, after: string];
}
