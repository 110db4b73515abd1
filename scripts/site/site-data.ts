import type { z } from 'zod';
import type { Place, Problem } from '../problem.ts';
import { foreignFinder } from '../text/markdown/find-foreign.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { acceptances as acceptanceList, type Hosts, hosts as hostLists } from './check-schema.ts';
import type { Acceptance, ContentFiles, LanguageContent } from './content.ts';
import {
  languageOf,
  strayLanguages,
  unknownFiles,
  unknownLanguages,
  unknownWords,
  unreadableNames,
} from './data-checks.ts';
import { type DataLink, dataLinks } from './data-links.ts';
import * as schema from './data-schema.ts';
import { type Gone, goneEntries } from './gone.ts';
import { inLanguage } from './in-language.ts';
import { invalidValue } from './invalid-value.ts';
import { type LegacyAddress, legacyAddresses } from './legacy.ts';
import * as old from './old-pages-schema.ts';
import type { PublishedRecord } from './published-record.ts';
import { readDataFile } from './read-data-file.ts';
import { readRecord } from './read-record.ts';
import { RECORD_PATH } from './record-path.ts';
import { readTranslationRecord, TRANSLATIONS_PATH, type TranslationRecord } from './translation-record.ts';
import { untranslated } from './untranslated.ts';

/** What the files under `_data/` say. */
export interface SiteData {
  /** Undefined where its file has faults. */
  readonly operator: schema.Operator | undefined;
  readonly languages: ReadonlyMap<string, LanguageContent>;
  /** The languages that have a file, even one with faults. */
  readonly described: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, schema.Source>;
  /** Those with faults too; undefined where none can be told. */
  readonly sourceIds: ReadonlySet<string> | undefined;
  readonly dataLinks: ReadonlyMap<string, DataLink>;
  readonly hosts: Hosts;
  readonly acceptances: readonly Acceptance[];
  readonly record: PublishedRecord | undefined;
  readonly legacy: readonly LegacyAddress[];
  readonly gone: readonly Gone[];
  readonly translations: TranslationRecord;
  readonly problems: readonly Problem[];
}

type Read<S extends z.ZodType> = ReadYaml<z.infer<S>>;

/** Reads the data files, and finds what is wrong with them by themselves. */
export function readSiteData({ folder, data }: Pick<ContentFiles, 'folder' | 'data'>): SiteData {
  const files = new Map(data.map((file) => [file.path.replace(/^_data\/|\.ya?ml$/g, ''), file]));
  const problems: Problem[] = [...unknownFiles(files)];
  const read = <S extends z.ZodType>(name: string, type: S): Read<S> => {
    const result = readDataFile(folder, name, files.get(name), type);
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
  const legacy = optional('legacy', old.legacy);
  const gone = optional('gone', old.gone);
  const recorded = data.find(({ path }) => path === RECORD_PATH);
  const record = recorded && readRecord(recorded.text, recorded.file);
  problems.push(...(record?.problems ?? []));
  const glossary = optional('glossary', schema.glossary);
  const translations = readTranslationRecord(data.find(({ path }) => path === TRANSLATIONS_PATH));
  problems.push(...translations.problems);
  const described = new Set([...files.keys()].flatMap((name) => languageOf(name) ?? []));
  const tongues: schema.Language[] = [];
  for (const code of described) {
    const language = read(`languages/${code}`, schema.language);
    if (!language.value) continue;
    if (language.value.code === code) tongues.push(language.value);
    else
      problems.push(
        invalidValue('data-file', ['code'], language.placeOf, `it is \`${code}\` by the name of this file`),
      );
  }
  const phrases = new Map(Object.entries(glossary?.value ?? {}));
  const languages = new Map(
    tongues.map((language): [string, LanguageContent] => [
      language.code,
      inLanguage(language, operator.value, panels, foreignFinder(language, tongues, phrases)),
    ]),
  );
  problems.push(
    ...untranslated(operator, schema.operator, described),
    ...untranslated(sources, schema.sources, described),
    ...untranslated(panels, schema.panels, described),
    ...untranslated(gone, old.gone, described),
  );
  if (operator.value) {
    const known = languages.get(operator.value.site.default_language) ?? [...languages.values()][0];
    for (const texts of [operator, sources, panels, gone]) problems.push(...unknownWords(texts, known));
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
    sourceIds: idsIn(sources),
    dataLinks: dataLinks(operator, sources),
    hosts: hosts?.value ?? { allow: [], deny: [] },
    acceptances: (acceptances?.value ?? []).map((entry, index) => ({
      ...entry,
      place: acceptances?.placeOf([index]) as Place,
    })),
    record: record?.record,
    legacy: legacy ? legacyAddresses(legacy) : [],
    gone: gone ? goneEntries(gone) : [],
    problems: [
      ...problems,
      ...unknownLanguages(legacy, described),
      ...unreadableNames(legacy),
      ...strayLanguages(gone, described),
    ],
    translations: translations.record,
  };
}

/** The keys of a file, whatever stands below them. */
function idsIn(read: ReadYaml<unknown> | undefined): ReadonlySet<string> | undefined {
  if (!read) return new Set();
  const { raw } = read;
  return typeof raw === 'object' && raw !== null ? new Set(Object.keys(raw)) : undefined;
}
