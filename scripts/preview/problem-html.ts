import { type Place, placeText } from '../problem.ts';
import { inMarkup } from '../report/printable.ts';
import type { Excerpt, ReportedProblem } from '../report/report.ts';
import type { EditorLink } from './editor-link.ts';
import type { AimsOf, Cause } from './root-causes.ts';

/** Where the desk's own pages and files are. */
export const DESK = '/.preview/';

/** How problems are shown. */
export interface ProblemSetting {
  readonly editor: EditorLink;
  /** The site, which tells where links lead. */
  readonly content: AimsOf;
  /** The page on which a problem is met, as a link leads to it; undefined where none shows it. */
  readonly pageOf?: (found: ReportedProblem) => string | undefined;
  /** The file that the reader knows they are in: its places are named by their lines. */
  readonly file?: string | undefined;
}

/** How many places are named at which the same is wrong. */
const FEW = 8;

/** One thing that is wrong, in an item of a list: what it is, what to do, and the lines to go to. */
export function causeItem(
  { first, others }: Cause,
  { editor, pageOf, file }: Omit<ProblemSetting, 'content'>,
): string {
  const { severity, code, message, excerpt } = first;
  const [what = '', ...cure] = message.split('\n');
  const address = pageOf?.(first);
  const page = address === undefined ? '' : ` <a class="desk-page" href="${inMarkup(address)}">page</a>`;
  return [
    `<li class="desk-${severity}">`,
    `<p class="desk-head"><span class="desk-kind">${severity}</span> ${placeLink(first, editor, nameOf(first, file))}${page} `,
    `<a class="desk-code" href="${DESK}${code}">${code}</a></p>`,
    `<p class="desk-what">${withCode(inMarkup(what))}</p>`,
    ...cure.map((line) => `<p>${withCode(inMarkup(line))}</p>`),
    excerpt ? excerptHtml(excerpt) : '',
    others.length > 0 ? otherPlaces(others, first.file, editor) : '',
    '</li>',
  ].join('');
}

/** The name of a place, which opens it in the editor. */
export function placeLink(place: Place, editor: EditorLink, text: string): string {
  const href = editor(place);
  const name = `<code>${inMarkup(text)}</code>`;
  return href === undefined ? name : `<a class="desk-place" href="${inMarkup(href)}">${name}</a>`;
}

/** A place by its file and line, in a file that is known by its line alone. */
function nameOf(place: Place, known: string | undefined): string {
  return place.file === known ? `line ${place.line}` : placeText(place);
}

function otherPlaces(others: readonly ReportedProblem[], file: string, editor: EditorLink): string {
  let known = file;
  const shown = others.slice(0, FEW).map((place) => {
    const link = placeLink(place, editor, nameOf(place, known));
    known = place.file;
    return link;
  });
  const more = others.length - shown.length;
  return `<p class="desk-more">The same at ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.</p>`;
}

/** The line as it was written, and where on it. */
function excerptHtml({ text, column }: Excerpt): string {
  const [before, at, after] = [text.slice(0, column - 1), text.slice(column - 1, column), text.slice(column)];
  return `<pre class="desk-line"><code>${inMarkup(before)}<mark>${inMarkup(at)}</mark>${inMarkup(after)}</code></pre>`;
}

function withCode(html: string): string {
  return html.replace(/`([^`]+)`/g, '<code>$1</code>');
}
