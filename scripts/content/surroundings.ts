import type { Download, LanguageContent } from './content.ts';
import type { Operator, Source } from './data-schema.ts';

/** What a topic is read against. */
export interface Surroundings {
  readonly operator: Operator | undefined;
  readonly language: LanguageContent;
  readonly sources: ReadonlyMap<string, Source>;
  readonly downloads: ReadonlyMap<string, Download>;
}
