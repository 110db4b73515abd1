import type { Topic } from '../../site/content.ts';
import type { Piece } from './piece.ts';

/** A section on its way, in one language. */
export interface Way {
  readonly topic: Topic;
  readonly piece: Piece;
  /** The path of the topic that it goes to. */
  readonly to: string;
  /** The ids that go, and what they are called there. */
  readonly ids: ReadonlyMap<string, string>;
}
