import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { LanguageContent, TextFile } from './content.ts';
import * as schema from './data-schema.ts';
import { readOldAddress } from './old-address.ts';
import { gone as goneList, type legacy as legacyFile } from './old-entries.ts';
import { RECORD_PATH } from './record.ts';
import { invalidValue, localised, unknownWord } from './schema.ts';

const NO_LANGUAGE = 'this language has no file in _data/languages/';

/** The code of the language that a data file describes, by its name without the ending. */
export function languageOf(name: string): string | undefined {
  return /^languages\/([^/]+)$/.exec(name)?.[1];
}

/** What can stand under `_data/`, languages and the record aside. */
const KNOWN = [
  ...['operator', 'sources', 'panels', 'glossary', 'hosts', 'acceptances', 'legacy', 'gone'],
  'translations.txt',
];

/** The data files that nothing reads. @param files by their names without the ending */
export function* unknownFiles(files: ReadonlyMap<string, TextFile>): Generator<Problem> {
  for (const [name, { file, path }] of files) {
    if (KNOWN.includes(name) || path === RECORD_PATH || languageOf(name) !== undefined) continue;
    const meant = nearest(name, KNOWN);
    const facts = {
      reason: 'unknown-data',
      ...(meant && { suggestion: meant.endsWith('.txt') ? meant : `${meant}.yaml` }),
    } as const;
    yield problem('unreadable-file', { file, line: 1, column: 1 }, facts);
  }
}

/** The data files that say something in languages; undefined is one that is not there. */
export interface DataFiles {
  readonly operator: ReadYaml<schema.Operator> | undefined;
  readonly sources: ReadYaml<unknown> | undefined;
  readonly panels: ReadYaml<unknown> | undefined;
  readonly legacy: ReadYaml<z.infer<typeof legacyFile>> | undefined;
  readonly gone: ReadYaml<z.infer<typeof goneList>> | undefined;
}

/**
 * What is wrong with data files whose values are each of the right kind.
 * @param described the languages that have a file, even one with faults
 */
export function* checkData(
  { operator, sources, panels, legacy, gone }: DataFiles,
  languages: ReadonlyMap<string, LanguageContent>,
  described: ReadonlySet<string>,
): Generator<Problem> {
  yield* untranslated(operator, schema.operator, described);
  yield* untranslated(sources, schema.sources, described);
  yield* untranslated(panels, schema.panels, described);
  yield* untranslated(gone, goneList, described);
  if (operator?.value) {
    const home = operator.value.site.default_language;
    const known = languages.get(home) ?? [...languages.values()][0];
    for (const texts of [operator, sources, panels, gone]) yield* unknownWords(texts, known);
    if (!described.has(home))
      yield invalidValue('data-file', ['site', 'default_language'], operator.placeOf, NO_LANGUAGE);
  }
  if (legacy) yield* faultsOfLegacy(legacy, described);
  if (gone) yield* strayLanguages(gone, described);
}

/** Languages that legacy addresses lead into and the site does not have, and names of which a form makes no address of a page. */
function* faultsOfLegacy(
  { value, placeOf }: NonNullable<DataFiles['legacy']>,
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
  { value, placeOf }: NonNullable<DataFiles['gone']>,
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

/** The `{word}`s in a data file that the operator does not define. */
function* unknownWords(
  read: ReadYaml<unknown> | undefined,
  language: LanguageContent | undefined,
): Generator<Problem> {
  if (!read?.value || !language) return;
  for (const { path, text } of textsIn(read.raw, []))
    for (const word of fillWords(text, language.words).unknown)
      yield unknownWord(word, language.words, read.placeOf(path));
}

type Path = readonly (string | number)[];

function* textsIn(value: unknown, path: Path): Generator<{ path: Path; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else for (const [key, item] of Object.entries(Object(value))) yield* textsIn(item, [...path, key]);
}

/**
 * What is wrong with the values of a data file that are given once for each language: one that a language of the site
 * lacks, and one for a language that the site does not have.
 * @param codes of the site's languages
 */
function* untranslated(
  read: ReadYaml<unknown> | undefined,
  type: z.ZodType,
  codes: ReadonlySet<string>,
): Generator<Problem> {
  if (!read?.value) return;
  for (const [path, values] of localisedValues(type, read.raw)) {
    const keyOf = (code: string): string => [...path, code].join('.');
    for (const code of codes) {
      if (values[code] !== undefined) continue;
      const detail = `there is no value for the language \`${code}\``;
      yield problem('data-file', read.placeOf(path), { key: keyOf(code), fault: 'missing', detail });
    }
    for (const code of Object.keys(values)) {
      if (codes.has(code)) continue;
      const suggestion = nearest(code, codes);
      const detail = `the languages of the site: ${[...codes].join(', ')}`;
      const facts = {
        key: keyOf(code),
        fault: 'unknown',
        detail,
        ...(suggestion && { suggestion }),
      } as const;
      yield problem('data-file', read.placeOf([...path, code]), facts);
    }
  }
}

type Schema = z.core.$ZodType;

/** What zod knows of a schema, as far as it holds others. */
interface Definition {
  readonly innerType?: Schema;
  readonly options?: readonly Schema[];
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly catchall?: Schema;
  readonly element?: Schema;
  readonly valueType?: Schema;
}

/** Finds the values of a data file that its schema lets be given once for each language, and that are. */
function* localisedValues(
  type: Schema,
  value: unknown,
  path: Path = [],
): Generator<[path: Path, values: Readonly<Record<string, unknown>>]> {
  if (typeof value !== 'object' || value === null) return;
  const { innerType, options, shape, catchall, element, valueType } = type._zod.def as Definition;
  if (type === localised) yield [path, { ...value }];
  else if (innerType) yield* localisedValues(innerType, value, path);
  else if (options) for (const option of options) yield* localisedValues(option, value, path);
  else
    for (const [key, item] of Object.entries(value)) {
      const inner = element ?? shape?.[key] ?? catchall ?? valueType;
      if (inner) yield* localisedValues(inner, item, [...path, element ? Number(key) : key]);
    }
}
