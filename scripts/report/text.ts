import { styleText } from 'node:util';
import { placeText } from '../problem.ts';
import { wrap } from './columns.ts';
import { frameOf } from './excerpt.ts';
import { cut, printable } from './printable.ts';
import { count, countsText, type Report, type ReportedProblem } from './report.ts';
import type { Setting } from './setting.ts';

/** How much of a line is shown where there is no terminal to say so. */
const COLUMNS = 100;
const NARROWEST = 40;

/**
 * A report for people: file by file, a block a problem, its place first so that terminals and editors make a link of it,
 * and at the end where each code is explained. Of thousands, those of one code and address are one block, and the codes are
 * counted at the end. Empty where there is no problem.
 */
export function textReport({ problems }: Report, setting: Setting): string {
  if (problems.length === 0) return '';
  const parts = problems.length > MANY ? byCause(problems, setting) : byFile(problems, setting);
  return [...parts, help(problems, setting)].map((part) => `${part}\n`).join('\n');
}

function byFile(problems: readonly ReportedProblem[], setting: Setting): string[] {
  return [...Map.groupBy(problems, ({ file }) => file)].flatMap(([file, found]) => [
    heading(file, found, setting),
    ...found.map((one) => block(one, setting)),
  ]);
}

/** Of more problems than this nobody reads each: what is the same is told once, the most frequent first. */
const MANY = 1000;
/** How many groups are told in full, how many of the other places of each, and how many groups in a line. */
const [GROUPS, PLACES, LINES] = [100, 3, 5000];

function byCause(problems: readonly ReportedProblem[], setting: Setting): string[] {
  const sorted = groupsIn(problems);
  const full = sorted.slice(0, GROUPS).map((found) => group(found, setting));
  const inLines = sorted.slice(GROUPS, GROUPS + LINES);
  const rest = inLines.map(([first, ...others]) => first && briefly(first, others.length));
  const left = sorted.length - full.length - rest.length;
  if (left > 0)
    rest.push(`… and ${left.toLocaleString('en')} more that differ: \`--format json\` lists every one`);
  return [...full, ...(rest.length > 0 ? [rest.join('\n')] : []), codeCounts(problems)];
}

/** Problems of one code and address, the most frequent first. */
function groupsIn(problems: readonly ReportedProblem[]): ReportedProblem[][] {
  const groups = [...Map.groupBy(problems, ({ code }) => code).values()].flatMap((ofCode) => [
    ...Map.groupBy(ofCode, ({ href, message }) => href ?? message).values(),
  ]);
  return groups.sort((a, b) => b.length - a.length);
}

/** The problems of which a report shows more than their place; undefined where it does of all. */
export function shownInFull({ problems }: Report): ReadonlySet<ReportedProblem> | undefined {
  if (problems.length <= MANY) return undefined;
  return new Set(
    groupsIn(problems)
      .slice(0, GROUPS)
      .flatMap(([first]) => first ?? []),
  );
}

/** The first of problems that are alike, and where the others are. */
function group([first, ...others]: readonly ReportedProblem[], setting: Setting): string {
  if (!first) return '';
  const told = block(first, setting);
  if (others.length === 0) return told;
  const pages = new Set([first, ...others].map(({ file }) => file)).size;
  const places = others.slice(0, PLACES).map((one) => printable(placeText(one)));
  const all = others.length > PLACES ? [...places, '…'] : places;
  const where = pages > 1 ? `on ${count(pages, 'page')}` : 'on this page';
  const number = pages > others.length ? '' : `, ${count(others.length + 1, 'place')} in all`;
  const line = `The same ${where}${number}: ${all.join(', ')}`;
  return [told, ...broken(line, setting.columns).map((one) => `  ${one}`)].join('\n');
}

function briefly(found: ReportedProblem, others: number): string {
  const about = found.href === undefined ? '' : `  ${printable(cut(found.href, 80))}`;
  const more = others > 0 ? `  (and ${count(others, 'more time')})` : '';
  return `${printable(placeText(found))}  ${found.code}${about}${more}`;
}

function codeCounts(problems: readonly ReportedProblem[]): string {
  const counts = [...Map.groupBy(problems, ({ code }) => code)].sort(([, a], [, b]) => b.length - a.length);
  const numbers = counts.map(([, { length }]) => length.toLocaleString('en'));
  const width = Math.max(...numbers.map(({ length }) => length));
  return counts.map(([code], index) => `${numbers[index]?.padStart(width)}  ${code}`).join('\n');
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
