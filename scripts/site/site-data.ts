import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { type FindForeign, foreignFinder, unbrokenIn } from '../text/markdown/find-foreign.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { Link } from '../text/outline.ts';
import { type ReadYaml, readYaml } from '../text/yaml/read-yaml.ts';
import { checkData, dataTexts, missingIcons, namesOf } from './check-data.ts';
import type {
  Acceptance,
  Content,
  ContentFiles,
  DataFile,
  LanguageContent,
  Panel,
  TextFile,
} from './content.ts';
import { dataLinks } from './data-links.ts';
import { type DataFiles, dataFiles, type Language } from './data-schema.ts';
import { fillInterface } from './interface-texts.ts';
import { leftInLanguages } from './language-gaps.ts';
import { goneEntries, legacyClaims } from './old-entries.ts';
import type { Operator } from './operator-schema.ts';
import { faultsOfTexts } from './own-texts.ts';
import { RECORD_PATH, readRecord } from './record.ts';
import { certificateDays, registerRows, registersIn } from './registers.ts';
import { invalidValue, type Localised, localise } from './schema.ts';
import { isShipped, languageOver, misnamedFolders } from './shipped-languages.ts';
import { spellingOf } from './spelling.ts';
import { findAvoidedIn, termsIn } from './terms.ts';
import { faultsOfTheme } from './theme-faults.ts';
import { readTranslationRecord, TRANSLATIONS_PATH } from './translations.ts';
import { CHANGES_FOLDER, historyFiles, readChanges } from './versions/change-file.ts';
import { CHANGELOG_PATH, VERSIONS_FOLDER } from './versions/version-lines.ts';

/** What the files under `_data/` say. */
export interface SiteData
  extends Omit<Content, 'met' | 'folder' | 'day' | 'topics' | 'downloads' | 'images' | 'overlays'> {
  /** The languages that have a file, even one with faults. */
  readonly described: ReadonlySet<string>;
  /** Folders that have another name than the code of the language that they are of, each with that code. */
  readonly misnamed: ReadonlyMap<string, string>;
  /** Those with faults too; undefined where none can be told. */
  readonly sourceIds: ReadonlySet<string> | undefined;
  /** To be filled when the topics are read, before their texts are. */
  readonly met: Set<string>;
  /** What is wrong with it as a whole. */
  readonly faultsIn: () => Iterable<Problem>;
}

/** Reads the data files, and finds what is wrong with them by themselves. */
export function readSiteData({
  folder,
  data,
  images,
  topics,
  shipped,
  overlays,
}: Pick<ContentFiles, 'folder' | 'data' | 'images' | 'topics' | 'shipped' | 'overlays'>): SiteData {
  const files = new Map(data.map((file) => [file.path.replace(/^_data\/|\.ya?ml$/g, ''), file]));
  const problems: Problem[] = [...unknownFiles(files)];
  // A file that is not there says what an empty one does.
  const unread = new Set<string>();
  const readFile = <S extends z.ZodType>(name: string, type: S): ReadYaml<z.infer<S>> => {
    const given: DataFile = files.get(name) ?? { path: '', text: '', file: `${folder}/_data/${name}.yaml` };
    const { text, file, isUnread } = given;
    const read = readYaml('data-file', text, file, 1, type);
    const result = isUnread ? { ...read, value: undefined, raw: undefined, problems: [] } : read;
    if (files.has(name)) problems.push(...result.problems);
    if (result.value === undefined) unread.add(name);
    return result;
  };
  const read = Object.fromEntries(
    Object.entries(dataFiles).map(([name, type]) => [name, readFile(name, type)]),
  ) as unknown as DataFiles;
  const { sources, acceptances } = read;
  const operator = read.operator.value;
  if (!files.has('operator')) {
    const facts = { key: '', fault: 'missing', detail: 'the site needs this file' } as const;
    const place = { file: `${folder}/_data/operator.yaml`, line: 1, column: 1 };
    problems.push(problem('data-file', place, facts));
  }
  const recorded = data.find(({ path }) => path === RECORD_PATH);
  const record = recorded && readRecord(recorded.text, recorded.file);
  const translations = readTranslationRecord(data.find(({ path }) => path === TRANSLATIONS_PATH));
  const waiting = readChanges(data.filter(({ path, isUnread }) => isChange(path) && !isUnread));
  problems.push(...(record?.problems ?? []), ...translations.problems, ...waiting.problems);
  const withFile = [...files.keys()].flatMap((name) => languageOf(name) ?? []);
  // One that comes with the generator needs no file, only pages.
  const withPages = new Set(topics.map(({ path }) => path.slice(0, path.indexOf('/'))));
  const known = [...withPages].filter((code) => isShipped(code, shipped));
  const codes = [...shipped.map(({ path }) => new Intl.Locale(path).language), ...withFile];
  const misnamed = misnamedFolders(withPages, new Set([...withFile, ...known]), codes);
  const described = new Set([...withFile, ...known, ...misnamed.values()].sort());
  const languageFiles: ReadYaml<Language>[] = [];
  for (const code of misnamed.values()) unread.add(`languages/${code}`);
  const tongues = [...described.difference(new Set(misnamed.values()))].flatMap((code) => {
    const language = readFile(`languages/${code}`, languageOver(code, shipped));
    languageFiles.push(language);
    if (!language.value || language.value.code === code) return language.value ?? [];
    const detail = `it is \`${code}\` by the name of this file`;
    problems.push(invalidValue('data-file', ['code'], language.placeOf, detail));
    return [];
  });
  const phrases = new Map(Object.entries(read.glossary.value ?? {}));
  const met = new Set<string>();
  const spoken = () => tongues.filter(({ code }) => met.has(code));
  const languages = new Map(
    tongues.map((language): [string, LanguageContent] => [
      language.code,
      inLanguage(language, operator, read, foreignLater(language, spoken, phrases)),
    ]),
  );
  problems.push(...missingIcons(read, images));
  const sourceIds = files.has('sources') ? namesOf(sources) : undefined;
  return {
    unread,
    operator,
    keepPlace: read.operator.placeOf(['site', 'keep_versions']),
    wordPlace: (word) => read.operator.placeOfKey(['words', word]),
    base: operator?.site.base ?? '/',
    defaultLanguage: operator?.site.default_language ?? '',
    languages,
    met,
    described,
    misnamed,
    sources: new Map(
      Object.entries(sources.value ?? {}).map(([id, source]) => [
        id,
        { ...source, place: sources.placeOf([id]) },
      ]),
    ),
    sourceIds,
    registers: registerRows(read),
    dataLinks: dataLinks(read),
    securityExpires: operator?.security && {
      day: operator.security.expires,
      place: read.operator.placeOf(['security', 'expires']),
      ...(operator.security.owner !== undefined && { owner: operator.security.owner }),
    },
    certificateDays: certificateDays(read),
    dataTexts: () => dataTexts(read),
    spelling: spellingOf(read, languages),
    theme: read.theme.value,
    hosts: read.hosts.value ?? { allow: [], deny: [], former_hosts: [] },
    acceptances: acceptanceEntries(acceptances),
    record: record?.record,
    legacy: legacyClaims(read.legacy),
    gone: goneEntries(read.gone, languages),
    history: historyFiles(data, waiting.changes),
    translations: translations.record,
    problems,
    *faultsIn() {
      yield* checkData(read, languages, described, met, sourceIds);
      yield* faultsOfTheme(read.theme, { images, overlays });
      yield* leftInLanguages(languageFiles, met);
      // Which words there are nobody knows where the operator's file cannot be read.
      if (read.operator.value) yield* faultsOfTexts(languageFiles, languages, shipped);
    },
  };
}

/** What is accepted: a fault in one entry, which is told, brings nothing back that another one accepts. */
function acceptanceEntries({ raw, placeOf }: DataFiles['acceptances']): Acceptance[] {
  return (Array.isArray(raw) ? raw : []).flatMap((given: unknown, index) => {
    const { data } = dataFiles.acceptances.element.safeParse(given);
    return data ? [{ ...data, place: placeOf([index]) }] : [];
  });
}

/** What finds foreign words, made when it is first asked: only then is it known which languages readers meet. */
function foreignLater(
  language: Language,
  spoken: () => readonly Language[],
  phrases: ReadonlyMap<string, string>,
): FindForeign {
  let find: FindForeign | undefined;
  return (text) => {
    find ??= foreignFinder(language, spoken(), phrases);
    return find(text);
  };
}

/** What the site says in one language, the operator's words filled in. */
function inLanguage(
  language: Language,
  operator: Operator | undefined,
  files: DataFiles,
  findForeign: FindForeign,
): LanguageContent {
  const fallback = operator?.site.default_language ?? language.code;
  const local = (value: Localised): string => localise(value, language.code, fallback);
  const words = new Map(
    Object.entries(operator?.words ?? {}).flatMap(([word, value = '']) =>
      value === '' ? [] : [[word, local(value)]],
    ),
  );
  const fill = (text: string): string => fillWords(text, words).text;
  const texts = fillInterface(language.texts, words, language.spaces);
  const panels = panelsIn(files.panels, { code: language.code, local, fill });
  const marks = marksIn(files.operator);
  const filings = filingsIn(files.operator);
  const registers = registersIn(files, { language, fallback, words, texts });
  const unbroken = unbrokenIn(language.unbroken.map(fill), language.units, language.first_of_month);
  const terms = termsIn(files.terms, language.code);
  const findAvoided = findAvoidedIn(files.terms, language);
  return {
    language,
    words,
    texts,
    findForeign,
    findAvoided,
    unbroken,
    spaces: language.spaces,
    panels,
    terms,
    marks,
    filings,
    registers,
  };
}

/** What says things in a language. */
interface Say {
  readonly code: string;
  readonly local: (value: Localised) => string;
  readonly fill: (text: string) => string;
}

function panelsIn({ value, placeOf }: DataFiles['panels'], { code, local, fill }: Say): Panel[] {
  const say = (text: Localised): string => fill(local(text));
  return (value ?? []).map(({ id, title, links }, i) => ({
    id,
    place: placeOf([i, 'id']),
    title: say(title),
    links: links.map(({ text, to }, k) => ({
      ...{ href: local(to), name: text === undefined ? null : say(text), element: 'a' },
      place: placeOf([i, 'links', k, 'to', ...(typeof to === 'string' || !(code in to) ? [] : [code])]),
    })),
  }));
}

/** The ways to what the marks of sections mean; like those of panels they start from the folder of each language. */
function marksIn({ value, placeOf }: DataFiles['operator']): ReadonlyMap<string, Link> {
  const marks = Object.entries(value?.marks ?? {}).flatMap(([kind, href]): [string, Link][] =>
    href === undefined
      ? []
      : [[kind, { href, place: placeOf(['marks', kind]), element: 'other', name: null }]],
  );
  return new Map(marks);
}

/** The ways to topics from the foot of pages. */
function filingsIn({ value, placeOf }: DataFiles['operator']): ReadonlyMap<number, Link> {
  const filings = (value?.filings ?? []).flatMap(({ to }, index): [number, Link][] =>
    to === undefined
      ? []
      : [[index, { href: to, place: placeOf(['filings', index, 'to']), element: 'a', name: null }]],
  );
  return new Map(filings);
}

/** The code of the language that a data file describes, by its name without the ending. */
function languageOf(name: string): string | undefined {
  return /^languages\/([^/]+)$/.exec(name)?.[1];
}

/** Whether a file speaks of a change that waits to be released. */
function isChange(path: string): boolean {
  return path.startsWith(CHANGES_FOLDER) && /^[^/]+\.ya?ml$/.test(path.slice(CHANGES_FOLDER.length));
}

/** Whether commands keep the history of the site in a file. */
function isHistory(path: string): boolean {
  return path === CHANGELOG_PATH || (path.startsWith(VERSIONS_FOLDER) && path.endsWith('.jsonl'));
}

/** What can stand under `_data/`, languages and the record aside. */
const KNOWN = [...Object.keys(dataFiles), 'translations.txt'];
const DATA_FILES = [...KNOWN, 'languages/<code>', 'changes/<name>'].map((name) =>
  name.includes('.') ? name : `${name}.yaml`,
);

/** The data files that nothing reads. @param files by their names without the ending */
function* unknownFiles(files: ReadonlyMap<string, TextFile>): Generator<Problem> {
  for (const [name, { file, path }] of files) {
    if (KNOWN.includes(name) || path === RECORD_PATH || languageOf(name) !== undefined) continue;
    if (isChange(path) || isHistory(path)) continue;
    const meant = nearest(name, KNOWN);
    const suggestion = meant && DATA_FILES[KNOWN.indexOf(meant)];
    const facts = { reason: 'unknown-data', detail: DATA_FILES.join(', ') } as const;
    yield problem(
      'unreadable-file',
      { file, line: 1, column: 1 },
      { ...facts, ...(suggestion && { suggestion }) },
    );
  }
}
