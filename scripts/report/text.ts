import { styleText } from 'node:util';
import { placeText } from '../problem.ts';
import { wrap } from './columns.ts';
import { frameOf } from './excerpt.ts';
import { printable } from './printable.ts';
import { countsText, type Report, type ReportedProblem } from './report.ts';
import type { Setting } from './setting.ts';

/** How much of a line is shown where there is no terminal to say so. */
const COLUMNS = 100;
const NARROWEST = 40;

/**
 * A report for people: file by file, a block a problem, its place first so that terminals and editors make a link of it,
 * and at the end where each code is explained. Empty where there is no problem.
 */
export function textReport({ problems }: Report, setting: Setting): string {
  if (problems.length === 0) return '';
  const files = [...Map.groupBy(problems, ({ file }) => file)];
  const parts = files.flatMap(([file, found]) => [
    heading(file, found, setting),
    ...found.map((one) => block(one, setting)),
  ]);
  return [...parts, help(problems, setting)].map((part) => `${part}\n`).join('\n');
}

function heading(file: string, found: readonly ReportedProblem[], { colour }: Setting): string {
  const error = found.filter(({ severity }) => severity === 'error').length;
  const counts = countsText({ error, warning: found.length - error });
  return `── ${paint(colour, 'underline', printable(file))} · ${counts}`;
}

function block(found: ReportedProblem, setting: Setting): string {
  const { colour, columns } = setting;
  const strength = found.severity === 'error' ? 'red' : 'yellow';
  const place = paint(colour, 'bold', printable(placeText(found)));
  const name = paint(colour, strength, found.code);
  const said = [...found.message.split('\n'), ...(found.page ? [`Seen on ${printable(found.page)}`] : [])];
  return [
    `${place}  ${name}${found.severity === 'warning' ? ' (warning)' : ''}`,
    ...said.flatMap((line) => broken(line, columns)).map((line) => `  ${line}`),
    ...excerptLines(found, setting, strength),
  ].join('\n');
}

function excerptLines({ excerpt, line }: ReportedProblem, setting: Setting, strength: Style): string[] {
  if (!excerpt) return [];
  const { colour, columns = COLUMNS } = setting;
  const [[gutter, source], [indent, caret]] = frameOf(excerpt, line, Math.max(NARROWEST, columns));
  return [
    paint(colour, 'dim', gutter) + source,
    paint(colour, 'dim', indent) + paint(colour, strength, caret),
  ];
}

function help(problems: readonly ReportedProblem[], { columns, manual }: Setting): string {
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  const sections = codes.map((code) => `#${code}`).join(', ');
  const line = `Each code has a section with an example and the way to mend it: ${manual}${sections}`;
  return broken(line, columns === undefined ? undefined : columns + 2).join('\n');
}

/**
 * A line in as many as the terminal needs, with room for an indent of two.
 * @param columns how wide it is; undefined where lines are not to be broken
 */
export function broken(line: string, columns: number | undefined): string[] {
  return columns === undefined ? [line] : wrap(line, Math.max(NARROWEST, columns) - 2);
}

type Style = Parameters<typeof styleText>[0];

/** A text in a style, where there is colour. */
export function paint(colour: boolean, style: Style, text: string): string {
  return colour ? styleText(style, text, { validateStream: false }) : text;
}
