import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { type Examined, renderAndCheck } from '../cli/examine.ts';
import { decodePath, withBase, withoutBase } from '../content/addresses.ts';
import type { Content } from '../content/content.ts';
import { type Report, type ReportedProblem, reportOf } from '../report/report.ts';
import type { Asset } from '../site/assets.ts';
import { mediaTypeOf } from '../site/media-types.ts';
import { problemsPage, problemsStyle, problemsStyleAddress, withProblems } from './problems-html.ts';
import type { Answer } from './server.ts';

/** The site as `npm start` shows it: in memory, its problems on the pages that have them. */
export interface PreviewSite {
  readonly report: Report;
  /** Why nothing can be shown at all, in a line. */
  readonly failure?: string;
  readonly answer: (path: string) => Answer;
}

/** Renders and checks a site that it has examined. Never throws: what goes wrong is shown instead, until the next change. */
export async function previewSite(examineSite: () => Examined): Promise<PreviewSite> {
  try {
    const examined = examineSite();
    const { pages, report } = await renderAndCheck(examined);
    const { content, project } = examined;
    const html = new Map(pages.map((page) => [page.planned.address, page.html]));
    const assets = new Map([...(project?.assets.values() ?? [])].map((asset) => [asset.address, asset]));
    const base = content.operator?.site.base ?? '/';
    return { report, answer: (path) => answerFrom({ content, base, html, assets, report }, path) };
  } catch (error) {
    const failure =
      error instanceof CannotRun
        ? error.message
        : `a fault of the generator itself: ${(error as Error).message}`;
    const report = reportOf([], { pages: 0, links: 0, anchors: 0 });
    return { report, failure, answer: (path) => styleAnswer(path) ?? page(500, problemsPage(failure, [])) };
  }
}

interface State {
  readonly content: Content;
  readonly base: string;
  readonly html: ReadonlyMap<string, string>;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly report: Report;
}

function answerFrom(state: State, path: string): Answer {
  const style = styleAnswer(path);
  if (style) return style;
  const { content, base, html, assets } = state;
  const address = withoutBase(path, base)?.replace(/\/index\.html$/, '/');
  if (address === undefined) return { status: 302, location: base, body: '' };
  const download = content.downloads.get(address);
  const asset = assets.get(address);
  if (asset) return { status: 200, type: mediaTypeOf(address), body: asset.content };
  if (download)
    return fileAnswer(join(content.folder, download.path)) ?? page(404, problemsPage('The file is gone', []));
  const problems = problemsOf(state, address);
  const found = html.get(address);
  if (found !== undefined) return page(address === '/404.html' ? 404 : 200, withProblems(found, problems));
  if (isKnown(state, `${address}/`))
    return { status: 302, location: withBase(`${address}/`, base), body: '' };
  if (isKnown(state, address) || html.size === 0)
    return page(500, problemsPage('This page cannot be shown yet', problems));
  return page(404, html.get('/404.html') ?? problemsPage(`There is no page ${decodePath(address)}`, []));
}

function isKnown({ content, html }: State, address: string): boolean {
  return html.has(address) || content.topics.some((topic) => topic.address === address);
}

/** What concerns a page: the problems of its topic, those met on it, and those of files that all pages share. */
function problemsOf({ content, report }: State, address: string): ReportedProblem[] {
  const files = new Map(content.topics.map((topic) => [topic.file, topic.address]));
  return report.problems.filter(
    ({ file, page }) => page === address || (files.get(file) ?? address) === address,
  );
}

/** A download as it is on disk now; undefined where it is gone since the last look. */
function fileAnswer(path: string): Answer | undefined {
  try {
    return { status: 200, type: mediaTypeOf(path), body: readFileSync(path) };
  } catch {
    return undefined;
  }
}

function styleAnswer(path: string): Answer | undefined {
  return path === problemsStyleAddress
    ? { status: 200, type: mediaTypeOf(path), body: problemsStyle }
    : undefined;
}

function page(status: number, body: string): Answer {
  return { status, type: mediaTypeOf('page.html'), body };
}
