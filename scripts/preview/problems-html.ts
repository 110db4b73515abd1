import { placeText } from '../problem.ts';
import { inMarkup } from '../report/printable.ts';
import type { ReportedProblem } from '../report/report.ts';

/** Where the style of the list of problems is served: pages may load no style of their own. */
export const problemsStyleAddress = '/.preview/problems.css';

/** How the list of problems looks: it must not be taken for a part of the page. */
export const problemsStyle = `
.preview-problems { margin: 0; padding: 1rem 1.5rem; background: #7a1020; color: #fff; font: 1rem/1.5 ui-sans-serif, system-ui, sans-serif; }
.preview-problems h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
.preview-problems ol { margin: 0; padding-inline-start: 1.5rem; }
.preview-problems li { margin-block: .75rem; white-space: pre-line; overflow-wrap: anywhere; }
.preview-problems code { font: .9375em ui-monospace, monospace; background: #5a0814; padding: .1em .3em; border-radius: .2em; }
.preview-problems .warning, .preview-problems.warning { background: #ffe9a8; color: #2b2100; }
.preview-problems .warning { padding: .5rem .75rem; }
.preview-problems .warning code, .preview-problems.warning code { background: #ffd65c; }
.preview-problems code.place, .preview-problems .warning code.place { background: none; padding: 0; font-weight: 700; }
`;

/** A page that has nothing but problems to show, or nothing at all. */
export function problemsPage(title: string, problems: readonly ReportedProblem[]): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${inMarkup(title)}</title>`;
  return `<!DOCTYPE html><html lang="en"><head>${head}${styleLink}</head><body>${problemsList(title, problems)}</body></html>`;
}

/** Puts the list of problems at the head of a page. */
export function withProblems(html: string, problems: readonly ReportedProblem[]): string {
  if (problems.length === 0) return html;
  const noun = problems.every(isWarning) ? 'warning' : 'problem';
  const title = problems.length === 1 ? `A ${noun} on this page` : `${problems.length} ${noun}s on this page`;
  return html
    .replace('</head>', () => `${styleLink}</head>`)
    .replace(/<body[^>]*>/, (body) => body + problemsList(title, problems));
}

const styleLink = `<link rel="stylesheet" href="${problemsStyleAddress}">`;

function problemsList(title: string, problems: readonly ReportedProblem[]): string {
  const items = problems.map((found) => {
    const place = `<code class="place">${inMarkup(placeText(found))}</code>`;
    const [mark, name] = isWarning(found) ? [' class="warning"', ' (warning)'] : ['', ''];
    return `<li${mark}>${place} ${inMarkup(found.code)}${name}\n${withCode(inMarkup(found.message))}</li>`;
  });
  const kind = problems.length > 0 && problems.every(isWarning) ? ' warning' : '';
  return `<div class="preview-problems${kind}" role="alert"><h2>${inMarkup(title)}</h2><ol>${items.join('')}</ol></div>`;
}

function isWarning({ severity }: ReportedProblem): boolean {
  return severity === 'warning';
}

function withCode(text: string): string {
  return text.replace(/`([^`]+)`/g, '<code>$1</code>');
}
