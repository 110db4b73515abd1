import type { Earlier } from '../checks/check-record.ts';
import { sourceFolders } from '../pages/folders.ts';
import type { Report } from '../report/report.ts';
import { buildSite, type Outcome } from './build-site.ts';
import { type Examined, examineSources } from './examine.ts';
import { keep, recall, type SiteMemory } from './memory.ts';
import { type Publication, withOutputFolder } from './output-folder.ts';
import { filesOf, type OutputState, outputState, withChanged } from './output-state.ts';
import type { Stopwatch } from './stopwatch.ts';
import { threadFor } from './text-thread.ts';
import { MARKER } from './work-folder.ts';
import { outputPaths, writeFiles } from './write-files.ts';

/** Where a site comes from and goes to; absolute paths. */
export interface Publishing {
  readonly content: string;
  readonly output: string;
  /** Begin anew, whatever the last build left. */
  readonly cold: boolean;
  /** How many threads may work on it; by default two where the site is large. */
  readonly threads?: number | undefined;
  readonly watch: Stopwatch;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** What the record is compared with, where there is something. */
  readonly earlier?: Earlier | undefined;
  /** Whether some warnings count as errors, and so stop it. */
  readonly isStrict?: boolean | undefined;
}

/**
 * Builds a site, and publishes it where it has no errors. Pages that are as the last build left them are left alone.
 * @throws CannotRun where there is nothing to build, a layout is at fault, or the output cannot be written
 */
export async function publishSite(publishing: Publishing): Promise<Report> {
  const { content, output, watch, today, earlier, isStrict } = publishing;
  let done: { outcome: Outcome; state: () => OutputState | undefined } | undefined;
  const build = async (folder: string): Promise<Publication> => {
    const last = publishing.cold ? undefined : recall(output);
    if (last) watch.lap('recall the last build');
    // What is left of a large site after a change is little: a thread is not worth its start.
    await using thread = last ? undefined : threadFor(content, publishing.threads);
    const examined = { ...examineSources(content, watch, last?.site, thread), earlier, isStrict };
    const outcome = await buildSite(examined, folder, today, watch);
    done = { outcome, state: () => undefined };
    if (outcome.report.summary.errors > 0) return 'nothing';
    const removed = last && examined.memory ? goneFrom(last.output, examined) : undefined;
    if (!last || !removed) {
      done.state = () => outputState(output);
      return 'whole';
    }
    const told = examined.project ? writeFiles(examined.project, folder, output) : [];
    if (outcome.written.length + removed.length + told.length === 0) {
      if (!isSameReading(examined, last.site)) done.state = () => last.output;
      return 'nothing';
    }
    done.state = () => withChanged(output, last.output, [MARKER, ...outcome.written, ...told, ...removed]);
    return { removed };
  };
  // Another build may begin when this one has been remembered: what it publishes must not be taken for ours.
  await withOutputFolder(output, [content, ...sourceFolders], build, () => {
    watch.lap('put in place');
    const state = done?.state();
    if (done && state) keep(output, { site: done.outcome.memory, output: state });
    watch.lap('remember');
  });
  return (done as { outcome: Outcome }).outcome.report;
}

/** Whether every topic's file is the very one that is remembered: then there is nothing new to remember. */
function isSameReading({ content }: Examined, last: SiteMemory): boolean {
  return content.topics.every(
    ({ path, stamp }) => stamp !== undefined && last.topics.get(path)?.stamp === stamp,
  );
}

/** The files of the last output that are no longer part of the site. */
function goneFrom(last: OutputState, { project }: Examined): string[] {
  const present = new Set(project ? outputPaths(project) : []);
  return filesOf(last).filter((path) => path !== MARKER && !present.has(path));
}
