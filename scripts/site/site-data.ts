import type { z } from 'zod';
import { type Place, type Problem, problem } from '../problem.ts';
import { type FindForeign, foreignFinder } from '../text/markdown/find-foreign.ts';
import { fillWords } from '../text/markdown/words.ts';
import { type ReadYaml, readYaml } from '../text/yaml/read-yaml.ts';
import type { Content, ContentFiles, DataLink, LanguageContent, Panel } from './content.ts';
import { checkData, languageOf, unknownFiles } from './data-checks.ts';
import * as schema from './data-schema.ts';
import { goneEntries, gone as goneList, legacyClaims, legacy as legacyFile } from './old-entries.ts';
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

/** A data file against its schema; undefined where there is no such file. */
type Read<S extends z.ZodType> = ReadYaml<z.infer<S>> | undefined;

/** Reads the data files, and finds what is wrong with them by themselves. */
export function readSiteData({ folder, data }: Pick<ContentFiles, 'folder' | 'data'>): SiteData {
  const files = new Map(data.map((file) => [file.path.replace(/^_data\/|\.ya?ml$/g, ''), file]));
  const problems: Problem[] = [...unknownFiles(files)];
  const read = <S extends z.ZodType>(name: string, type: S): Read<S> => {
    const source = files.get(name);
    const result = source && readYaml('data-file', source.text, source.file, 1, type);
    problems.push(...(result?.problems ?? []));
    return result;
  };
  const operator = read('operator', schema.operator);
  if (!operator) problems.push(missingFile(`${folder}/_data/operator.yaml`));
  const sources = read('sources', schema.sources);
  const panels = read('panels', schema.panels);
  const hosts = read('hosts', schema.hosts);
  const acceptances = read('acceptances', schema.acceptances);
  const legacy = read('legacy', legacyFile);
  const gone = read('gone', goneList);
  const recorded = data.find(({ path }) => path === RECORD_PATH);
  const record = recorded && readRecord(recorded.text, recorded.file);
  const glossary = read('glossary', schema.glossary);
  const translations = readTranslationRecord(data.find(({ path }) => path === TRANSLATIONS_PATH));
  problems.push(...(record?.problems ?? []), ...translations.problems);
  const described = new Set([...files.keys()].flatMap((name) => languageOf(name) ?? []));
  const tongues = [...described].flatMap((code) => {
    const language = read(`languages/${code}`, schema.language);
    if (!language?.value || language.value.code === code) return language?.value ?? [];
    const detail = `it is \`${code}\` by the name of this file`;
    problems.push(invalidValue('data-file', ['code'], language.placeOf, detail));
    return [];
  });
  const phrases = new Map(Object.entries(glossary?.value ?? {}));
  const languages = new Map(
    tongues.map((language): [string, LanguageContent] => [
      language.code,
      inLanguage(language, operator?.value, panels, foreignFinder(language, tongues, phrases)),
    ]),
  );
  problems.push(...checkData({ operator, sources, panels, legacy, gone }, languages, described));
  return {
    operator: operator?.value,
    base: operator?.value?.site.base ?? '/',
    defaultLanguage: operator?.value?.site.default_language ?? '',
    languages,
    described,
    sources: new Map(Object.entries(sources?.value ?? {})),
    sourceIds: idsIn(sources),
    dataLinks: dataLinks(operator, sources),
    hosts: hosts?.value ?? { allow: [], deny: [] },
    acceptances: (acceptances?.value ?? []).map((entry, index) => ({
      ...entry,
      place: acceptances?.placeOf([index]) as Place,
    })),
    record: record?.record,
    legacy: legacy ? legacyClaims(legacy) : [],
    gone: gone ? goneEntries(gone) : [],
    translations: translations.record,
    problems,
  };
}

/** The problem of a file that is not there, at the place where it should be. */
function missingFile(file: string): Problem {
  const facts = { key: '', fault: 'missing', detail: 'the site needs this file' } as const;
  return problem('data-file', { file, line: 1, column: 1 }, facts);
}

/** The keys of a file, whatever stands below them. */
function idsIn(read: ReadYaml<unknown> | undefined): ReadonlySet<string> | undefined {
  if (!read) return new Set();
  const { raw } = read;
  return typeof raw === 'object' && raw !== null ? new Set(Object.keys(raw)) : undefined;
}

/** What the site says in one language, the operator's words filled in. */
function inLanguage(
  language: schema.Language,
  operator: schema.Operator | undefined,
  panels: Read<typeof schema.panels>,
  findForeign: FindForeign,
): LanguageContent {
  const fallback = operator?.site.default_language ?? language.code;
  const local = (value: Localised): string => localise(value, language.code, fallback);
  const words = new Map(Object.entries(operator?.words ?? {}).map(([word, value]) => [word, local(value)]));
  const fill = (text: string): string => fillWords(text, words).text;
  const texts = Object.fromEntries(
    Object.entries(language.texts).map(([key, text = '']) => [key, fill(text)]),
  );
  const inPanels = panels ? panelsIn(panels, (text) => fill(local(text))) : [];
  return { language, words, texts, findForeign, panels: inPanels };
}

function panelsIn(
  { value, placeOf }: NonNullable<Read<typeof schema.panels>>,
  say: (text: Localised) => string,
): Panel[] {
  return (value ?? []).map(({ id, title, links }, i) => ({
    id,
    place: placeOf([i, 'id']),
    title: say(title),
    links: links.map(({ text, to }, k) => ({ text: say(text), to, place: placeOf([i, 'links', k, 'to']) })),
  }));
}

/** The links of the data files, by the path of their entry (`contact.0`, `sources.handbook`); panels have their own way. */
function dataLinks(
  operator: Read<typeof schema.operator>,
  sources: Read<typeof schema.sources>,
): ReadonlyMap<string, DataLink> {
  const language = operator?.value?.site.default_language ?? '';
  const local = (text: Localised): string => localise(text, language, language);
  const links = new Map<string, DataLink>();
  for (const [index, { href, value }] of (operator?.value?.contact ?? []).entries()) {
    const place = operator?.placeOf(['contact', index, 'href']);
    if (href !== undefined && place)
      links.set(`contact.${index}`, { href, name: local(value), place, cited: false });
  }
  for (const [id, { url, title }] of Object.entries(sources?.value ?? {})) {
    const place = sources?.placeOf([id, 'url']);
    if (url !== undefined && place)
      links.set(`sources.${id}`, { href: url, name: local(title), place, cited: true });
  }
  return links;
}
