import { eastAsianWidth } from 'get-east-asian-width';
import { printable } from './printable.ts';

const TAB = '    ';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text as it stands on a terminal, by characters as a reader sees them: tabs as spaces, hidden ones by number. */
export function cellsOf(text: string): string[] {
  const shown = printable(text.replaceAll('\t', TAB));
  return Array.from(graphemes.segment(shown), ({ segment }) => segment);
}

/** How many columns of a terminal such characters take. */
export function columnsOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + widthOf(cell), 0);
}

/** The width of one grapheme (Unicode annexes 11 and 29): that of its first character; marks and joiners add none. */
function widthOf(grapheme: string): number {
  if (/^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u.test(grapheme)) return 0;
  // Emoji of one code unit are wide by their character.
  if (grapheme.length > 1 && /^\p{RGI_Emoji}$/v.test(grapheme)) return 2;
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
