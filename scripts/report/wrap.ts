import { cellsOf, columnsOf } from './cells.ts';

/** Breaks a line at its spaces into lines of so many columns; a longer word stays whole, so that it can be copied. */
export function wrap(line: string, columns: number): string[] {
  const lines: string[] = [];
  let width = 0;
  for (const word of line.split(' ')) {
    const wide = columnsOf(cellsOf(word));
    const last = lines.at(-1);
    if (last === undefined || width + 1 + wide > columns) {
      lines.push(word);
      width = wide;
    } else {
      lines[lines.length - 1] = `${last} ${word}`;
      width += 1 + wide;
    }
  }
  return lines;
}
