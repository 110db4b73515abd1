import { eastAsianWidth } from 'get-east-asian-width';
import { printable } from './printable.ts';

/** A character as a reader sees it, and how many columns of a terminal it takes. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

const TAB = '    ';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text as it stands on a terminal: tabs as spaces, hidden characters by number, Chinese characters two columns wide. */
export function cellsOf(text: string): Cell[] {
  const shown = printable(text.replaceAll('\t', TAB));
  return Array.from(graphemes.segment(shown), ({ segment }) => ({ text: segment, width: widthOf(segment) }));
}

/** How many columns cells take. */
export function columnsOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

/** The text of cells. */
export function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

/** The width of one grapheme (Unicode annexes 11 and 29): that of its first character; marks and joiners add none. */
function widthOf(grapheme: string): number {
  if (/^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u.test(grapheme)) return 0;
  if (/^\p{RGI_Emoji}$/v.test(grapheme)) return 2;
  return eastAsianWidth(grapheme.codePointAt(0) ?? 0);
}

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
