import type { Problem } from '../problem.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { decodePath, isReserved } from './addresses.ts';
import { isDay } from './is-day.ts';
import type { Whereabouts } from './old-address.ts';
import type { Operator } from './operator-schema.ts';
import { damagedLine } from './schema.ts';

/** Where a site keeps its record, below the content folder. */
export const RECORD_PATH = '_data/record.txt';

/** One thing that was published: a page, a file, or an anchor. */
export interface RecordEntry {
  /** The first day on which it was recorded, `YYYY-MM-DD`. */
  readonly day: string;
  /** The line of the record that says so, from 1. */
  readonly line: number;
  /**
   * Where what stood there was last known to be, by its `recordKey`, or `GONE`; of branches that were merged, more than one.
   * None for what has always stood there.
   */
  readonly now?: readonly string[];
  /** The hashes (SHA-256, hexadecimal) of the versions of a file that were published; none where they were not recorded. */
  readonly versions?: readonly string[];
}

/** What the record says of what was taken off the site. */
export const GONE = 'gone';

/** What has ever been published, by `recordKey`. */
export interface PublishedRecord {
  /** As shown in places. */
  readonly file: string;
  readonly entries: ReadonlyMap<string, RecordEntry>;
  /** Where the site stood, with scheme, host and base path; of branches that were merged, more than one. */
  readonly stood: readonly { readonly at: string; readonly line: number }[];
}

/** The name of a page or an anchor in the record: its address as a link would write it, `/en/x/#id`. */
export function recordKey(address: string, id: string | null = null): string {
  return id === null ? address : `${address}#${encodeFragment(id)}`;
}

/** Reads such a name; an id that was not encoded by us stays as it is. */
export function readRecordKey(key: string): Whereabouts {
  const cut = key.indexOf('#');
  if (cut < 0) return { address: key, id: null };
  return { address: key.slice(0, cut), id: decodePath(key.slice(cut + 1)) };
}

// NUL, which marks places inside the renderer, is part of no id.
const KEY = '\\/(?!\\/|\\S*%00)[^\\s\\p{Cc}?#]*(?:#[^\\s\\p{Cc}]+)?';
const VERSION = 'sha256:';
const MORE = `${KEY}|${GONE}|${VERSION}[0-9a-f]{64}`;
const LINE = new RegExp(`^(\\d{4}-\\d{2}-\\d{2}) {1,2}(${KEY})(?: {1,2}(${MORE}))?$`, 'u');

/**
 * Reads a record: an entry a line, `2026-11-22  /en/privacy/data-retention/#leave_service`, in any order, and behind it where
 * what stood there went, if it did, or of a file which version it was; lines that begin with `# ` and empty ones say
 * nothing. Two branches that both added entries merge by union, so an entry may stand twice: the earliest day counts, and
 * all that is said behind it. Lines that cannot be read are problems, and the others count.
 */
export function readRecord(
  text: string,
  file: string,
): { record: PublishedRecord; problems: readonly Problem[] } {
  const entries = new Map<string, RecordEntry>();
  const problems: Problem[] = [];
  const stood: { at: string; line: number }[] = [];
  // A record holds many entries of few days.
  const days = new Set<string>();
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    const [, at] = STOOD.exec(line) ?? [];
    if (at !== undefined) stood.push({ at, line: index + 1 });
    if (line === '' || line === '#' || line.startsWith('# ')) continue;
    const [, day = '', key = '', more] = LINE.exec(line) ?? [];
    if (!days.has(day) && isDay(day)) days.add(day);
    const known = entries.get(key);
    if (!days.has(day)) problems.push(damagedLine(file, index + 1, damaged(line, index + 1)));
    else entries.set(key, joined(known, { day, line: index + 1, ...said(more) }));
  }
  return { record: { file, entries, stood }, problems };
}

/** What stands behind the name on a line. */
function said(more: string | undefined): Pick<RecordEntry, 'now' | 'versions'> {
  if (more === undefined) return {};
  return more.startsWith(VERSION) ? { versions: [more.slice(VERSION.length)] } : { now: [more] };
}

/** Two entries of one name as one. */
export function joined<T extends Omit<RecordEntry, 'line'>>(known: T | undefined, entry: T): T {
  if (!known) return entry;
  const both = (name: 'now' | 'versions') => {
    const all = new Set([...(known[name] ?? []), ...(entry[name] ?? [])]);
    return all.size > 0 && { [name]: [...all] };
  };
  return { ...(entry.day < known.day ? entry : known), ...both('now'), ...both('versions') };
}

function damaged(line: string, number: number): string {
  const isConflict = /^(?:<{7}|={7}|>{7}|\|{7})/.test(line);
  return isConflict
    ? 'two versions of the record were not merged: keep the entries of both, and remove this line'
    : `line ${number} is no entry of the form \`2026-11-22  /en/privacy/#in-short\`: put it back as it was (\`git diff\` shows it)`;
}

const HEAD = `# Every address and every anchor that this site has ever published, with the day on which it was first recorded.
# \`npm run release\` and \`npm run move\` write this file. Nothing in it may go: others may have cited it.
`;

/** Behind the entries, where readers of an earlier edition pass over it. */
const STOOD = /^# The site stands at (https?:\/\/\S+)$/;

/** Where a site stands, as its record says it; undefined under a name that is set apart for examples: nobody has cited that. */
export function standsAt(operator: Operator | undefined): string | undefined {
  const { url, base } = operator?.site ?? {};
  return url === undefined || isReserved(url) ? undefined : url + base;
}

/** Writes a record: an entry a line, and one more for each further thing that is said of it; sorted, pages before what stands on them. */
export function recordText(
  entries: Iterable<readonly [key: string, entry: Omit<RecordEntry, 'line'>]>,
  stood: readonly { readonly at: string }[] = [],
): string {
  const lines = [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, { day, now = [], versions = [] }]) => {
      const more = [...versions.map((version) => VERSION + version), ...now];
      return (more.length > 0 ? more : ['']).map((one) => `${day}  ${key}${one && `  ${one}`}\n`);
    });
  return HEAD + lines.join('') + stood.map(({ at }) => `# The site stands at ${at}\n`).join('');
}
