import type { z } from 'zod';
import { fillWords } from '../markdown/words.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { ContentFiles, LanguageContent, Panel, TextFile } from './content.ts';
import * as schema from './data-schema.ts';
import { localise } from './localise.ts';
import { unknownWord } from './read-matter.ts';
import { type ReadYaml, readYaml } from './yaml.ts';

/** What the files under `_data/` say. */
export interface SiteData {
  /** Undefined where its file has faults. */
  readonly operator: schema.Operator | undefined;
  readonly languages: ReadonlyMap<string, LanguageContent>;
  /** The languages that have a file, even one with faults. */
  readonly described: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, schema.Source>;
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
  const languages = new Map<string, LanguageContent>();
  const described = new Set([...files.keys()].flatMap((name) => languageOf(name) ?? []));
  for (const code of described) {
    const language = read(`languages/${code}`, schema.language);
    if (!language.value) continue;
    if (language.value.code === code) languages.set(code, inLanguage(language.value, operator.value, panels));
    else problems.push(invalid(language, ['code'], `it is \`${code}\` by the name of this file`));
  }
  if (operator.value) {
    const known = languages.get(operator.value.site.default_language) ?? [...languages.values()][0];
    for (const texts of [operator, sources, panels]) problems.push(...unknownWords(texts, known));
    if (!described.has(operator.value.site.default_language)) {
      problems.push(
        invalid(operator, ['site', 'default_language'], 'this language has no file in _data/languages/'),
      );
    }
  }
  return {
    operator: operator.value,
    languages,
    described,
    sources: new Map(Object.entries(sources?.value ?? {})),
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
  const known = ['operator', 'sources', 'panels'];
  for (const [name, { file }] of files) {
    if (known.includes(name) || languageOf(name) !== undefined) continue;
    const meant = nearest(name, known);
    const facts = { reason: 'unknown-data', ...(meant && { suggestion: `${meant}.yaml` }) } as const;
    yield problem('unreadable-file', { file, line: 1, column: 1 }, facts);
  }
}

function invalid(read: ReadYaml<unknown>, path: readonly string[], detail: string): Problem {
  return problem('data-file', read.placeOf(path), { key: path.join('.'), fault: 'invalid', detail });
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

const NOWHERE = { file: '', line: 1, column: 1 };

function inLanguage(
  language: schema.Language,
  operator: schema.Operator | undefined,
  panels: Read<typeof schema.panels> | undefined,
): LanguageContent {
  const fallback = operator?.site.default_language ?? language.code;
  const local = (value: schema.Localised): string => localise(value, language.code, fallback);
  const words = new Map(Object.entries(operator?.words ?? {}).map(([word, value]) => [word, local(value)]));
  const fill = (text: string): string => fillWords(text, words).text;
  const texts = Object.fromEntries(Object.entries(language.texts).map(([key, text]) => [key, fill(text)]));
  const inPanels = (panels?.value ?? []).map(
    (panel, i): Panel => ({
      id: panel.id,
      place: panels?.placeOf([i, 'id']) ?? NOWHERE,
      title: fill(local(panel.title)),
      links: panel.links.map((link, k) => ({
        text: fill(local(link.text)),
        to: link.to,
        place: panels?.placeOf([i, 'links', k, 'to']) ?? NOWHERE,
      })),
    }),
  );
  return { language, words, texts, panels: inPanels };
}
