import type { Download, LanguageContent, Topic } from './content.ts';
import type { Operator, Source } from './data-schema.ts';

/** What a topic is read against. */
export interface Surroundings {
  readonly operator: Operator | undefined;
  readonly language: LanguageContent;
  readonly sources: ReadonlyMap<string, Source>;
  readonly downloads: ReadonlyMap<string, Download>;
  /** All topics by their paths; whole when texts are read. */
  readonly topics: ReadonlyMap<string, Topic>;
}
