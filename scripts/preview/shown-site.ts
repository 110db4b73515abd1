import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { outputFiles } from '../pages/outputs/output-files.ts';
import { pageFiles } from '../pages/outputs/page-files.ts';
import { textOf } from '../pages/page-text.ts';
import { inLayouts } from '../pages/render-site.ts';
import type { PlannedPage } from '../pages/site-plan.ts';
import type { SiteProject } from '../pages/site-project.ts';
import type { Examined } from '../publish/examine.ts';
import { type Answer, fileAnswer } from '../publish/hosts/local-server.ts';
import { mediaTypeOf } from '../publish/hosts/media-types.ts';
import { assetCaching } from '../publish/hosts/security-headers.ts';
import type { Report, ReportedProblem } from '../report/report.ts';
import { addressOfTopic, decodePath, PAGE_FILES, withBase, withoutBase } from '../site/addresses.ts';
import type { Topic } from '../site/content.ts';
import { deskAnswer } from './desk-answer.ts';
import { withDesk } from './desk-html.ts';
import { failurePage } from './desk-page.ts';
import type { EditorLink } from './editor-link.ts';
import { type PageFacts, pageFacts } from './page-facts.ts';
import { type PagesAhead, pagesAhead } from './pages-ahead.ts';
import { DESK } from './problem-html.ts';

/** A site that was checked, and can be looked at. */
export interface Shown extends Pick<Examined, 'content' | 'project'> {
  readonly report: Report;
  readonly editor: EditorLink;
  /** By their addresses. */
  readonly pages: ReadonlyMap<string, PlannedPage>;
  /** Those that readers do not see yet; planned when the first of them is asked for. */
  readonly ahead: () => PagesAhead | undefined;
}

/** A site as it was found, ready to answer. */
export function shownSite({ content, project }: Examined, report: Report, editor: EditorLink): Shown {
  let ahead: { readonly of: PagesAhead | undefined } | undefined;
  return {
    ...{ content, project, report, editor },
    pages: new Map(project?.plan.pages.map((planned) => [planned.address, planned])),
    ahead() {
      ahead ??= { of: project && pagesAhead(project) };
      return ahead.of;
    },
  };
}

/** What stands at a path of the site, as it is now. @throws where a file went away, or a layout cannot be rendered */
export function answerFrom(shown: Shown, path: string): Answer {
  const { content, project, pages } = shown;
  const { base } = content;
  if (path.startsWith(DESK)) return htmlAnswer(...deskAnswer(path, shown));
  const address = withoutBase(path, base)?.replace(/\/index\.html$/, '/');
  if (address === undefined) return { status: 302, location: base, body: '' };
  const file = fileAt(shown, address);
  if (file) return file;
  const planned = pageAt(shown, address);
  if (planned) return htmlAnswer(address.endsWith('/404.html') ? 404 : 200, htmlOf(shown, planned));
  if (isKnown(shown, `${address}/`))
    return { status: 302, location: withBase(`${address}/`, base), body: '' };
  if (isKnown(shown, address) || pages.size === 0 || !project)
    return htmlAnswer(500, cannotBeShown(shown, address));
  const faults = faultsBehind(shown, address);
  if (faults.length > 0) return htmlAnswer(500, failurePage('This page cannot be shown yet', faults, shown));
  const lost = lossOf(shown, address);
  if (lost)
    return htmlAnswer(404, failurePage('This page was deleted, or its file has another name', [lost], shown));
  // Each language may have a page for what is missing below its folder.
  const missing = pageAt(shown, `/${address.split('/')[1]}/404.html`) ?? pageAt(shown, '/404.html');
  const none = `There is no page ${decodePath(address)}`;
  return htmlAnswer(404, missing ? htmlOf(shown, missing) : failurePage(none, [], shown));
}

/** Answers with a page. */
export function htmlAnswer(status: number, body: string): Answer {
  return { status, type: mediaTypeOf('page.html'), body };
}

/** What stands beside the pages: assets, downloads, what is made for machines. */
function fileAt(shown: Shown, address: string): Answer | undefined {
  const { content, project } = shown;
  const text = (body: string | Uint8Array): Answer => ({ status: 200, type: mediaTypeOf(address), body });
  const asset = project?.assets.values().find((one) => one.address === address);
  // Its name holds a hash of what is in it: a page that is loaded anew need not ask for it again.
  if (asset) return { ...text(asset.content), caching: assetCaching };
  const search = project?.search.paths.entries().find(([, file]) => `/${file}` === address);
  if (project && search) return text(project.search.textOf(search[0]));
  const output =
    project && outputFiles(project.plan, project.assets).find((one) => `/${one.path}` === address);
  if (output) return text(output.text);
  const download = content.downloads.get(address);
  const file = download && join(content.folder, download.path);
  if (file)
    return existsSync(file)
      ? fileAnswer(200, file)
      : htmlAnswer(404, failurePage('The file is gone', [], shown));
  const made = besidePage(shown, address);
  return made === undefined ? undefined : text(made);
}

/** A file beside a page, as it is now: for machines, or to keep; `statements.json` is made by builds alone. */
function besidePage({ pages, project }: Shown, address: string): string | Uint8Array | undefined {
  const path = decodePath(address).slice(1);
  const planned =
    pages.get(address.replace(/[^/]*$/, '')) ??
    pages.values().find(({ beside: own }) => own?.paths.includes(path));
  if (!planned || !project) return undefined;
  const { topic, view, beside } = planned;
  const own = beside?.paths.includes(path) ? beside.files(project.textOf(planned)?.html ?? '') : [];
  if (own.length > 0) return own.find((file) => file.path === path)?.text;
  if (address === `/${planned.data.page.archive?.path}`) {
    const text = project.textOf(planned);
    return inLayouts(() => text && project.archive(planned, text)?.bytes);
  }
  if (!topic || !view || !PAGE_FILES.some((name) => address.endsWith(`/${name}`))) return undefined;
  const files = pageFiles(topic, textOf(topic), view);
  return files.find(({ path }) => `/${path}` === decodePath(address))?.text;
}

/** A page, and what it is rendered with. */
interface ShownPage {
  readonly planned: PlannedPage;
  readonly project: SiteProject;
}

/** The page at an address: one that readers see, or one that is still ahead. */
function pageAt({ pages, project, ahead }: Shown, address: string): ShownPage | undefined {
  const planned = pages.get(address);
  if (planned) return project && { planned, project };
  const next = ahead();
  const later = next?.pages.get(address);
  return next && later && { planned: later, project: next.project };
}

/** A page as it is now, with the desk beneath it. */
function htmlOf(shown: Shown, { planned, project }: ShownPage): string {
  const { topic, address } = planned;
  const text = project.textOf(planned);
  const { html } = inLayouts(() => {
    const archive = text && project.archive(planned, text);
    return project.show(planned, text, archive?.data);
  });
  // Of a text that changed a moment ago it is not known yet what is wrong with it.
  const isJudged = !topic || text?.hash === topic.hash;
  const problems = problemsOf(shown, address).filter(({ file }) => isJudged || file !== topic?.file);
  const { report, editor, content } = shown;
  const facts = factsOf(shown, planned);
  return withDesk(html, { summary: report.summary, problems, facts, editor, content });
}

/** What is known of a page: of that of a topic, or of an old address, which stands where it is declared. */
function factsOf({ content }: Shown, { topic, address }: PlannedPage): PageFacts | undefined {
  // What is shown before its day is as it is now, not as it will be.
  const own = topic && content.topics.find(({ path }) => path === topic.path);
  if (own) return pageFacts(own, content);
  const place = content.old.pages.get(address)?.place;
  return place && { place, marks: [], twins: [] };
}

/** What stands at the address of a page with a fault that keeps it, or all pages, from being shown. */
function cannotBeShown(shown: Shown, address: string): string {
  const own = problemsOf(shown, address);
  const shared = shown.report.problems.filter(({ severity }) => severity === 'error');
  return failurePage('This page cannot be shown yet', own.length > 0 ? own : shared, shown);
}

/** What keeps a page from being known at all: its file cannot be read, or nothing is known of its language. */
function faultsBehind({ content, report }: Shown, address: string): ReportedProblem[] {
  const { folder, languages, defaultLanguage } = content;
  const code = address.split('/')[1] || defaultLanguage;
  const ofLanguage = languages.has(code) ? undefined : `${folder}/_data/languages/${code}.yaml`;
  const isOfPage = (file: string): boolean =>
    file.startsWith(`${folder}/`) &&
    file.endsWith('.md') &&
    addressOfTopic(file.slice(folder.length + 1)) === address;
  return report.problems.filter(
    ({ file, severity }) => severity === 'error' && (file === ofLanguage || isOfPage(file)),
  );
}

/** That a page was published, and is there no more. */
function lossOf({ content: { record }, report }: Shown, address: string): ReportedProblem | undefined {
  const line = record?.entries.get(address)?.line;
  return report.problems.find(
    (found) => found.code === 'lost-page' && found.file === record?.file && found.line === line,
  );
}

function isKnown(shown: Shown, address: string): boolean {
  return shown.pages.has(address) || topicAt(shown, address) !== undefined;
}

function topicAt({ content }: Shown, address: string): Topic | undefined {
  return content.topics.find((topic) => topic.address === address);
}

/** What concerns a page: the problems of its topic, and those met on it. */
function problemsOf(shown: Shown, address: string): ReportedProblem[] {
  const { content, report } = shown;
  const home = address === '/' ? `/${content.defaultLanguage}/` : address;
  const file = topicAt(shown, home)?.file;
  return report.problems.filter((found) => found.page === address || found.file === file);
}
