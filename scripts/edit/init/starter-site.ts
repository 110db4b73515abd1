import { readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, parseDocument, type YAMLMap } from 'yaml';
import { filesOf, inFolder } from '../../files.ts';
import type { ContentFiles } from '../../site/content.ts';
import { NO_OVERLAYS } from '../../site/load-overlays.ts';
import { loadShipped } from '../../site/load-shipped.ts';
import { readContent } from '../../site/read-content.ts';
import {
  sectionHashes,
  shortHash,
  TRANSLATIONS_PATH,
  writeTranslationRecord,
} from '../../site/translations.ts';
import { editorSchemas, schemaLine } from '../fields/editor-schemas.ts';
import { VERSION_PATH, versionText } from '../fields/version-file.ts';
import { plannedFiles } from '../planned-files.ts';
import { type StarterLanguage, starterFolder } from './starter-languages.ts';

/** The day from which the starter counts. Its days of that year and later are the operator's own; those before it are of laws. */
const WRITTEN = '2026-11-02';
const OWN_DAY = /\b20(?:2[6-9]|[3-9]\d)-\d\d-\d\d\b/g;

/** What a site is made from. */
export interface Beginning {
  readonly operator: string;
  readonly url: string;
  readonly base: string;
  /** The default language first. */
  readonly languages: readonly StarterLanguage[];
}

/**
 * The files of a new site, by their paths inside the content folder: the starter in the languages that were chosen, with the
 * translations marked as up to date.
 * @param day on which it begins, `YYYY-MM-DD`: its statements were stated and reviewed then
 */
export function starterSite(beginning: Beginning, day: string): Map<string, string> {
  const texts = starterTexts(beginning, day);
  const record = translationsOf(texts, day);
  if (record !== undefined) texts.set(TRANSLATIONS_PATH, record);
  for (const [path, schema] of editorSchemas()) texts.set(path, schema);
  texts.set(VERSION_PATH, versionText());
  return texts;
}

/** What the starter says in the languages of a site, by its paths there. @param day on which it says so */
export function starterTexts(beginning: Beginning, day: string): Map<string, string> {
  const made = filesOf(starterFolder).flatMap((file) => {
    const path = inFolder(starterFolder, file);
    const found = fileOf(path, readFileSync(file, 'utf8'), beginning, day);
    return found ? [found] : [];
  });
  return new Map(made);
}

/** A file as the new site has it; undefined of one that it does not have. */
function fileOf(
  path: string,
  text: string,
  beginning: Beginning,
  day: string,
): [path: string, text: string] | undefined {
  const { languages } = beginning;
  const moved = text.replace(OWN_DAY, (own) => movedDay(own, day));
  const [, code, rest = ''] = /^(?:_data\/languages\/)?([a-z]+)(\/.+|\.yaml)$/.exec(path) ?? [];
  const language = languages.find(({ inStarter }) => inStarter === code);
  if (path.startsWith('_data/languages/')) {
    if (!language) return undefined;
    const made = `_data/languages/${language.code}.yaml`;
    return [made, (schemaLine(made) ?? '') + moved.replace(/^tag: .*$/m, `tag: ${language.tag}`)];
  }
  if (path.endsWith('.md'))
    return language && [language.code + rest, moved.replaceAll(`](/${code}/`, `](/${language.code}/`)];
  if (!path.endsWith('.yaml')) return undefined;
  const document = parseDocument(moved);
  narrow(document, languages);
  if (path === '_data/operator.yaml') nameOperator(document, beginning);
  return [path, (schemaLine(path) ?? '') + document.toString({ lineWidth: 0 })];
}

/** The day as long after the beginning of a site as it is after that of the starter. */
function movedDay(own: string, day: string): string {
  const days = Date.parse(own) - Date.parse(WRITTEN) + Date.parse(day);
  return new Date(days).toISOString().slice(0, 10);
}

/** Leaves of every text by language those of the site, the default language first. */
function narrow(document: Document, languages: readonly StarterLanguage[]): void {
  const codes = new Map(languages.map(({ inStarter, code }) => [inStarter, code]));
  for (const map of mapsIn(document.contents)) {
    const texts = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : undefined, pair]));
    if (!texts.has('en')) continue;
    map.items = [...codes].flatMap(([inStarter, code]) => {
      const pair = texts.get(inStarter);
      if (pair && isScalar(pair.key)) pair.key.value = code;
      return pair ?? [];
    });
  }
}

function* mapsIn(node: unknown): Generator<YAMLMap> {
  if (isMap(node)) yield node;
  const items = (node as { items?: unknown[] } | null)?.items ?? [];
  for (const item of items) yield* mapsIn((item as { value?: unknown }).value ?? item);
}

function nameOperator(document: Document, { operator, url, base, languages }: Beginning): void {
  document.setIn(['site', 'url'], url);
  document.setIn(['site', 'base'], base);
  document.setIn(['site', 'default_language'], languages[0]?.code);
  document.setIn(['words', 'operator'], operator);
}

/** The record of what each translation was compared with; undefined where the site has one language. */
function translationsOf(texts: ReadonlyMap<string, string>, day: string): string | undefined {
  const none = { topics: [], data: [], downloads: [], images: [], overlays: NO_OVERLAYS, problems: [] };
  const files: ContentFiles = { folder: 'content', day, ...none, shipped: loadShipped() };
  const { twins, defaultLanguage } = readContent(plannedFiles(files, texts));
  const record = new Map<string, ReadonlySet<string>>();
  for (const { original, translation } of twins) {
    if (original.language !== defaultLanguage) continue;
    record.set(translation.path, new Set([shortHash(original.hash)]));
    for (const [id, hash] of sectionHashes(original))
      record.set(`${translation.path}#${id}`, new Set([hash]));
  }
  return record.size > 0 ? writeTranslationRecord(record) : undefined;
}
