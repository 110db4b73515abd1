import type { Place } from '../problem.ts';
import type { Content, LanguageContent } from '../site/content.ts';
import type { Operator } from '../site/data-schema.ts';
import type { TopicTree } from './topic-tree.ts';

/** What the views of one language are made of. */
export interface ViewSource {
  readonly content: Content;
  readonly operator: Operator;
  readonly inLanguage: LanguageContent;
  readonly tree: TopicTree;
  /** Where objects of the views were written, for the checks of built pages. */
  readonly places: WeakMap<object, Place>;
}
