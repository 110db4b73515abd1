import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { announce } from '../cli/announce.ts';
import { checkSite } from '../publish/build-site.ts';
import { earlierRecord } from '../publish/earlier-record.ts';
import { examineFiles } from '../publish/examine.ts';
import { Stopwatch } from '../publish/stopwatch.ts';
import { count } from '../report/report.ts';
import { loadContent } from '../site/load.ts';
import { RECORD_PATH, readRecordKey, recordText } from '../site/record.ts';
import { type Entry, markEntries } from './mark-entries.ts';
import { writeChange } from './write-changes.ts';

/** How many new entries are named. */
const FEW = 20;

/**
 * Records what a site publishes and its record does not have yet. A site with errors is told them, and nothing is recorded.
 * @param content the content folder, absolute
 * @param isTrial tells what it would record, and writes nothing
 * @returns the exit code
 * @throws CannotRun where there is nothing to check, or the record cannot be written
 */
export function releaseSite(content: string, day: string, isTrial: boolean): number {
  const watch = new Stopwatch();
  const files = loadContent(content, day);
  watch.lap('read files');
  const examined = { ...examineFiles(files, watch), earlier: earlierRecord(content) };
  const { report, content: site } = checkSite(examined, watch);
  if (report.summary.errors > 0) {
    const code = announce(report, { watch });
    process.stderr.write('release: there are errors, so nothing was recorded\n');
    return code;
  }
  for (const { code, message } of report.problems)
    if (code === 'record-not-compared') process.stderr.write(`release: ${message}\n`);
  const known = site.record?.entries ?? new Map<string, Entry>();
  const keys = new Set([...known.keys(), ...site.published.keys()]);
  const entries = markEntries(known, keys, site, day);
  const news = newsOf(known, entries);
  if (linesOf(news).length > 0 && !isTrial) {
    const is = recordText(entries);
    const was = files.data.find(({ path }) => path === RECORD_PATH)?.text;
    const reason = writeChange(content, { path: RECORD_PATH, was, is });
    if (reason !== undefined)
      throw new CannotRun(`cannot write \`${join(content, RECORD_PATH)}\`: ${reason}`);
  }
  process.stdout.write(said(news, known.size, site.folder, isTrial));
  return 0;
}

/** What a release has to record, a line each. */
interface News {
  readonly fresh: readonly string[];
  /** Where what was recorded before leads now, where the record did not say so yet. */
  readonly moved: readonly string[];
  /** The files of which it did not have this version yet. */
  readonly versions: readonly string[];
}

function linesOf({ fresh, moved, versions }: News): string[] {
  return [...fresh.slice(0, FEW), ...moved.slice(0, FEW), ...versions.slice(0, FEW)];
}

function newsOf(known: ReadonlyMap<string, Entry>, entries: ReadonlyMap<string, Entry>): News {
  const placesOf = (entry: Entry | undefined): string => entry?.now?.join(', ') ?? '';
  const fresh = [...entries.keys()].filter((key) => !known.has(key)).sort();
  const moved = [...known]
    .filter(([key, entry]) => placesOf(entry) !== placesOf(entries.get(key)))
    .map(([key]) => `${key} → ${placesOf(entries.get(key)) || 'where it stood'}`)
    .sort();
  const versions = [...known]
    .filter(([key, entry]) => entry.versions?.length !== entries.get(key)?.versions?.length)
    .map(([key]) => `${key}, the present version`)
    .sort();
  return { fresh, moved, versions };
}

function said(news: News, before: number, folder: string, isTrial: boolean): string {
  const shown = (number: number): string => number.toLocaleString('en');
  const { fresh, moved, versions } = news;
  const listed = linesOf(news);
  if (listed.length === 0) return `Nothing is new: ${shown(before)} addresses and anchors are recorded.\n`;
  const pages = fresh.filter((key) => readRecordKey(key).id === null).length;
  const parts = [
    ...(pages > 0 ? [`${shown(pages)} ${pages === 1 ? 'address' : 'addresses'}`] : []),
    ...(fresh.length > pages ? [count(fresh.length - pages, 'anchor')] : []),
    ...(moved.length > 0
      ? [`where ${shown(moved.length)} of before ${moved.length === 1 ? 'leads' : 'lead'} now`]
      : []),
    ...(versions.length > 0 ? [count(versions.length, 'version')] : []),
  ];
  const list = listed.map((key) => `  ${key}\n`);
  const left = fresh.length + moved.length + versions.length - listed.length;
  const more = left > 0 ? `  and ${shown(left)} more\n` : '';
  const head = `${isTrial ? 'Would record' : 'Recorded'} ${parts.join(' and ')}:\n${list.join('')}${more}`;
  if (isTrial) return head;
  return `${head}${folder}/${RECORD_PATH} holds ${shown(before + fresh.length)} entries now: commit it.\n`;
}
