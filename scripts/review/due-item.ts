import type { Place } from '../problem.ts';
import type { WordRun } from './word-diff.ts';

/** A page whose review is due, or will be soon. */
export interface DueReview {
  readonly kind: 'review';
  readonly owner: string;
  readonly place: Place;
  /** `YYYY-MM-DD`. */
  readonly reviewed: string;
  readonly due: string;
  readonly overdue: boolean;
  /** Months between two reviews. */
  readonly every: number;
}

/** A section of a translation, or a whole one, that is to be compared with its original. */
export interface DueTranslation {
  readonly kind: 'translation';
  readonly owner: string;
  readonly place: Place;
  /** What marks it as up to date: `zh/privacy/access.md#limits`. */
  readonly target: string;
  readonly reason: 'changed' | 'new' | 'never';
  readonly original: Place;
  /** What the original says now; empty for a whole page. */
  readonly text: string;
  /** What changed in it since it was translated; undefined where what it said then is not known. */
  readonly changes?: readonly WordRun[];
}

export type DueItem = DueReview | DueTranslation;
