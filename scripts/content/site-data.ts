import type { z } from 'zod';
import { fillWords } from '../markdown/words.ts';
import { nearest } from '../nearest.ts';
import { type Place, type Problem, problem } from '../problem.ts';
import { acceptances as acceptanceList, type Hosts, hosts as hostLists } from './check-schema.ts';
import type { Acceptance, ContentFiles, LanguageContent, TextFile } from './content.ts';
import { type DataLink, dataLinks } from './data-links.ts';
import * as schema from './data-schema.ts';
import { inLanguage } from './in-language.ts';
import { invalidValue } from './invalid-value.ts';
import { unknownWord } from './read-matter.ts';
import { RECORD_PATH, readTranslationRecord, type TranslationRecord } from './translation-record.ts';
import { type ReadYaml, readYaml } from './yaml.ts';

/** What the files under `_data/` say. */
export interface SiteData {
  /** Undefined where its file has faults. */
  readonly operator: schema.Operator | undefined;
  readonly languages: ReadonlyMap<string, LanguageContent>;
  /** The languages that have a file, even one with faults. */
  readonly described: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, schema.Source>;
  readonly dataLinks: ReadonlyMap<string, DataLink>;
  readonly hosts: Hosts;
  readonly acceptances: readonly Acceptance[];
  readonly translations: TranslationRecord;
  readonly problems: readonly Problem[];
}

type Read<S extends z.ZodType> = ReadYaml<z.infer<S>>;

/** Reads the data files, and finds what is wrong with them by themselves. */
export function readSiteData({ folder, data }: Pick<ContentFiles, 'folder' | 'data'>): SiteData {
  const files = new Map(data.map((file) => [file.path.replace(/^_data\/|\.ya?ml$/g, ''), file]));
  const problems: Problem[] = [...unknownFiles(files)];
  const read = <S extends z.ZodType>(name: string, type: S): Read<S> => {
    const result = readFile(folder, name, files.get(name), type);
    problems.push(...result.problems);
    return result;
  };
  const optional = <S extends z.ZodType>(name: string, type: S) =>
    files.has(name) ? read(name, type) : undefined;
  const operator = read('operator', schema.operator);
  const sources = optional('sources', schema.sources);
  const panels = optional('panels', schema.panels);
  const hosts = optional('hosts', hostLists);
  const acceptances = optional('acceptances', acceptanceList);
  const translations = readTranslationRecord(data.find(({ path }) => path === RECORD_PATH));
  problems.push(...translations.problems);
  const languages = new Map<string, LanguageContent>();
  const described = new Set([...files.keys()].flatMap((name) => languageOf(name) ?? []));
  for (const code of described) {
    const language = read(`languages/${code}`, schema.language);
    if (!language.value) continue;
    if (language.value.code === code) languages.set(code, inLanguage(language.value, operator.value, panels));
    else
      problems.push(
        invalidValue('data-file', ['code'], language.placeOf, `it is \`${code}\` by the name of this file`),
      );
  }
  if (operator.value) {
    const known = languages.get(operator.value.site.default_language) ?? [...languages.values()][0];
    for (const texts of [operator, sources, panels]) problems.push(...unknownWords(texts, known));
    if (!described.has(operator.value.site.default_language)) {
      problems.push(
        invalidValue(
          'data-file',
          ['site', 'default_language'],
          operator.placeOf,
          'this language has no file in _data/languages/',
        ),
      );
    }
  }
  return {
    operator: operator.value,
    languages,
    described,
    sources: new Map(Object.entries(sources?.value ?? {})),
    dataLinks: dataLinks(operator, sources),
    hosts: hosts?.value ?? { allow: [], deny: [] },
    acceptances: (acceptances?.value ?? []).map((entry, index) => ({
      ...entry,
      place: acceptances?.placeOf([index]) as Place,
    })),
    translations: translations.record,
    problems,
  };
}

function languageOf(name: string): string | undefined {
  return /^languages\/([^/]+)$/.exec(name)?.[1];
}

function readFile<S extends z.ZodType>(
  folder: string,
  name: string,
  source: TextFile | undefined,
  type: S,
): Read<S> {
  if (source) return readYaml('data-file', source.text, source.file, 1, type);
  const place = { file: `${folder}/_data/${name}.yaml`, line: 1, column: 1 };
  const missing = problem('data-file', place, {
    key: '',
    fault: 'missing',
    detail: 'the site needs this file',
  });
  return { value: undefined, raw: undefined, problems: [missing], placeOf: () => place };
}

function* unknownFiles(files: ReadonlyMap<string, TextFile>): Generator<Problem> {
  const known = ['operator', 'sources', 'panels', 'hosts', 'acceptances', 'translations.txt'];
  for (const [name, { file }] of files) {
    if (known.includes(name) || languageOf(name) !== undefined) continue;
    const meant = nearest(name, known);
    const facts = {
      reason: 'unknown-data',
      ...(meant && { suggestion: meant.endsWith('.txt') ? meant : `${meant}.yaml` }),
    } as const;
    yield problem('unreadable-file', { file, line: 1, column: 1 }, facts);
  }
}

/** The `{word}`s in a data file that the operator does not define. */
function* unknownWords(
  read: ReadYaml<unknown> | undefined,
  language: LanguageContent | undefined,
): Generator<Problem> {
  if (!read?.value || !language) return;
  for (const { path, text } of textsIn(read.raw, [])) {
    for (const word of fillWords(text, language.words).unknown) {
      yield unknownWord(word, language.words, read.placeOf(path));
    }
  }
}

function* textsIn(
  value: unknown,
  path: readonly PropertyKey[],
): Generator<{ path: readonly PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
  }
}
