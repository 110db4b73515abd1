import { resolve } from 'node:path';
import { checkSite } from '../engine/build-site.ts';
import { examineSources } from '../engine/examine.ts';
import type { Stopwatch } from '../engine/stopwatch.ts';
import { TextThread } from '../engine/text-thread.ts';
import { threadsFor } from '../engine/threads-for.ts';
import type { Report } from '../report/report.ts';
import { earlierRecordFor } from './earlier-record-for.ts';
import { today } from './today.ts';

/**
 * Checks a content folder, and the pages that it makes; a large one with two threads.
 * @throws CannotRun where there is nothing to check, or a layout is at fault
 */
export async function checkContentIn(folder: string, watch: Stopwatch): Promise<Report> {
  const thread = threadsFor(folder) > 1 ? new TextThread(folder) : undefined;
  try {
    const earlier = earlierRecordFor('check', resolve(folder));
    return checkSite({ ...examineSources(folder, watch), earlier }, today(), watch, thread).report;
  } finally {
    await thread?.end();
  }
}
