import type { Code } from '../../problem.ts';
import type { ReportedProblem } from '../../report/report.ts';
import { isTopicPath } from '../../site/data-schema.ts';
import { splitFrontMatter } from '../../text/split-front-matter.ts';
import { type Edit, editTo } from '../apply-edits.ts';
import { addressesInTopic, valuesInYaml, type Written } from '../written-addresses.ts';
import { type IsKnown, mendable, rightAnswer } from './right-answer.ts';

/** An edit that mends a problem. */
export interface Mend extends Edit {
  readonly code: Code;
  /** The words around it, to be told with it. */
  readonly around?: readonly [before: string, after: string];
}

/**
 * What would mend the problems of a file that have exactly one right answer, the most telling first. A definition that is
 * used three times gives the same edit three times.
 * @param text lines ended by `\n`
 * @param problems that were told of this file
 */
export function editsOf(
  file: string,
  text: string,
  problems: readonly ReportedProblem[],
  isKnown: IsKnown,
): Mend[] {
  const sorted = mendable.flatMap((code) => problems.filter((found) => found.code === code));
  if (sorted.length === 0) return [];
  const isTopic = file.endsWith('.md');
  const values = isTopic
    ? valuesInYaml(file, splitFrontMatter(text).yaml, 2).filter(({ keys }) => keys[0] !== 'aliases')
    : valuesInYaml(file, text);
  // Of data files, few addresses are relative paths, as in topics; the others are whole ones.
  const relative = isTopic ? values : values.filter(({ keys }) => isTopicPath(file, keys));
  const addresses = isTopic ? addressesInTopic(file, text) : [];
  const bodyLine = isTopic ? splitFrontMatter(text).bodyLine : Number.POSITIVE_INFINITY;
  const lines = text.split('\n');
  return sorted.flatMap((found): Mend[] => {
    const isInYaml = found.line < bodyLine;
    if (found.code === 'spacing')
      return isInYaml ? spacingInValue(found, values) : spacingEdit(found, lines[found.line - 1]);
    const isMeant = (one: Written): boolean =>
      one.value === found.href && (isInYaml ? holds(one, found) : isAt(one, found));
    const written = (isInYaml ? relative : addresses).find(isMeant);
    const edits = written ? editTo(written, rightAnswer(found, isKnown)) : [];
    return edits.map((edit) => ({ code: found.code, ...edit }));
  });
}

/** Whether a problem was told of the link that uses an address. */
function isAt({ use }: Written, { line, column }: ReportedProblem): boolean {
  return use.line === line && use.column === column;
}

/** Whether a problem was told of a value, or of something in it. */
function holds({ place, raw }: Written, { line, column }: ReportedProblem): boolean {
  return line === place.line && place.column <= column && column < place.column + raw.length;
}

/** The place of a value stands for each doubled space in it. */
function spacingInValue(found: ReportedProblem, values: readonly Written[]): Mend[] {
  const value = values.find((one) => holds(one, found));
  if (!value) return [];
  const { raw, place } = value;
  const inner = /^["']/.test(raw) ? ` ${raw.slice(1, -1)}` : raw;
  const padded = ' '.repeat(place.column - 1) + inner;
  if (found.column !== place.column) return spacingEdit(found, padded);
  return [...padded.matchAll(/(?<=\S) {2,}(?=\S)/g)].flatMap(({ index }) =>
    spacingEdit({ ...found, column: index + 1 }, padded),
  );
}

/** How far the words around are looked for, in UTF-16 units: a line may be the whole file. */
const REACH = 200;

/** One space for two or more between words, where that is what stands at the place of a problem. */
function spacingEdit({ code, file, line, column }: ReportedProblem, text = ''): Mend[] {
  const before = /\S{1,20}$/u.exec(text.slice(Math.max(0, column - 1 - REACH), column - 1))?.[0];
  const [, was = '', after] = /^( {2,})(\S{1,20})/u.exec(text.slice(column - 1, column - 1 + REACH)) ?? [];
  if (before === undefined || after === undefined) return [];
  return [{ code, place: { file, line, column }, was, is: ' ', around: [before, after] }];
}
