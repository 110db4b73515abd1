import { inMarkup } from '../report/printable.ts';
import { count, type Report } from '../report/report.ts';
import type { Topic } from '../site/content.ts';
import { isAhead } from '../site/stage.ts';
import { countsOf, deskStyle } from './desk-html.ts';
import { causeItem, DESK, type ProblemSetting, placeLink } from './problem-html.ts';
import { type Cause, rootsFirst } from './root-causes.ts';

/** What the list shows. */
export interface ListView extends ProblemSetting {
  readonly report: Report;
  readonly topics: readonly Topic[];
  /** An address of the site as links lead to it. */
  readonly hrefOf: (address: string) => string;
}

/** The page that lists everything that is wrong with a site, what others follow from first, and what is not published. */
export function listPage({ report, topics, hrefOf, ...setting }: ListView): string {
  const { problems } = report;
  const title = problems.length === 0 ? 'No problems' : countsOf(problems);
  const causes = rootsFirst(problems, setting.content);
  const of = (severity: string): Cause[] => causes.filter(({ first }) => first.severity === severity);
  return deskPage(title, [
    `<p class="desk-sum">${counted(report)}. <a href="${hrefOf('/')}">To the site</a>. Whether the record and the PDFs are up to date, <code>npm run check</code> tells.</p>`,
    section('Errors, which keep the site from being built', of('error'), setting),
    section('Warnings', of('warning'), setting),
    days('Not published yet', topics.filter(isAhead), { ...setting, hrefOf }),
    days('With a last day', topics.filter(isEnding), { ...setting, hrefOf }),
  ]);
}

function counted({ summary: { pages, links, anchors } }: Report): string {
  return [count(pages, 'page'), count(links, 'link'), count(anchors, 'anchor')].join(', ');
}

/** A page of the desk's own. @param body HTML, a part after the other */
export function deskPage(title: string, body: readonly string[]): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${inMarkup(title)} — desk</title><link rel="stylesheet" href="${deskStyle}">`;
  const main = `<main class="desk-sheet"><h1>${inMarkup(title)}</h1>${body.join('')}</main>`;
  return `<!DOCTYPE html><html lang="en"><head>${head}</head><body>${main}</body></html>`;
}

/** The way to all problems, at the end of a page of the desk's own. */
export const wayToList = `<p class="desk-sum"><a href="${DESK}">All that is wrong with the site</a></p>`;

/** What stands where a page cannot be shown. */
export function failurePage(title: string, problems: Report['problems'], setting: ProblemSetting): string {
  return deskPage(title, [section('', rootsFirst(problems, setting.content), setting), wayToList]);
}

/** How many errors are listed, and how many warnings: who has more to mend begins with these. */
export const MOST_LISTED = 200;

function section(title: string, causes: readonly Cause[], setting: ProblemSetting): string {
  if (causes.length === 0) return '';
  const items = causes.slice(0, MOST_LISTED).map((cause) => causeItem(cause, setting));
  const more = causes.length - items.length;
  const rest = more > 0 ? `<p>And ${more} more: <code>npm run check</code> tells all of them.</p>` : '';
  const heading = title && `<h2>${title}</h2>`;
  return `<section>${heading}<ol class="desk-list">${items.join('')}</ol>${rest}</section>`;
}

function isEnding({ stage, matter }: Topic): boolean {
  return stage === 'published' && matter?.expires !== undefined;
}

/** Pages that are not published, or not for ever, with their days. */
function days(
  title: string,
  topics: readonly Topic[],
  { editor, hrefOf }: Pick<ListView, 'editor' | 'hrefOf'>,
): string {
  if (topics.length === 0) return '';
  const rows = topics.map(({ file, address, matter, stage }) => {
    const { title: name = address, publish, expires } = matter ?? {};
    const when =
      stage === 'draft' ? 'draft' : stage === 'to-come' ? `from ${publish} on` : `until ${expires}`;
    const place = placeLink({ file, line: 1, column: 1 }, editor, file);
    return `<tr><td><a href="${inMarkup(hrefOf(address))}">${inMarkup(name)}</a></td><td>${when}</td><td>${place}</td></tr>`;
  });
  return `<section><h2>${title}</h2><table>${rows.join('')}</table></section>`;
}
