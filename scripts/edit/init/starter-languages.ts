import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { tried } from '../../cannot-run.ts';

/** The starter: a content folder in every language that a site can begin in. */
export const starterFolder = join(import.meta.dirname, 'starter');

/** A language that a site can begin in. */
export interface StarterLanguage {
  /** Its folder in the starter. */
  readonly inStarter: string;
  /** Its folder in a site: of two kinds of a language a site has one. */
  readonly code: string;
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
  const wanted = scriptOf(tag);
  return starterLanguages().find((language) => scriptOf(language.tag) === wanted);
}

/** The language and the script of a tag, which no country changes. */
function scriptOf(tag: string): string | undefined {
  const whole = tried(() => new Intl.Locale(tag.trim().replaceAll('_', '-')).maximize());
  return whole && `${whole.language}-${whole.script}`;
}
