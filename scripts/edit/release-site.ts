import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { announce } from '../cli/announce.ts';
import { checkSite } from '../publish/build-site.ts';
import { earlierRecordFor } from '../publish/earlier-record.ts';
import { examineFiles } from '../publish/examine.ts';
import { Stopwatch } from '../publish/stopwatch.ts';
import { count } from '../report/report.ts';
import { loadContent } from '../site/load.ts';
import { RECORD_PATH, type RecordEntry, readRecordKey, recordText } from '../site/record.ts';
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
  const files = loadContent(content);
  watch.lap('read files');
  const examined = { ...examineFiles(files, watch), earlier: earlierRecordFor('release', content) };
  const { report, content: site } = checkSite(examined, day, watch);
  if (report.summary.errors > 0) {
    const code = announce(report, { watch });
    process.stderr.write('release: there are errors, so nothing was recorded\n');
    return code;
  }
  const known = site.record?.entries ?? new Map<string, RecordEntry>();
  const fresh = [...site.published.keys()].filter((key) => !known.has(key)).sort();
  if (fresh.length > 0 && !isTrial) {
    const is = recordText([...known, ...fresh.map((key) => [key, { day }] as const)]);
    const was = files.data.find(({ path }) => path === RECORD_PATH)?.text;
    const reason = writeChange(content, { path: RECORD_PATH, was, is });
    if (reason !== undefined)
      throw new CannotRun(`cannot write \`${join(content, RECORD_PATH)}\`: ${reason}`);
  }
  process.stdout.write(said(fresh, known.size, site.folder, isTrial));
  return 0;
}

function said(fresh: readonly string[], before: number, folder: string, isTrial: boolean): string {
  const shown = (number: number): string => number.toLocaleString('en');
  if (fresh.length === 0) return `Nothing is new: ${shown(before)} addresses and anchors are recorded.\n`;
  const pages = fresh.filter((key) => readRecordKey(key).id === null).length;
  const parts = [
    ...(pages > 0 ? [`${shown(pages)} ${pages === 1 ? 'address' : 'addresses'}`] : []),
    ...(fresh.length > pages ? [count(fresh.length - pages, 'anchor')] : []),
  ];
  const list = fresh.slice(0, FEW).map((key) => `  ${key}\n`);
  const more = fresh.length > FEW ? `  and ${shown(fresh.length - FEW)} more\n` : '';
  const head = `${isTrial ? 'Would record' : 'Recorded'} ${parts.join(' and ')}:\n${list.join('')}${more}`;
  if (isTrial) return head;
  return `${head}${folder}/${RECORD_PATH} holds ${shown(before + fresh.length)} entries now: commit it.\n`;
}
