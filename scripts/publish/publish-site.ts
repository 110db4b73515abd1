import type { Earlier } from '../checks/check-record.ts';
import { overlayFolders, sourceFolders } from '../folders.ts';
import type { SiteProject } from '../pages/site-project.ts';
import type { Report } from '../report/report.ts';
import { buildSite, type Outcome } from './build-site.ts';
import { type Examined, examineSources } from './examine.ts';
import { type BuildMemory, keep, recall, type SiteMemory, type Spare, spareFolder } from './memory.ts';
import { type Publication, withOutputFolder } from './output-folder.ts';
import { filesOf, foldersOf, type OutputState, outputState } from './output-state.ts';
import type { Stopwatch } from './stopwatch.ts';
import { threadFor } from './text-thread.ts';
import { type Rendered, wholeFolder } from './whole-folder.ts';
import { MARKER } from './work-folder.ts';
import { hasSums, outputPaths, writeFiles } from './write-files.ts';
import { writeSums } from './write-sums.ts';

/** Where a site comes from and goes to; absolute paths. */
interface Publishing {
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
  let outcome: Outcome | undefined;
  /** What is left for the next build, where that is another than the last one left. */
  let left: () => Omit<BuildMemory, 'site'> | undefined = () => undefined;
  const build = async (fresh: string): Promise<Publication | undefined> => {
    const last = publishing.cold ? undefined : recall(output);
    if (last) watch.lap('recall the last build');
    // What is left of a large site after a change is little: a thread is not worth its start.
    await using thread = last ? undefined : threadFor(content, publishing.threads);
    const examined = {
      ...examineSources(content, today, watch, { last: last?.site }, thread),
      earlier,
      isStrict,
    };
    const built = await buildSite(examined, fresh, watch, last && output);
    outcome = built;
    if (built.report.summary.errors > 0) return undefined;
    const { project } = examined;
    if (!last || !examined.memory || !project) {
      if (project && hasSums(project)) writeSums(project, fresh);
      left = () => withState(outputState(output));
      return { folder: fresh };
    }
    const rendered = renderedOf(project, built.written, fresh, output, last);
    if (rendered.written.size + rendered.removed.length === 0) {
      if (!isSameReading(examined, last.site)) left = () => last;
      return undefined;
    }
    const { folder, state } = wholeFolder(fresh, output, rendered, last);
    const spare = { folders: foldersOf(last.output), stale: [...rendered.written, ...rendered.removed] };
    left = () => withState(state(), spare);
    return { folder, spare: spareFolder(output) };
  };
  // Another build may begin when this one has been remembered: what it publishes must not be taken for ours.
  const sources = [content, ...sourceFolders, ...Object.values(overlayFolders(content))];
  await withOutputFolder(output, sources, build, () => {
    watch.lap('put in place');
    const state = left();
    const site = state && outcome?.memory;
    if (site) keep(output, { ...state, site });
    watch.lap('remember');
  });
  return (outcome as unknown as Outcome).report;
}

function withState(output: OutputState | undefined, spare?: Spare): Omit<BuildMemory, 'site'> | undefined {
  return output && { output, ...(spare && { spare }) };
}

/** What a build that knows of the last one wrote, and what it did not; writes what hosts are told anew. */
function renderedOf(
  project: SiteProject,
  pages: readonly string[],
  fresh: string,
  output: string,
  last: BuildMemory,
): Rendered {
  const written = new Set([...pages, ...writeFiles(project, fresh, output)]);
  const paths = new Set(outputPaths(project));
  const removed = filesOf(last.output).filter((path) => path !== MARKER && !paths.has(path));
  if (hasSums(project) && written.size + removed.length > 0) written.add(writeSums(project, fresh, output));
  return { written, kept: paths.difference(written), removed };
}

/** Whether every topic's file is the very one that is remembered: then there is nothing new to remember. */
function isSameReading({ content }: Examined, last: SiteMemory): boolean {
  return content.topics.every(
    ({ path, stamp }) => stamp !== undefined && last.topics.get(path)?.stamp === stamp,
  );
}
