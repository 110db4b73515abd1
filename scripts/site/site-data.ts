import type { z } from 'zod';
import { type Place, type Problem, problem } from '../problem.ts';
import { type FindForeign, foreignFinder } from '../text/markdown/find-foreign.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { Link } from '../text/outline.ts';
import { type ReadYaml, readYaml } from '../text/yaml/read-yaml.ts';
import type { Content, ContentFiles, LanguageContent, Panel } from './content.ts';
import { checkData, languageOf, unknownFiles } from './data-checks.ts';
import {
  type DataFiles,
  dataFiles,
  type Language,
  language as languageFile,
  type Operator,
} from './data-schema.ts';
import { goneEntries, legacyClaims } from './old-entries.ts';
import { RECORD_PATH, readRecord } from './record.ts';
import { invalidValue, type Localised, localise } from './schema.ts';
import { readTranslationRecord, TRANSLATIONS_PATH } from './translations.ts';

/** What the files under `_data/` say. */
export interface SiteData extends Omit<Content, 'folder' | 'topics' | 'downloads'> {
  /** The languages that have a file, even one with faults. */
  readonly described: ReadonlySet<string>;
  /** Those with faults too; undefined where none can be told. */
  readonly sourceIds: ReadonlySet<string> | undefined;
}

/** Reads the data files, and finds what is wrong with them by themselves. */
export function readSiteData({ folder, data }: Pick<ContentFiles, 'folder' | 'data'>): SiteData {
  const files = new Map(data.map((file) => [file.path.replace(/^_data\/|\.ya?ml$/g, ''), file]));
  const problems: Problem[] = [...unknownFiles(files)];
  // A file that is not there says what an empty one does.
  const readFile = <S extends z.ZodType>(name: string, type: S): ReadYaml<z.infer<S>> => {
    const { text, file } = files.get(name) ?? { text: '', file: `${folder}/_data/${name}.yaml` };
    const result = readYaml('data-file', text, file, 1, type);
    if (files.has(name)) problems.push(...result.problems);
    return result;
  };
  const read = Object.fromEntries(
    Object.entries(dataFiles).map(([name, type]) => [name, readFile(name, type)]),
  ) as unknown as DataFiles;
  const { sources, panels, acceptances } = read;
  const operator = read.operator.value;
  if (!files.has('operator')) problems.push(missingFile(`${folder}/_data/operator.yaml`));
  const recorded = data.find(({ path }) => path === RECORD_PATH);
  const record = recorded && readRecord(recorded.text, recorded.file);
  const translations = readTranslationRecord(data.find(({ path }) => path === TRANSLATIONS_PATH));
  problems.push(...(record?.problems ?? []), ...translations.problems);
  const described = new Set([...files.keys()].flatMap((name) => languageOf(name) ?? []));
  const tongues = [...described].flatMap((code) => {
    const language = readFile(`languages/${code}`, languageFile);
    if (!language.value || language.value.code === code) return language.value ?? [];
    const detail = `it is \`${code}\` by the name of this file`;
    problems.push(invalidValue('data-file', ['code'], language.placeOf, detail));
    return [];
  });
  const phrases = new Map(Object.entries(read.glossary.value ?? {}));
  const languages = new Map(
    tongues.map((language): [string, LanguageContent] => [
      language.code,
      inLanguage(language, operator, panels, foreignFinder(language, tongues, phrases)),
    ]),
  );
  problems.push(...checkData(read, languages, described));
  return {
    operator,
    base: operator?.site.base ?? '/',
    defaultLanguage: operator?.site.default_language ?? '',
    languages,
    described,
    sources: new Map(Object.entries(sources.value ?? {})),
    sourceIds: sources.raw instanceof Object ? new Set(Object.keys(sources.raw)) : undefined,
    dataLinks: dataLinks(read),
    hosts: read.hosts.value ?? { allow: [], deny: [] },
    acceptances: (acceptances.value ?? []).map((entry, index) => ({
      ...entry,
      place: acceptances.placeOf([index]),
    })),
    record: record?.record,
    legacy: legacyClaims(read.legacy),
    gone: goneEntries(read.gone),
    translations: translations.record,
    problems,
  };
}

/** The problem of a file that is not there, at the place where it should be. */
function missingFile(file: string): Problem {
  const facts = { key: '', fault: 'missing', detail: 'the site needs this file' } as const;
  return problem('data-file', { file, line: 1, column: 1 }, facts);
}

/** What the site says in one language, the operator's words filled in. */
function inLanguage(
  language: Language,
  operator: Operator | undefined,
  panels: DataFiles['panels'],
  findForeign: FindForeign,
): LanguageContent {
  const fallback = operator?.site.default_language ?? language.code;
  const local = (value: Localised): string => localise(value, language.code, fallback);
  const words = new Map(Object.entries(operator?.words ?? {}).map(([word, value]) => [word, local(value)]));
  const fill = (text: string): string => fillWords(text, words).text;
  const texts = Object.fromEntries(
    Object.entries(language.texts).map(([key, text = '']) => [key, fill(text)]),
  );
  return { language, words, texts, findForeign, panels: panelsIn(panels, (text) => fill(local(text))) };
}

function panelsIn({ value, placeOf }: DataFiles['panels'], say: (text: Localised) => string): Panel[] {
  return (value ?? []).map(({ id, title, links }, i) => ({
    id,
    place: placeOf([i, 'id']),
    title: say(title),
    links: links.map(({ text, to }, k) => ({ text: say(text), to, place: placeOf([i, 'links', k, 'to']) })),
  }));
}

/** The links of the data files, by the path of their entry (`contact.0`, `sources.handbook`); panels have their own way. */
function dataLinks({ operator, sources }: DataFiles): ReadonlyMap<string, Link> {
  const language = operator.value?.site.default_language ?? '';
  const linkTo = (href: string, text: Localised, place: Place): Link => ({
    ...{ href, place, element: 'a' },
    name: localise(text, language, language),
  });
  const links = new Map<string, Link>();
  for (const [index, { href, value }] of (operator.value?.contact ?? []).entries())
    if (href !== undefined)
      links.set(`contact.${index}`, linkTo(href, value, operator.placeOf(['contact', index, 'href'])));
  for (const [id, { url, title }] of Object.entries(sources.value ?? {}))
    if (url !== undefined)
      links.set(`sources.${id}`, { ...linkTo(url, title, sources.placeOf([id, 'url'])), cited: true });
  return links;
}
