import type { Place } from '../problem.ts';
import type { WordRun } from '../text/word-diff.ts';

/** What is true of all that is due. */
interface Due {
  /** The role that is to do it. */
  readonly owner: string;
  readonly place: Place;
  /** Of the page that it is about. */
  readonly title?: string;
  /** Where readers find that, host included. */
  readonly url?: string;
}

/** A page whose review is due, or will be soon. */
export interface DueReview extends Due {
  readonly kind: 'review';
  /** `YYYY-MM-DD`. */
  readonly reviewed: string;
  readonly due: string;
  readonly overdue: boolean;
  /** Months between two reviews. */
  readonly every: number;
}

/** A section of a translation, or a whole one, that is to be compared with its original. */
export interface DueTranslation extends Due {
  readonly kind: 'translation';
  /** What marks it as up to date: `zh/privacy/access.md#limits`. */
  readonly target: string;
  readonly reason: 'changed' | 'new' | 'never';
  readonly original: Place;
  /** What the original says now; empty for a whole page. */
  readonly text: string;
  /** What changed in it since it was translated; undefined where what it said then is not known. */
  readonly changes?: readonly WordRun[];
}

/** Something else that ends on a day: a page is published until then, a problem accepted, a certificate valid, or `security.txt` to be relied on. */
export interface DueEnd extends Due {
  readonly kind: 'last-day' | 'acceptance' | 'certificate' | 'security';
  /** What ends, in words. */
  readonly what: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly due: string;
  readonly overdue: boolean;
}

export type DueItem = DueReview | DueTranslation | DueEnd;

/** The day on which something is due; undefined of what is due without one. */
export function dayOf(item: DueItem): string | undefined {
  return item.kind === 'translation' ? undefined : item.due;
}
