import type { Content, Topic, TranslationRecord } from '../../site/content.ts';
import {
  isUpToDate,
  type SectionHashes,
  sectionHashes,
  shortHash,
  stalenessOf,
} from '../../site/translations.ts';
import { withinLanguage } from '../../site/twins.ts';
import type { Relocate } from './next-href.ts';
import type { IsGone } from './take-away.ts';

/** How what stood somewhere is found again once a move is done. */
export interface Moved {
  readonly relocate: Relocate;
  readonly isGone?: IsGone;
}

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
  const originals = originalsOf(after);
  const hashesAt = once((path): SectionHashes | undefined => {
    const original = originals(path);
    return original && sectionHashes(original);
  });
  const record = new Map<string, Set<string>>();
  for (const [key, hashes] of before.translations) {
    const [path = '', section] = key.split('#');
    const id = section === undefined || section === 'top' ? null : section;
    if (isGone?.(path, null) || (id !== null && isGone?.(path, id))) continue;
    const spot = relocate(path, id) ?? { path, id };
    const isFresh = section !== undefined && wasFresh(path, section);
    const now = isFresh ? hashesAt(spot.path)?.get(spot.id ?? 'top') : undefined;
    const place = section === undefined ? spot.path : `${spot.path}#${spot.id ?? 'top'}`;
    record.set(place, now === undefined ? new Set(hashes) : new Set([now]));
  }
  // A file as a whole is known to be up to date where each of its sections is.
  for (const path of [...record.keys()].filter((key) => !key.includes('#'))) {
    const [original, sections] = [originals(path), hashesAt(path)];
    if (original && sections && isUpToDate(path, sections, record))
      record.set(path, new Set([shortHash(original.hash)]));
    else record.delete(path);
  }
  return record;
}

/** Whether a translation, or a section of it, said what its original said. */
function freshIn(content: Content): (path: string, section: string) => boolean {
  const topics = new Map(content.topics.map((topic) => [topic.path, topic]));
  const originals = originalsOf(content);
  const staleIn = once((path) => {
    const [topic, original] = [topics.get(path), originals(path)];
    return topic && original && stalenessOf(topic, original, content.translations);
  });
  return (path, section) => {
    const stale = staleIn(path);
    return stale !== undefined && stale !== 'never' && !stale.some(({ id }) => id === section);
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

/** The same answers, each worked out once: topics are read for them. */
function once<T>(answer: (path: string) => T): (path: string) => T {
  const known = new Map<string, { readonly is: T }>();
  return (path) => {
    const found = known.get(path) ?? { is: answer(path) };
    known.set(path, found);
    return found.is;
  };
}
