import { CannotRun } from '../../cannot-run.ts';
import type { Block } from '../../text/markdown/find-blocks.ts';
import type { Piece } from './piece.ts';
import type { Row } from './topic-parts.ts';

/**
 * Writes the headings of a piece so that its first one is of a level; those below it keep their distance.
 * @throws CannotRun where one would be of a level that there is not
 */
export function atLevel(rows: readonly Row[], bodyRow: number, piece: Piece, level: number): Row[] {
  const shift = level - piece.block.level;
  if (shift === 0) return [...rows];
  const changed = rows.map((row) => row.text);
  for (const block of piece.found.blocks) {
    if (block.level === 0 || block.start < piece.start || block.start >= piece.end) continue;
    if (block.level + shift > 6)
      throw new CannotRun(
        `\`${block.text}\` would be a heading of level ${block.level + shift}: there are six`,
      );
    rewrite(changed, bodyRow, block, block.level + shift);
  }
  return rows.map((row, index) => ({ ...row, text: changed[index] ?? '' }));
}

function rewrite(lines: string[], bodyRow: number, block: Block, level: number): void {
  const first = bodyRow + block.start;
  const marks = '#'.repeat(level);
  if (!block.isUnderlined) {
    lines[first] = (lines[first] ?? '').replace(/^( *)#{1,6}/, `$1${marks}`);
    return;
  }
  const words = lines.slice(first, bodyRow + block.end - 1).map((text) => text.trim());
  lines[first] = `${marks} ${words.join(' ')}`;
  for (let line = first + 1; line < bodyRow + block.end; line++) lines[line] = '';
}
