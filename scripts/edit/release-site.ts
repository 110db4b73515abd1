import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { announce } from '../cli/announce.ts';
import { earlierRecordFor } from '../publish/earlier-record.ts';
import { Stopwatch } from '../publish/stopwatch.ts';
import { count } from '../report/report.ts';
import { loadContent } from '../site/load.ts';
import { RECORD_PATH, readRecordKey, recordText } from '../site/record.ts';
import { checkSources } from './check-sources.ts';
import { writeChange } from './write-changes.ts';

/** How many new entries are named. */
const FEW = 20;

/**
 * Records what a site publishes and its record does not have yet. A site with errors is told them, and nothing is recorded.
 * @param content the content folder, absolute
 * @returns the exit code
 * @throws CannotRun where there is nothing to check, or the record cannot be written
 */
export function releaseSite(
  content: string,
  { day, isTrial }: { readonly day: string; readonly isTrial: boolean },
): number {
  const watch = new Stopwatch();
  const earlier = () => earlierRecordFor('release', content);
  const files = loadContent(content);
  watch.lap('read files');
  const { report, examined } = checkSources(files, day, watch, earlier);
  if (report.summary.errors > 0) {
    const code = announce(report, { watch });
    process.stderr.write('release: there are errors, so nothing was recorded\n');
    return code;
  }
  const known = examined.content.record?.entries ?? new Map<string, { day: string }>();
  const fresh = [...examined.content.published.keys()].filter((key) => !known.has(key)).sort();
  if (fresh.length > 0 && !isTrial) {
    const entries = new Map<string, { readonly day: string }>(known);
    for (const key of fresh) entries.set(key, { day });
    const was = files.data.find(({ path }) => path === RECORD_PATH)?.text;
    const reason = writeChange(content, { path: RECORD_PATH, was, is: recordText(entries) });
    if (reason !== undefined)
      throw new CannotRun(`cannot write \`${join(content, RECORD_PATH)}\`: ${reason}`);
  }
  process.stdout.write(said(fresh, known.size, examined.content.folder, isTrial));
  return 0;
}

function said(fresh: readonly string[], before: number, folder: string, isTrial: boolean): string {
  if (fresh.length === 0)
    return `Nothing is new: ${before.toLocaleString('en')} addresses and anchors are recorded.\n`;
  const pages = fresh.filter((key) => readRecordKey(key).id === null).length;
  const parts = [
    ...(pages > 0 ? [`${pages.toLocaleString('en')} ${pages === 1 ? 'address' : 'addresses'}`] : []),
    ...(fresh.length > pages ? [count(fresh.length - pages, 'anchor')] : []),
  ];
  const list = fresh.slice(0, FEW).map((key) => `  ${key}\n`);
  const more = fresh.length > FEW ? `  and ${(fresh.length - FEW).toLocaleString('en')} more\n` : '';
  const head = isTrial ? 'Would record' : 'Recorded';
  const foot = isTrial
    ? ''
    : `${folder}/${RECORD_PATH} holds ${(before + fresh.length).toLocaleString('en')} entries now: commit it.\n`;
  return `${head} ${parts.join(' and ')}:\n${list.join('')}${more}${foot}`;
}
