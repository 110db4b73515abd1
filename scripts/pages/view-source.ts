import type { Place } from '../problem.ts';
import type { LanguageContent } from '../site/content.ts';
import type { Operator } from '../site/data-schema.ts';
import type { Site } from '../site/site.ts';
import type { DayView } from './format-day.ts';
import type { TopicTree } from './topic-tree.ts';

/** What the views of one language are made of. */
export interface ViewSource {
  readonly content: Site;
  readonly operator: Operator;
  readonly inLanguage: LanguageContent;
  readonly tree: TopicTree;
  /** Where objects of the views were written, for the checks of built pages. */
  readonly places: WeakMap<object, Place>;
  /** Writes a day (`YYYY-MM-DD`) or a year (`YYYY`) in the way of the language. */
  readonly formatDay: (iso: string) => DayView;
}
