import { type SplitTopic, splitFrontMatter } from '../../text/split-front-matter.ts';
import { plainText, type SourceText } from '../fix/source-text.ts';

/** A line of a file, with its end. */
export interface Row {
  readonly text: string;
  /** `\n`, `\r\n` or `\r`; nothing where the file ends. */
  readonly end: string;
}

/** A topic's file in its two parts, and its lines. */
export interface TopicParts extends SplitTopic {
  readonly rows: readonly Row[];
  /** The index of the row on which the body begins. */
  readonly bodyRow: number;
  /** How the file ends its lines. */
  readonly eol: string;
}

/** Takes the file of a topic apart. */
export function topicParts(source: SourceText): TopicParts {
  const split = splitFrontMatter(plainText(source));
  return { ...split, rows: rowsOf(source), bodyRow: split.bodyLine - 1, eol: source.ends[0] || '\n' };
}

/** The lines of a file; the empty one behind the last end is none. */
export function rowsOf({ lines, ends }: SourceText): Row[] {
  const rows = lines.map((text, index) => ({ text, end: ends[index] ?? '' }));
  const last = rows.at(-1);
  return last?.text === '' && last.end === '' ? rows.slice(0, -1) : rows;
}

/** Puts lines together again. */
export function sourceOf(mark: string, rows: readonly Row[]): SourceText {
  const isEnded = rows.at(-1)?.end !== '';
  const lines = rows.map(({ text }) => text);
  const ends = rows.map(({ end }) => end);
  return { mark, lines: isEnded ? [...lines, ''] : lines, ends: isEnded ? ends : ends.slice(0, -1) };
}

/** Lines as rows that end as those of a file do. */
export function rowsOfText(text: string, eol: string): Row[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => ({ text: line, end: eol }));
}

/** Two pieces of a file with an empty line between them. @param end how lines end that had no end */
export function apart(first: readonly Row[], second: readonly Row[], end: string): Row[] {
  const start = second.findIndex(({ text }) => text.trim() !== '');
  if (start < 0) return [...first];
  const isApart = first.length === 0 || first.at(-1)?.text.trim() === '';
  return [...ended(first, end), ...(isApart ? [] : [{ text: '', end }]), ...second.slice(start)];
}

function ended(rows: readonly Row[], end: string): Row[] {
  return rows.map((row) => (row.end === '' ? { ...row, end } : row));
}
