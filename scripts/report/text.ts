import { styleText } from 'node:util';
import { printable } from './quote.ts';
import type { Report, ReportedProblem } from './report.ts';

/** How a text report may look: colours only where a person reads it. */
export interface TextOptions {
  readonly colour: boolean;
}

/** A report for people: a block a problem, its place first so that editors can click it. Empty where there is none. */
export function textReport(report: Report, options: TextOptions): string {
  return report.problems.map((found) => `${block(found, options)}\n`).join('\n');
}

function block(found: ReportedProblem, { colour }: TextOptions): string {
  const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(style, text, { validateStream: false }) : text;
  const place = paint('bold', printable(`${found.file}:${found.line}:${found.column}`));
  const name = paint(found.severity === 'error' ? 'red' : 'yellow', found.code);
  const lines = found.message.split('\n').map((line) => `  ${line}`);
  if (found.page) lines.push(`  Seen on ${found.page}`);
  return [`${place}  ${name}`, ...lines].join('\n');
}

/** The closing line: pages, links, anchors and problems. */
export function summaryLine({ summary }: Report): string {
  const { pages, links, anchors, errors, warnings } = summary;
  return [
    count(pages, 'page'),
    count(links, 'link'),
    ...(anchors > 0 ? [count(anchors, 'anchor')] : []),
    errors + warnings === 0 ? 'no problems' : `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
  ].join(' · ');
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
