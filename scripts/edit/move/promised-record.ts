import type { PublishedRecord } from '../../site/published-record.ts';
import { recordText } from '../../site/record-text.ts';

/**
 * The record with what is promised from now on.
 * @param day the day of what is new in it
 * @returns undefined where it has all of it already
 */
export function promisedRecord(
  record: PublishedRecord | undefined,
  promised: Iterable<string>,
  day: string,
): string | undefined {
  const entries = new Map<string, { readonly day: string }>(record?.entries);
  const before = entries.size;
  for (const key of promised) if (!entries.has(key)) entries.set(key, { day });
  return entries.size === before ? undefined : recordText(entries);
}
