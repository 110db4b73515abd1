import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { outputFiles } from '../pages/outputs/output-files.ts';
import { pageFiles } from '../pages/outputs/page-files.ts';
import { textOf } from '../pages/page-text.ts';
import { inLayouts } from '../pages/render-site.ts';
import type { PlannedPage } from '../pages/site-plan.ts';
import { checkSite } from '../publish/build-site.ts';
import type { Examined } from '../publish/examine.ts';
import { type Answer, fileAnswer } from '../publish/hosts/local-server.ts';
import { mediaTypeOf } from '../publish/hosts/media-types.ts';
import type { SiteMemory } from '../publish/memory.ts';
import { type Report, type ReportedProblem, reportOf } from '../report/report.ts';
import { decodePath, withBase, withoutBase } from '../site/addresses.ts';
import { problemsPage, withProblems } from './problems-html.ts';

/** The site as `npm start` shows it: in memory, its problems on the pages that have them. */
export interface PreviewSite {
  readonly report: Report;
  /** Why nothing can be shown at all, in a line. */
  readonly failure?: string;
  /** What the next time may know of this one. */
  readonly memory: SiteMemory | undefined;
  readonly answer: (path: string) => Answer;
}

/**
 * Checks a site, and shows it as far as it can be shown; pages are rendered when they are asked for. Never throws: what
 * goes wrong is shown instead, until the next change.
 * @param examineSite is given what is known of the site from the last time
 */
export function previewSite(examineSite: (last?: SiteMemory) => Examined, last?: PreviewSite): PreviewSite {
  try {
    const examined: Examined = { ...examineSite(last?.memory), isBeingWritten: true };
    const { report: found, memory } = checkSite(examined);
    const { content, project } = examined;
    const pages = new Map(project?.plan.pages.map((planned) => [planned.address, planned]));
    const state = { content, project, pages, report: whileWriting(found) };
    const answer = (path: string): Answer => {
      try {
        return answerFrom(state, path);
      } catch (error) {
        // A file that went away a moment ago, or a layout that cannot be rendered.
        return page(500, problemsPage(lineOf(error), []));
      }
    };
    return { report: state.report, memory, answer };
  } catch (error) {
    const failure = lineOf(error);
    const report = reportOf([], { pages: 0, links: 0, anchors: 0 });
    return { report, failure, memory: last?.memory, answer: () => page(500, problemsPage(failure, [])) };
  }
}

/** What is written is not published yet: that it is not recorded is no news. */
function whileWriting({ problems, summary }: Report): Report {
  const kept = problems.filter(({ code }) => code !== 'unrecorded');
  const warnings = summary.warnings - (problems.length - kept.length);
  return { problems: kept, summary: { ...summary, warnings } };
}

function lineOf(error: unknown): string {
  return error instanceof CannotRun
    ? error.message
    : `a fault of the generator itself: ${(error as Error).message}`;
}

interface State extends Pick<Examined, 'content' | 'project'> {
  readonly pages: ReadonlyMap<string, PlannedPage>;
  readonly report: Report;
}

/** A page as it is now, its problems on it where they are wanted; undefined where there is none at that address. */
function htmlOf(
  { project, pages }: State,
  address: string,
  problems: readonly ReportedProblem[] = [],
): string | undefined {
  const planned = pages.get(address);
  if (!planned || !project) return undefined;
  const { topic } = planned;
  const text = project.textOf(planned);
  const { html } = inLayouts(() => {
    const archive = text && project.archive(planned, text);
    return project.show(planned, text, archive?.data);
  });
  // Of a text that changed a moment ago it is not known yet what is wrong with it.
  const isJudged = !topic || text?.hash === topic.hash;
  return withProblems(html, isJudged ? problems : problems.filter(({ file }) => file !== topic?.file));
}

function answerFrom(state: State, path: string): Answer {
  const { content, project, pages } = state;
  const { base } = content;
  const address = withoutBase(path, base)?.replace(/\/index\.html$/, '/');
  if (address === undefined) return { status: 302, location: base, body: '' };
  const download = content.downloads.get(address);
  const asset = project?.assets.values().find((one) => one.address === address);
  if (asset) return { status: 200, type: mediaTypeOf(address), body: asset.content };
  const search = project?.search.paths.entries().find(([, file]) => `/${file}` === address);
  if (project && search)
    return { status: 200, type: mediaTypeOf(address), body: project.search.textOf(search[0]) };
  const output =
    project && outputFiles(project.plan, project.assets).find((one) => `/${one.path}` === address);
  if (output) return { status: 200, type: mediaTypeOf(address), body: output.text };
  const file = download && join(content.folder, download.path);
  if (file) return existsSync(file) ? fileAnswer(200, file) : page(404, problemsPage('The file is gone', []));
  const made = besidePage(state, address);
  if (made !== undefined) return { status: 200, type: mediaTypeOf(address), body: made };
  const problems = problemsOf(state, address);
  const found = htmlOf(state, address, problems);
  const isMissing = address.endsWith('/404.html');
  if (found !== undefined) return page(isMissing ? 404 : 200, found);
  if (isKnown(state, `${address}/`))
    return { status: 302, location: withBase(`${address}/`, base), body: '' };
  if (isKnown(state, address) || pages.size === 0)
    return page(500, problemsPage('This page cannot be shown yet', problems));
  // Each language may have a page for what is missing below its folder.
  const missing = htmlOf(state, `/${address.split('/')[1]}/404.html`) ?? htmlOf(state, '/404.html');
  return page(404, missing ?? problemsPage(`There is no page ${decodePath(address)}`, []));
}

/** A file beside a page, as it is now: for machines, or to keep; `statements.json` is made by builds alone. */
function besidePage({ pages, project }: State, address: string): string | Uint8Array | undefined {
  const planned = pages.get(address.replace(/[^/]*$/, ''));
  if (!planned || !project) return undefined;
  const { topic, view } = planned;
  if (address === `/${planned.data.page.archive?.path}`) {
    const text = project.textOf(planned);
    return inLayouts(() => text && project.archive(planned, text)?.bytes);
  }
  if (!topic || !view || !/\/index\.(?:json|md)$/.test(address)) return undefined;
  const files = pageFiles(topic, textOf(topic), view);
  return files.find(({ path }) => `/${path}` === decodePath(address))?.text;
}

function isKnown({ content, pages }: State, address: string): boolean {
  return pages.has(address) || content.topics.some((topic) => topic.address === address);
}

/** What concerns a page: the problems of its topic, those met on it, and those of files that all pages share. */
function problemsOf({ content, report }: State, address: string): ReportedProblem[] {
  const files = new Map(content.topics.map((topic) => [topic.file, topic.address]));
  return report.problems.filter(
    ({ file, page }) => page === address || (files.get(file) ?? address) === address,
  );
}

function page(status: number, body: string): Answer {
  return { status, type: mediaTypeOf('page.html'), body };
}
