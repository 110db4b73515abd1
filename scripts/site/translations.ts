import type { Problem } from '../problem.ts';
import type { Topic, TranslationRecord } from './content.ts';
import { damagedLine } from './schema.ts';

/** The name of the file below the content folder. */
export const TRANSLATIONS_PATH = '_data/translations.txt';

const LINE = /^([a-z0-9/_-]+\.md(?:#\S.*?)?) +([0-9a-f]{8})$/;
const HEAD = '# What each translation was last compared with. `npm run review -- --done` writes this file.';

const UNMERGED =
  'two versions of this file were not merged: keep the lines of both, and remove this line; `merge=union` in .gitattributes does so by itself';

/**
 * Reads `_data/translations.txt`: a key and a hash a line, in any order, lines twice if need be, so that two branches can
 * be merged by keeping all lines of both. A line of another form is told, and the others count.
 */
export function readTranslationRecord(source: { readonly file: string; readonly text: string } | undefined): {
  record: TranslationRecord;
  problems: readonly Problem[];
} {
  const record = new Map<string, Set<string>>();
  const problems: Problem[] = [];
  for (const [index, line] of (source?.text ?? '').split('\n').entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const [, key, hash] = LINE.exec(text) ?? [];
    if (key !== undefined && hash !== undefined) record.set(key, (record.get(key) ?? new Set()).add(hash));
    else if (source) {
      const isConflict = /^(?:<{7}|={7}|>{7}|\|{7})/.test(text);
      const damage = `line ${index + 1} is not of the form \`zh/privacy/access.md#limits 3fa29c1b\``;
      const detail = isConflict ? UNMERGED : damage;
      problems.push(damagedLine(source.file, index + 1, detail));
    }
  }
  return { record, problems };
}

/** The text of the file, sorted: two ways to the same record give the same bytes. */
export function writeTranslationRecord(record: TranslationRecord): string {
  const lines = [...record].flatMap(([key, hashes]) => [...hashes].map((hash) => `${key} ${hash}`));
  return [HEAD, ...lines.sort(), ''].join('\n');
}

/** The hashes of a topic's sections, by their ids in the order of the page. */
export type SectionHashes = ReadonlyMap<string, string>;

/** The sections of which the original changed since they were compared, or that are new; or that none was ever compared. */
type Staleness = readonly { readonly id: string; readonly reason: 'changed' | 'new' }[] | 'never';

/** A hash as the record writes it. @param hash SHA-1 in base64, as topics have it */
export function shortHash(hash: string): string {
  return Buffer.from(hash.slice(0, 8), 'base64').toString('hex').slice(0, 8);
}

/** Compares a translation with its record. The sections of the original are asked for only where its file is not the one recorded. */
export function stalenessOf(translation: Topic, original: Topic, record: TranslationRecord): Staleness {
  const { path } = translation;
  if (record.get(path)?.has(shortHash(original.hash))) return [];
  const sections = [...sectionHashes(original)];
  if (!sections.some(([id]) => record.has(`${path}#${id}`))) return 'never';
  return sections.flatMap(([id, hash]) => {
    const known = record.get(`${path}#${id}`);
    if (known?.has(hash)) return [];
    return [{ id, reason: known ? ('changed' as const) : ('new' as const) }];
  });
}

/** Whether the record says of each section of a translation what the original says now. @param path of the translation */
export function isUpToDate(path: string, sections: SectionHashes, record: TranslationRecord): boolean {
  return [...sections].every(([id, hash]) => record.get(`${path}#${id}`)?.has(hash));
}

/** What the sections of a topic are now. */
export function sectionHashes(topic: Topic): SectionHashes {
  return new Map(topic.gist().sections);
}
