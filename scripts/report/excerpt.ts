import { codes } from './codes.ts';
import { cellsOf, columnsOf } from './columns.ts';
import { type Excerpt, type Report, type ReportedProblem, thatFit } from './report.ts';

/** How much of a line is kept on each side of the place, in UTF-16 units: a line may be the whole file. */
const REACH = 120;

/**
 * A report whose problems show the line that they stand on. A file is asked for once, if its problems stand together.
 * @param sources the text of a file, by its name in places; undefined where there is none to show
 * @param shown the problems that need it; by default all
 */
export function withExcerpts(
  report: Report,
  sources: (file: string) => string | undefined,
  shown?: ReadonlySet<ReportedProblem>,
): Report {
  let last: { readonly file: string; readonly lines: readonly string[] } | undefined;
  const linesOf = (file: string): readonly string[] => {
    // One at a time: of a site in which nothing is right all would be kept.
    if (last?.file !== file) last = { file, lines: sources(file)?.split(/\r\n?|\n/) ?? [] };
    return last.lines;
  };
  const problems = report.problems.map((found) =>
    shown && !shown.has(found) ? found : withExcerpt(found, linesOf),
  );
  return { ...report, problems };
}

function withExcerpt(found: ReportedProblem, linesOf: (file: string) => readonly string[]): ReportedProblem {
  if (codes[found.code].wholeFile) return found;
  const line = linesOf(found.file)[found.line - 1];
  return line?.trim() ? { ...found, excerpt: excerptOf(line, found.column) } : found;
}

/** A line as it was written, cut where it is long, without taking a character apart. */
function excerptOf(line: string, column: number): Excerpt {
  const at = Math.min(column - 1, line.length);
  const start = wholeCharacter(line, Math.max(0, at - REACH));
  const end = wholeCharacter(line, Math.min(line.length, at + REACH));
  const [before, after] = [start > 0 ? '…' : '', end < line.length ? '…' : ''];
  // Copied, so that it does not hold on to the whole file.
  const text = Buffer.from(before + line.slice(start, end) + after).toString();
  return { text, column: before.length + at - start + 1 };
}

/** Moves an offset off the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  return /[\uDC00-\uDFFF]/.test(text.charAt(offset)) ? offset + 1 : offset;
}

const ELLIPSIS = '…';

/** A line in a frame: its margin, and what stands behind that. */
type Row = readonly [margin: string, text: string];

/** Draws an excerpt in so many columns: the line, cut around the caret where it is longer, and the caret below it. */
export function frameOf({ text, column }: Excerpt, line: number, columns: number): readonly [Row, Row] {
  const gutter = `${String(line).padStart(4)} | `;
  const room = Math.max(20, columns - gutter.length);
  const before = cutStart(cellsOf(text.slice(0, column - 1)), room);
  const used = columnsOf(before);
  const after = cutEnd(cellsOf(text.slice(column - 1).trimEnd()), room - used);
  return [
    [gutter, [...before, ...after].join('')],
    ['| '.padStart(gutter.length), `${' '.repeat(used)}^`],
  ];
}

/** What stands before the caret: more than half the room, and its start is left out. */
function cutStart(cells: readonly string[], room: number): readonly string[] {
  if (columnsOf(cells) <= room / 2) return cells;
  return cutEnd(cells.toReversed(), Math.floor(room * 0.4)).toReversed();
}

/** What stands after it: as much as there is room for. */
function cutEnd(cells: readonly string[], room: number): readonly string[] {
  if (columnsOf(cells) <= room) return cells;
  return [...thatFit(cells, room - columnsOf([ELLIPSIS]), (cell) => columnsOf([cell])), ELLIPSIS];
}
