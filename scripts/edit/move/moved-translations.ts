import type { TranslationRecord } from '../../site/content.ts';
import type { Site } from '../../site/site.ts';
import { isUpToDate, sectionHashes, shortHash, stalenessOf } from '../../site/translations.ts';
import { twinPath } from '../../site/twins.ts';
import type { Moved } from './next-href.ts';

/**
 * What translations were compared with, as it reads once a move is done: a section that said what its original said does so
 * still, since a move changes both alike; one that was due stays due.
 * @returns undefined where nothing was ever compared
 */
export function movedTranslations(
  before: Site,
  after: Site,
  { relocate, isGone }: Moved,
): TranslationRecord | undefined {
  if (before.translations.size === 0) return undefined;
  const [were, are] = [before, after].map(
    ({ topics }) => new Map(topics.map((topic) => [topic.path, topic])),
  );
  const originalOf = (path: string): string => twinPath(path, before.defaultLanguage);
  /** Whether a section of a translation said what its original said. */
  const isFresh = (path: string, section: string): boolean => {
    const [topic, original] = [were?.get(path), were?.get(originalOf(path))];
    const stale = topic && original ? stalenessOf(topic, original, before.translations) : 'never';
    return stale !== 'never' && !stale.some(({ id }) => id === section);
  };
  const record = new Map<string, ReadonlySet<string>>();
  for (const [key, hashes] of before.translations) {
    const [path = '', section] = key.split('#');
    const id = section === undefined || section === 'top' ? null : section;
    if (isGone(path, id)) continue;
    const spot = relocate(path, id) ?? { path, id };
    const original =
      section !== undefined && isFresh(path, section) ? are?.get(originalOf(spot.path)) : undefined;
    const now = original && sectionHashes(original).get(spot.id ?? 'top');
    const place = section === undefined ? spot.path : `${spot.path}#${spot.id ?? 'top'}`;
    record.set(place, now === undefined ? hashes : new Set([now]));
  }
  // A file as a whole is known to be up to date where each of its sections is.
  for (const path of [...record.keys()].filter((key) => !key.includes('#'))) {
    const original = are?.get(originalOf(path));
    if (original && isUpToDate(path, sectionHashes(original), record))
      record.set(path, new Set([shortHash(original.hash)]));
    else record.delete(path);
  }
  return record;
}
