import { type Cell, cellsOf, columnsOf, textOf } from './cells.ts';
import type { Excerpt } from './report.ts';

/** An excerpt as it is drawn: the number of its line, the line, and what stands below it up to the caret. */
export interface Frame {
  readonly gutter: string;
  readonly source: string;
  readonly indent: string;
}

const ELLIPSIS: Cell = { text: '…', width: 1 };

/** Draws an excerpt in so many columns. A line that is longer is cut around the caret. */
export function frameOf({ text, column }: Excerpt, line: number, columns: number): Frame {
  const gutter = `${String(line).padStart(4)} | `;
  const room = Math.max(20, columns - gutter.length);
  const before = cutStart(cellsOf(text.slice(0, column - 1)), room);
  const used = columnsOf(before);
  const after = cutEnd(cellsOf(text.slice(column - 1).trimEnd()), room - used);
  return { gutter, source: textOf([...before, ...after]), indent: ' '.repeat(used) };
}

/** The frame as two lines of text. */
export function frameLines({ gutter, source, indent }: Frame): [string, string] {
  return [gutter + source, `${'| '.padStart(gutter.length)}${indent}^`];
}

/** What stands before the caret: more than half the room, and its start is left out. */
function cutStart(cells: readonly Cell[], room: number): readonly Cell[] {
  if (columnsOf(cells) <= room / 2) return cells;
  const limit = Math.floor(room * 0.4);
  let [start, width] = [cells.length, ELLIPSIS.width];
  for (let next = cells[start - 1]; next && width + next.width <= limit; next = cells[start - 1]) {
    width += next.width;
    start--;
  }
  return [ELLIPSIS, ...cells.slice(start)];
}

/** What stands after it: as much as there is room for. */
function cutEnd(cells: readonly Cell[], room: number): readonly Cell[] {
  if (columnsOf(cells) <= room) return cells;
  let [end, width] = [0, ELLIPSIS.width];
  for (let next = cells[end]; next && width + next.width <= room; next = cells[end]) {
    width += next.width;
    end++;
  }
  return [...cells.slice(0, end), ELLIPSIS];
}
