import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { ContentFiles, DataText, LanguageContent } from './content.ts';
import type { DataFiles } from './data-schema.ts';
import { readOldAddress } from './old-address.ts';
import { languageInPath } from './old-entries.ts';
import { faultsOfRegisters } from './registers.ts';
import { ByLanguage, invalidValue, NO_LANGUAGE, unknownWord } from './schema.ts';
import { key as idOfSource } from './source-schemas.ts';
import { faultsOfSpelling } from './spelling.ts';
import { faultsOfTerms } from './terms.ts';
import { valuesIn } from './values-in.ts';

/** The data files whose texts readers see. */
const SHOWN = [
  'operator',
  'sources',
  'panels',
  'gone',
  'subcontractors',
  'subprocessors',
  'certificates',
] as const;

/** Those that say something themselves; what else they hold are names. */
const SAYING = ['panels', 'gone', 'subcontractors', 'subprocessors', 'certificates'] as const;
const NAMING: ReadonlySet<string | undefined> = new Set(['name', 'standard', 'issuer']);

/** The texts of data files that say something themselves, in each language that they are in. */
export function* dataTexts(files: DataFiles): Generator<DataText> {
  for (const name of SAYING)
    for (const { path, value } of valuesIn(files[name].value))
      if (value instanceof ByLanguage && !NAMING.has(path.at(-1)))
        for (const [language, text] of Object.entries(value))
          yield { language, text, place: files[name].placeOf([...path, language]) };
}

/**
 * What is wrong with data whose values are each of the right kind.
 * @param described the languages that have a file, even a faulty one
 * @param met those that readers meet: no text is missed in others
 * @param sourceIds undefined where none can be told
 */
export function* checkData(
  files: DataFiles,
  languages: ReadonlyMap<string, LanguageContent>,
  described: ReadonlySet<string>,
  met: ReadonlySet<string>,
  sourceIds: ReadonlySet<string> | undefined,
): Generator<Problem> {
  const { operator, legacy, gone } = files;
  const home = operator.value?.site.default_language;
  const speaker = home === undefined ? undefined : (languages.get(home) ?? [...languages.values()][0]);
  // What is gone in one language is told in that one.
  const neededAt = (name: string, [index]: readonly string[]): ReadonlySet<string> => {
    const only = name === 'gone' && languageInPath(gone.value?.[Number(index)]?.page ?? '', described);
    return only ? new Set([only]) : met;
  };
  for (const name of SHOWN) {
    const read = files[name];
    for (const { path, value } of valuesIn(read.value)) {
      if (value instanceof ByLanguage)
        yield* untranslated(value, path, read, described, neededAt(name, path));
      if (typeof value === 'string' && speaker)
        for (const word of fillWords(value, speaker.words).unknown)
          yield unknownWord(word, speaker.words, read.placeOf(path));
    }
  }
  if (home !== undefined && !described.has(home)) yield noDefault(home, described, operator);
  yield* faultsOfTerms(files.terms, described);
  yield* faultsOfSpelling(files.spelling, languages, described);
  yield* faultsOfLegacy(legacy, described);
  yield* faultsOfRegisters(files, sourceIds);
}

/** A default language that the site does not have. */
function noDefault(
  code: string,
  described: ReadonlySet<string>,
  { placeOf }: DataFiles['operator'],
): Problem {
  const detail = `the site has no language \`${code}\``;
  const path = ['site', 'default_language'];
  return invalidValue('data-file', path, placeOf, detail, nearest(code, described), [...described]);
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

/**
 * The languages that a text lacks, or has and the site does not.
 * @param codes of the site's languages
 * @param needed those that it must have
 */
function* untranslated(
  values: ByLanguage,
  path: readonly string[],
  { placeOf }: Pick<ReadYaml<unknown>, 'placeOf'>,
  codes: ReadonlySet<string>,
  needed: ReadonlySet<string>,
): Generator<Problem> {
  const keyOf = (code: string): string => [...path, code].join('.');
  for (const code of needed) {
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

/** Pictures that the operator's file names, and that are not there. */
export function* missingIcons({ operator }: DataFiles, images: ContentFiles['images']): Generator<Problem> {
  const paths = images.map(({ path }) => path);
  for (const [index, { icon }] of (operator.value?.filings ?? []).entries()) {
    if (icon === undefined || paths.includes(icon)) continue;
    const detail = `\`${icon}\` is not there`;
    yield invalidValue(
      'data-file',
      ['filings', index, 'icon'],
      operator.placeOf,
      detail,
      nearest(icon, paths),
    );
  }
}

/** The ids of sources, those with faults too; undefined where not all can be told: one of them may be mistyped. */
export function namesOf({ raw }: DataFiles['sources']): ReadonlySet<string> | undefined {
  const names = raw instanceof Object ? Object.keys(raw) : undefined;
  return names?.every((name) => idOfSource.safeParse(name).success) ? new Set(names) : undefined;
}
