import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writtenLanguage } from '../../site/shipped-languages.ts';

/** The starter: a content folder in every language that a site can begin in. */
export const starterFolder = join(import.meta.dirname, 'starter');

/** A language that a site can begin in. */
export interface StarterLanguage {
  /** Its folder in the starter. */
  readonly inStarter: string;
  /** Its folder in a site: of two kinds of a language a site has one. */
  readonly code: string;
  /** As the site names it, perhaps with a region. */
  readonly tag: string;
}

/** The languages that the starter has, by their tags. */
export function starterLanguages(): StarterLanguage[] {
  const folder = join(starterFolder, '_data/languages');
  const found = readdirSync(folder).map((name) => {
    const { tag = '' } = parse(readFileSync(join(folder, name), 'utf8')) as Record<string, string>;
    return { inStarter: name.replace('.yaml', ''), code: new Intl.Locale(tag).language, tag };
  });
  return found.sort((a, b) => (a.tag < b.tag ? -1 : 1));
}

/**
 * The language of the starter that a tag means: `de` for `de-AT`, `zh-Hant` for `zh-TW`.
 * @returns undefined where the starter has none of its kind
 */
export function starterLanguage(tag: string): StarterLanguage | undefined {
  // Systems write `de_AT`.
  const wanted = writtenLanguage(tag.trim().replaceAll('_', '-'));
  return starterLanguages().find((language) => writtenLanguage(language.tag) === wanted);
}
