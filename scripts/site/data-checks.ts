import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { LanguageContent, TextFile } from './content.ts';
import { type DataFiles, dataFiles } from './data-schema.ts';
import { readOldAddress } from './old-address.ts';
import { RECORD_PATH } from './record.ts';
import { ByLanguage, invalidValue, unknownWord } from './schema.ts';

const NO_LANGUAGE = 'this language has no file in _data/languages/';

/** The code of the language that a data file describes, by its name without the ending. */
export function languageOf(name: string): string | undefined {
  return /^languages\/([^/]+)$/.exec(name)?.[1];
}

/** What can stand under `_data/`, languages and the record aside. */
const KNOWN = [...Object.keys(dataFiles), 'translations.txt'];

/** The data files that nothing reads. @param files by their names without the ending */
export function* unknownFiles(files: ReadonlyMap<string, TextFile>): Generator<Problem> {
  for (const [name, { file, path }] of files) {
    if (KNOWN.includes(name) || path === RECORD_PATH || languageOf(name) !== undefined) continue;
    const meant = nearest(name, KNOWN);
    const suggestion = meant?.endsWith('.txt') ? meant : `${meant}.yaml`;
    const facts = { reason: 'unknown-data', ...(meant && { suggestion }) } as const;
    yield problem('unreadable-file', { file, line: 1, column: 1 }, facts);
  }
}

/** The data files whose texts readers see. */
const SHOWN = ['operator', 'sources', 'panels', 'gone'] as const;

/**
 * What is wrong with data files whose values are each of the right kind.
 * @param described the languages that have a file, even one with faults
 */
export function* checkData(
  files: DataFiles,
  languages: ReadonlyMap<string, LanguageContent>,
  described: ReadonlySet<string>,
): Generator<Problem> {
  const { operator, legacy, gone } = files;
  const home = operator.value?.site.default_language;
  const speaker = home === undefined ? undefined : (languages.get(home) ?? [...languages.values()][0]);
  for (const read of SHOWN.map((name) => files[name]))
    for (const { path, value } of valuesIn(read.value)) {
      if (value instanceof ByLanguage) yield* untranslated(value, path, read, described);
      if (typeof value === 'string' && speaker)
        for (const word of fillWords(value, speaker.words).unknown)
          yield unknownWord(word, speaker.words, read.placeOf(path));
    }
  if (home !== undefined && !described.has(home))
    yield invalidValue('data-file', ['site', 'default_language'], operator.placeOf, NO_LANGUAGE);
  yield* faultsOfLegacy(legacy, described);
  yield* strayLanguages(gone, described);
}

/** Languages that legacy addresses lead into and the site does not have, and names of which a form makes no address of a page. */
function* faultsOfLegacy(
  { value, placeOf }: DataFiles['legacy'],
  described: ReadonlySet<string>,
): Generator<Problem> {
  const { forms = {}, homes = {}, pages = {} } = value ?? {};
  for (const [key, byLanguage] of Object.entries({ forms, homes }))
    for (const code of Object.keys(byLanguage))
      if (!described.has(code)) yield invalidValue('data-file', [key, code], placeOf, NO_LANGUAGE);
  for (const name of Object.keys(pages)) {
    const addresses = Object.values(forms).flatMap((list) =>
      list.map((form) => form.replace('*', () => name)),
    );
    const bad = addresses.find((address) => !readOldAddress(address));
    const isUp = /(?:^|\/)\.{1,2}(?:\/|$)/.test(name);
    const detail = `\`${bad ?? name}\` is no address of a page`;
    if (isUp || bad !== undefined) yield invalidValue('data-file', ['pages', name], placeOf, detail);
  }
}

/** What the list of what is gone says of languages that the site does not have, or of a path that begins with one. */
function* strayLanguages(
  { value, placeOf }: DataFiles['gone'],
  described: ReadonlySet<string>,
): Generator<Problem> {
  for (const [index, { page, why }] of (value ?? []).entries()) {
    const [first = ''] = page.split('/');
    if (page.includes('/') && described.has(first)) {
      const detail = `write the path inside the folder of a language, without \`${first}/\`: it counts for all of them`;
      yield invalidValue('data-file', [index, 'page'], placeOf, detail, page.slice(first.length + 1));
    }
    for (const code of typeof why === 'string' ? [] : Object.keys(why))
      if (!described.has(code)) yield invalidValue('data-file', [index, 'why', code], placeOf, NO_LANGUAGE);
  }
}

/** A value, and all that is in it at whatever depth, each with the keys that lead there. */
function* valuesIn(
  value: unknown,
  path: readonly string[] = [],
): Generator<{ path: readonly string[]; value: unknown }> {
  yield { path, value };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value)) yield* valuesIn(item, [...path, key]);
}

/**
 * What is wrong with a value that is given once for each language: a language of the site that it lacks, and one that the
 * site does not have.
 * @param codes of the site's languages
 */
function* untranslated(
  values: ByLanguage,
  path: readonly string[],
  { placeOf }: Pick<ReadYaml<unknown>, 'placeOf'>,
  codes: ReadonlySet<string>,
): Generator<Problem> {
  const keyOf = (code: string): string => [...path, code].join('.');
  for (const code of codes) {
    if (values[code] !== undefined) continue;
    const detail = `there is no value for the language \`${code}\``;
    yield problem('data-file', placeOf(path), { key: keyOf(code), fault: 'missing', detail });
  }
  for (const code of Object.keys(values)) {
    if (codes.has(code)) continue;
    const suggestion = nearest(code, codes);
    const detail = `the languages of the site: ${[...codes].join(', ')}`;
    const facts = { key: keyOf(code), fault: 'unknown', detail, ...(suggestion && { suggestion }) } as const;
    yield problem('data-file', placeOf([...path, code]), facts);
  }
}
