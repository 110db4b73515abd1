import { inMarkup } from '../report/printable.ts';
import { countsText, type Report, type ReportedProblem } from '../report/report.ts';
import type { EditorLink } from './editor-link.ts';
import type { PageFacts } from './page-facts.ts';
import { causeItem, DESK, type ProblemSetting, placeLink } from './problem-html.ts';
import { type AimsOf, rootsFirst } from './root-causes.ts';

export const deskStyle = `${DESK}desk.css`;

/** What the desk says beneath a page. */
export interface DeskView {
  readonly summary: Report['summary'];
  /** The problems of the page. */
  readonly problems: readonly ReportedProblem[];
  /** What is known of it, where it is of a topic. */
  readonly facts?: PageFacts | undefined;
  readonly editor: EditorLink;
  readonly content: AimsOf;
}

/** Puts the desk at the end of a page: what is wrong on it, what is wrong on the site, and whose page it is. */
export function withDesk(html: string, view: DeskView): string {
  const end = html.lastIndexOf('</body>');
  return end < 0 ? html : withStyle(html.slice(0, end) + desk(view) + html.slice(end));
}

function withStyle(html: string): string {
  return html.replace('</head>', () => `<link rel="stylesheet" href="${deskStyle}"></head>`);
}

function desk({ summary, problems, facts, editor, content }: DeskView): string {
  const parts = [countsLink(summary), ...(facts ? factItems(facts, editor) : [])];
  return [
    '<aside class="desk" lang="en" dir="ltr" aria-label="Desk">',
    problemsOnPage(problems, { editor, content, file: facts?.place.file }),
    `<ul class="desk-bar">${parts.map((part) => `<li>${part}</li>`).join('')}</ul>`,
    '</aside>',
  ].join('');
}

/** The problems of the page, which can be folded away, as mere warnings are. */
function problemsOnPage(problems: readonly ReportedProblem[], setting: ProblemSetting): string {
  if (problems.length === 0) return '';
  const [tone, open] = problems.some(isError) ? ['error', ' open'] : ['warning', ''];
  const items = rootsFirst(problems, setting.content).map((cause) => causeItem(cause, setting));
  const title = `<summary><span class="desk-kind">${countsOf(problems)}</span> on this page</summary>`;
  return `<details class="desk-here desk-of-${tone}"${open}>${title}<ol class="desk-list">${items.join('')}</ol></details>`;
}

function isError({ severity }: ReportedProblem): boolean {
  return severity === 'error';
}

/** How much is wrong on the whole site, and the way to the list. */
function countsLink({ errors, warnings }: Pick<Report['summary'], 'errors' | 'warnings'>): string {
  const tone = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'fine';
  const text = countsText({ error: errors, warning: warnings }) || 'No problems';
  return `<a class="desk-counts desk-${tone}" href="${DESK}">${text}<span class="desk-where"> on the site</span></a>`;
}

/** `1 error, 2 warnings`. */
export function countsOf(problems: readonly ReportedProblem[]): string {
  const errors = problems.filter(isError).length;
  return countsText({ error: errors, warning: problems.length - errors });
}

function factItems(
  { place, marks, owner, review, statements, twins }: PageFacts,
  editor: EditorLink,
): string[] {
  const fact = (name: string, html: string): string => `<span class="desk-name">${name}</span> ${html}`;
  return [
    ...marks.map((mark) => `<span class="desk-mark">${inMarkup(mark)}</span>`),
    fact('File', placeLink(place, editor, place.file)),
    ...(owner ? [fact('Owner', inMarkup(owner))] : []),
    ...(review ? [fact('Reviewed', overdue(inMarkup(review.text), review.isOverdue))] : []),
    ...(statements ? [fact('Statements', inMarkup(statements))] : []),
    ...twins.map(({ language, href, note }) => {
      const name = inMarkup(language);
      const way = href === undefined ? name : `<a href="${inMarkup(href)}">${name}</a>`;
      return fact('In', note ? `${way} (${overdue(inMarkup(note), true)})` : way);
    }),
  ];
}

function overdue(html: string, is: boolean): string {
  return is ? `<strong class="desk-late">${html}</strong>` : html;
}
