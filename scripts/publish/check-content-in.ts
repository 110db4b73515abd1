import { resolve } from 'node:path';
import type { Report } from '../report/report.ts';
import { checkSite } from './build-site.ts';
import { earlierRecordFor } from './earlier-record.ts';
import { examineSources } from './examine.ts';
import type { Stopwatch } from './stopwatch.ts';
import { TextThread } from './text-thread.ts';
import { threadsFor } from './threads-for.ts';

/**
 * Checks a content folder, and the pages that it makes; a large one with two threads.
 * @param day by which reviews and acceptances are judged, `YYYY-MM-DD`
 * @throws CannotRun where there is nothing to check, or a layout is at fault
 */
export async function checkContentIn(folder: string, day: string, watch: Stopwatch): Promise<Report> {
  const thread = threadsFor(folder) > 1 ? new TextThread(folder) : undefined;
  try {
    const earlier = earlierRecordFor('check', resolve(folder));
    return checkSite({ ...examineSources(folder, watch), earlier }, day, watch, thread).report;
  } finally {
    await thread?.end();
  }
}
