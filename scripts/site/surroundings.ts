import type { Download, LanguageContent } from './content.ts';
import type { Operator } from './data-schema.ts';

/** What a topic is read against. */
export interface Surroundings {
  readonly operator: Operator | undefined;
  readonly language: LanguageContent;
  /** All languages, by their codes. */
  readonly languages: ReadonlyMap<string, LanguageContent>;
  /** The ids of all sources, those with faults too; undefined where their file cannot be read. */
  readonly sourceIds: ReadonlySet<string> | undefined;
  readonly downloads: ReadonlyMap<string, Download>;
  /** The addresses of the topics that are published, by their paths; whole when texts are read. */
  readonly published: ReadonlyMap<string, string>;
}
