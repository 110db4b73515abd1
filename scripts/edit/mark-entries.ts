import { type RecordEntry, readRecordKey, recordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';

/** An entry of a record as it is to be written. */
export type Entry = Omit<RecordEntry, 'line'>;

/**
 * The entries of a record with where what stood at some addresses is now, and which version of a file stands there; those
 * that it did not have come to it.
 * @param keys by `recordKey`; of one that leads nowhere, the record keeps what it said
 * @param day the day on which what is new is recorded
 */
export function markEntries(
  known: Iterable<readonly [key: string, entry: Entry]>,
  keys: Iterable<string>,
  site: Site,
  day: string,
): Map<string, Entry> {
  const entries = new Map(known);
  for (const key of keys) {
    const { now: before, ...entry } = entries.get(key) ?? { day };
    const found = site.whereIs(key);
    const now = found === undefined ? before : found === ownPlace(key, site) ? undefined : [found];
    const versions = new Set([...(entry.versions ?? []), site.downloads.get(key)?.sha256 ?? '']);
    versions.delete('');
    entries.set(key, {
      ...entry,
      ...(now && { now }),
      ...(versions.size > 0 && { versions: [...versions] }),
    });
  }
  return entries;
}

/** Where something is that stands at its own address still: what is at `/` stands on the home page of the default language. */
function ownPlace(key: string, { defaultLanguage }: Site): string {
  const { address, id } = readRecordKey(key);
  return recordKey(address === '/' ? `/${defaultLanguage}/` : address, id);
}
