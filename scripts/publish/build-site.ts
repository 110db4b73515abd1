import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { tried } from '../cannot-run.ts';
import { accept } from '../checks/accept.ts';
import { isSound, leadsFrom, problemsOfSite } from '../checks/find-problems.ts';
import { foldFollowers } from '../checks/fold-followers.ts';
import { foldLostIds } from '../checks/fold-lost-ids.ts';
import { foldMistypedWords } from '../checks/fold-mistyped-words.ts';
import { foldStale, foldUnread } from '../checks/fold-unread.ts';
import { inOrder } from '../checks/in-order.ts';
import { pageFiles } from '../pages/outputs/page-files.ts';
import { textOf } from '../pages/page-text.ts';
import { inLayouts, LayoutFailure, renderSite } from '../pages/render-site.ts';
import type { PlannedPage } from '../pages/site-plan.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { wholePrint } from '../pages/whole-print.ts';
import { type Report, reportOf } from '../report/report.ts';
import { isReserved } from '../site/addresses.ts';
import type { GatheredPage } from '../site/gathered-pages.ts';
import type { Site } from '../site/site.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { builtGraph, FrameCheck, layoutIds } from './check-frames.ts';
import { earlierRecord } from './earlier-record.ts';
import { arePublishable, type Examined, examineSources } from './examine.ts';
import { knownTopics, pageKeys, type RememberedPage, remember, type SiteMemory } from './memory.ts';
import type { Stopwatch } from './stopwatch.ts';
import { threadFor } from './text-thread.ts';
import { writeFile, writeFiles, writeStatements } from './write-files.ts';

/** How a site was found, and what the next time may know of it. */
export interface Outcome {
  readonly content: Site;
  readonly report: Report;
  readonly memory: SiteMemory | undefined;
}

/**
 * Checks a content folder, and the pages that it makes; a large one with two threads.
 * @param today `YYYY-MM-DD`
 * @param isStrict whether some warnings count as errors
 * @throws CannotRun where there is nothing to check, or a layout is at fault
 */
export async function checkFolder(
  folder: string,
  today: string,
  watch: Stopwatch,
  isStrict = false,
): Promise<Report> {
  await using thread = threadFor(folder);
  const earlier = earlierRecord(resolve(folder));
  const examined = { ...examineSources(folder, today, watch, undefined, thread), earlier, isStrict };
  return checkSite(examined, watch).report;
}

/**
 * Checks a site: its sources, and its pages as they are rendered.
 * @throws CannotRun where a layout of ours is at fault
 */
export function checkSite(examined: Examined, watch?: Stopwatch): Outcome {
  const { project } = examined;
  const rendering = project && new SiteRendering(examined, project);
  try {
    inLayouts(() => {
      for (const planned of rendering?.due ?? []) rendering?.page(planned);
    });
  } catch (error) {
    return concludeWithout(error, examined, watch);
  }
  watch?.lap('read texts, render pages');
  return conclude(examined, rendering, watch);
}

/** Tells that a layout of the site cannot be rendered, as what is wrong with it is told: without its pages. */
function concludeWithout(error: unknown, examined: Examined, watch?: Stopwatch): Outcome {
  if (!(error instanceof LayoutFailure)) throw error;
  const faults = [...examined.faults, error.problem];
  return conclude({ ...examined, project: undefined, surroundings: undefined, faults }, undefined, watch);
}

/**
 * Renders the pages that are due into a folder through Eleventy, and checks the whole site. The files beside the pages
 * are written too, unless they are known to be as they were.
 * @param last the folder of the last output, where what is as it was is left alone
 * @throws CannotRun where a layout of ours is at fault
 */
export async function buildSite(
  examined: Examined,
  output: string,
  watch?: Stopwatch,
  last?: string,
): Promise<Outcome & { readonly written: readonly string[] }> {
  const { project } = examined;
  if (!project || !arePublishable(examined)) return { ...checkSite(examined, watch), written: [] };
  const rendering = new SiteRendering(examined, project, { last });
  let written: string[];
  try {
    written = await writePages(project, rendering, output);
  } catch (error) {
    return { ...concludeWithout(error, examined, watch), written: [] };
  }
  // Some of them are made of what the pages say.
  if (!examined.memory) writeFiles(project, output);
  // Where no page is due and none has gone, all say what they said.
  if (rendering.due.length > 0 || examined.memory?.pages.size !== project.plan.pages.length)
    written.push(...writeStatements(project, output, written, last));
  watch?.lap('read texts, render and write pages');
  return { ...conclude(examined, rendering, watch), written };
}

/** How many pages Eleventy is given in one go, which takes it 5 ms to begin: it keeps what it has rendered until it is done. */
const PORTION = 250;

/** @returns the paths of what was written, below the output folder */
async function writePages(project: SiteProject, rendering: SiteRendering, output: string): Promise<string[]> {
  const { due } = rendering;
  const written = due.map(({ outputPath }) => outputPath);
  const write: WriteBeside = (path, content) => {
    writeFile(join(output, path), content);
    written.push(path);
  };
  project.page = (planned) => rendering.page(planned, write);
  for (let start = 0; start < due.length; start += PORTION) {
    project.due = due.slice(start, start + PORTION);
    await renderSite(project, output);
    // Ctrl-C is heard between two portions.
    await setImmediate();
  }
  project.due = due;
  return written;
}

/** Writes a file that stands beside a page. @param path below the output folder */
type WriteBeside = (path: string, content: string | Uint8Array) => void;

/** The pages of a site as they are rendered: those that are not as they were are due, and what is kept of each. */
class SiteRendering {
  readonly due: readonly PlannedPage[];
  readonly frames: FrameCheck;
  readonly pages = new Map<string, RememberedPage>();
  readonly #project: SiteProject;
  readonly #keyOf = pageKeys();
  readonly #remembers: boolean;
  readonly #last: string | undefined;
  /** What pages that have a PDF say, by their addresses. */
  readonly #madeFrom = new Map<string, string>();

  /** @param written where the pages are written: `last` is the folder of the last output, where there is one */
  constructor(
    { content, files, surroundings, memory, thread }: Examined,
    project: SiteProject,
    written?: { readonly last: string | undefined },
  ) {
    this.#project = project;
    this.#last = written?.last;
    this.#remembers = surroundings !== undefined;
    this.frames = new FrameCheck(project, builtGraph(project));
    const changed = new Set<PlannedPage['whole']>();
    this.due = project.plan.pages.filter((planned) => {
      const { whole, topic } = planned;
      const last = memory?.pages.get(planned.address);
      const isSame = topic || !whole || !changed.has(whole);
      if (!isSame || !last || last.key !== this.#keyOf(planned, planned.data)) {
        changed.add(whole);
        return true;
      }
      this.pages.set(planned.address, last);
      if (last.madeFrom) this.#madeFrom.set(planned.address, last.madeFrom);
      this.frames.frames.set(planned.address, last);
      return false;
    });
    const topics = new Set(this.due.flatMap(({ topic }) => topic?.path ?? []));
    thread?.begin(content, files, [...topics], written !== undefined);
  }

  /**
   * Renders a page, and takes in what its layout wrote.
   * @param write called with the files that say the same for machines, and with the one to keep
   */
  page(planned: PlannedPage, write?: WriteBeside): string {
    const { topic, view, whole, data } = planned;
    const project = this.#project;
    const text = topic ? textOf(topic) : write && project.textOf(planned, this.#before(planned));
    const archive = write && text && project.archive(planned, text, data);
    if (archive) write(archive.path, archive.bytes);
    const madeFrom = archive && data.page.pdf && wholePrint(planned, text, project)?.madeFrom;
    if (madeFrom) this.#madeFrom.set(planned.address, madeFrom);
    const rendering = project.show(planned, text ?? NO_TEXT, archive?.data ?? data);
    this.frames.take(planned, rendering);
    if (text && this.#remembers) project.search.take(planned, text);
    if (write && topic && whole) project.whole.take(planned.address, project.part(text, data), whole);
    if (write && topic && text && view)
      for (const file of pageFiles(topic, text, view)) write(file.path, file.text);
    if (write) for (const file of planned.beside?.files(text?.html ?? '') ?? []) write(file.path, file.text);
    if (topic?.text().isSound === undefined) topic?.judged(isSound(topic, this.#project.content), true);
    // A file that changed meanwhile is read again the next time.
    const frame = (!topic || text?.hash === topic.hash) && this.frames.frames.get(planned.address);
    if (frame && this.#remembers)
      this.pages.set(planned.address, { ...frame, key: this.#keyOf(planned, data), madeFrom });
    return rendering.html;
  }

  /** What the page that holds all others says, as its PDF would. */
  madeFrom(address: string): string | undefined {
    const project = this.#project;
    const planned = project.plan.pages.find((page) => page.address === address);
    const known = this.#madeFrom.get(address);
    if (known !== undefined || !planned) return known;
    return wholePrint(planned, project.textOf(planned, this.#before(planned)), project)?.madeFrom;
  }

  /** A page as the last build left it. */
  #before({ outputPath }: PlannedPage): string | undefined {
    return this.#last === undefined
      ? undefined
      : tried(() => readFileSync(join(this.#last ?? '', outputPath), 'utf8'));
  }
}

/** Of a page that is checked, and not written. */
const NO_TEXT = { html: '', hash: '', headings: [] };

function conclude(examined: Examined, rendering: SiteRendering | undefined, watch?: Stopwatch): Outcome {
  const { content, project, faults, files, memory, surroundings, earlier, isStrict, isBeingWritten } =
    examined;
  const graph: SiteGraph = { ...content.graph, ...(project && { layoutIds: layoutIds(project) }) };
  const isKnown = knownTopics(content, memory, (topic, hrefs) => leadsFrom(topic, hrefs, graph));
  const saidOn = ({ address }: GatheredPage) => (isBeingWritten ? undefined : rendering?.madeFrom(address));
  const asked = { today: content.day, earlier, isKnown, saidOn };
  const found = inOrder([
    ...problemsOfSite(content, graph, asked),
    ...faults,
    ...(rendering?.frames.problems(rendering.due.length === 0 ? [] : memory?.shared) ?? []),
  ]);
  const { told, accepted } = accept(found, content, content.day);
  const frames = [...(rendering?.frames.frames.values() ?? [])];
  const counts = {
    accepted,
    pages: frames.length,
    links: frames.reduce((sum, { links }) => sum + links, 0),
    anchors: frames.reduce((sum, { anchors }) => sum + anchors, 0),
    ...(content.record && { recorded: content.record.entries.size }),
    ...reservedHostOf(content),
  };
  const apart = foldMistypedWords(foldUnread(told, content), content, files);
  const report = reportOf(
    inOrder(foldStale(foldLostIds(foldFollowers(apart, content), content))),
    counts,
    content.operator?.repository,
    isStrict,
  );
  watch?.lap('check what leads where');
  const shared = rendering && rendering.due.length > 0 ? rendering.frames.shared : (memory?.shared ?? []);
  return {
    content,
    report,
    get memory() {
      const pages = rendering?.pages ?? new Map();
      return surroundings === undefined ? undefined : remember(content, surroundings, found, pages, shared);
    },
  };
}

/** The host of a site that cannot be published under it. */
function reservedHostOf({ operator }: Site): { reservedHost?: string } {
  const { url = '' } = operator?.site ?? {};
  return isReserved(url) ? { reservedHost: new URL(url).hostname } : {};
}
