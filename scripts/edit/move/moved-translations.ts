import type { Content, Topic } from '../../site/content.ts';
import {
  isUpToDate,
  type SectionHashes,
  sectionHashes,
  shortHash,
  stalenessOf,
} from '../../site/stale-sections.ts';
import type { TranslationRecord } from '../../site/translation-record.ts';
import { withinLanguage } from '../../site/twins.ts';
import type { Moved } from './plan-move.ts';

/**
 * What translations were compared with, as it reads once a move is done: a section that said what its original said does so
 * still, since a move changes both alike; one that was due stays due.
 * @returns undefined where nothing was ever compared
 */
export function movedTranslations(
  before: Content,
  after: Content,
  { relocate, isGone }: Moved,
): TranslationRecord | undefined {
  if (before.translations.size === 0) return undefined;
  const wasFresh = freshIn(before);
  const hashesAt = hashesIn(after);
  const record = new Map<string, Set<string>>();
  for (const [key, hashes] of before.translations) {
    const [path = '', section] = key.split('#');
    const id = section === undefined || section === 'top' ? null : section;
    if (isGone?.(path, null) || (id !== null && isGone?.(path, id))) continue;
    const spot = relocate(path, id) ?? { path, id };
    const now =
      section !== undefined && wasFresh(path, section)
        ? hashesAt(spot.path)?.get(spot.id ?? 'top')
        : undefined;
    const place = section === undefined ? spot.path : `${spot.path}#${spot.id ?? 'top'}`;
    record.set(place, now === undefined ? new Set(hashes) : new Set([now]));
  }
  return withWholeFiles(record, after, hashesAt);
}

/** A file as a whole is known to be up to date where each of its sections is. */
function withWholeFiles(
  record: Map<string, Set<string>>,
  after: Content,
  hashesAt: ReturnType<typeof hashesIn>,
): TranslationRecord {
  const originals = originalsOf(after);
  for (const path of [...record.keys()].filter((key) => !key.includes('#'))) {
    const [original, sections] = [originals(path), hashesAt(path)];
    if (original && sections && isUpToDate(path, sections, record))
      record.set(path, new Set([shortHash(original.hash)]));
    else record.delete(path);
  }
  return record;
}

/** The sections of originals by the paths of their translations, each read once. */
function hashesIn(content: Content): (path: string) => SectionHashes | undefined {
  const originals = originalsOf(content);
  const known = new Map<string, SectionHashes | undefined>();
  return (path) => {
    if (!known.has(path)) {
      const original = originals(path);
      known.set(path, original && sectionHashes(original));
    }
    return known.get(path);
  };
}

/** Whether a translation, or a section of it, said what its original said. */
function freshIn(content: Content): (path: string, section: string) => boolean {
  const originals = originalsOf(content);
  const topics = new Map(content.topics.map((topic) => [topic.path, topic]));
  const known = new Map<string, ReturnType<typeof stalenessOf> | undefined>();
  return (path, section) => {
    if (!known.has(path)) {
      const [topic, original] = [topics.get(path), originals(path)];
      known.set(path, topic && original && stalenessOf(topic, original, content.translations));
    }
    const stale = known.get(path);
    if (stale === undefined || stale === 'never') return false;
    return !stale.some(({ id }) => id === section);
  };
}

/** Finds the original of a translation by its path. */
function originalsOf({ topics, operator }: Content): (path: string) => Topic | undefined {
  const home = operator?.site.default_language;
  const all = new Map(
    topics.filter(({ language }) => language === home).map((topic) => [withinLanguage(topic), topic]),
  );
  return (path) => all.get(withinLanguage({ path }));
}
