import { type Block, type Blocks, findBlocks } from '../../text/markdown/find-blocks.ts';
import { type Cut, cutLines, type Lines } from './cut-lines.ts';
import { apart, type Row } from './topic-parts.ts';

/** The statement under one anchor, as a piece of a topic's body. Lines are those of the body, from 0. */
export interface Piece extends Lines, Cut {
  /** The heading that it begins with, or the paragraph that it is. */
  readonly block: Block;
  /** The ids that stand in it, its own first. */
  readonly ids: readonly string[];
  readonly found: Blocks;
}

/** Finds the piece under an anchor; undefined where the anchor is of an item, a term, or stands inside of another block. */
export function pieceOf(body: string, id: string, words: Iterable<string>): Piece | undefined {
  const found = findBlocks(body, words);
  const index = found.blocks.findIndex((block) => block.id === id);
  const block = found.blocks[index];
  if (!block) return undefined;
  const { start } = block;
  const next = found.blocks.find(({ level }, at) => at > index && level > 0 && level <= block.level);
  const end = block.level === 0 ? block.end : (next?.start ?? body.split('\n').length);
  const cut = cutLines(body, { start, end }, found);
  const taken = (line: number): boolean => goes({ start, end }, cut, line);
  const ids = found.anchors.filter(({ place }) => taken(place.line - 1)).map((anchor) => anchor.id);
  return { start, end, block, ids, found, ...cut };
}

/** Whether a line leaves the text with the piece. */
export function goes({ start, end }: Lines, { taken, shared, left }: Cut, line: number): boolean {
  const isOf = (one: Lines): boolean => line >= one.start && line < one.end;
  if (taken.some(isOf)) return true;
  return line >= start && line < end && ![...shared, ...left].some(isOf);
}

/** The rows that stay when a piece is taken out. @param bodyRow the row on which the body begins */
export function rowsWithout(rows: readonly Row[], bodyRow: number, piece: Piece): Row[] {
  const kept = rows.map((row, index) => ({ row, line: index - bodyRow }));
  const stays = kept.filter(({ line }) => line < 0 || !goes(piece, piece, line));
  const before = stays.filter(({ line }) => line < piece.start).map(({ row }) => row);
  const after = stays.filter(({ line }) => line >= piece.end).map(({ row }) => row);
  const end = rows[0]?.end ?? '\n';
  // What stood between two definitions is gone: without an empty line one would be read as a part of the other.
  const within = stays
    .filter(({ line }) => line >= piece.start && line < piece.end)
    .flatMap(({ row, line }, index, all) =>
      index > 0 && all[index - 1]?.line !== line - 1 ? [{ text: '', end }, row] : [row],
    );
  return apart(apart(trimmed(before), within, end), after, end);
}

/** The rows that a piece takes along: its own, then the definitions that stood elsewhere. */
export function rowsOfPiece(
  rows: readonly Row[],
  bodyRow: number,
  piece: Piece,
  isWanted: (label: string) => boolean,
): Row[] {
  const isIn = ({ start }: Lines): boolean => start >= piece.start && start < piece.end;
  const own = rows.filter((_, index) => {
    const line = index - bodyRow;
    return line >= piece.start && line < piece.end && goes(piece, piece, line);
  });
  const others = [...piece.taken.filter((one) => !isIn(one)), ...piece.shared]
    .filter(({ kind, label }) => kind === 'footnote' || isWanted(label))
    .sort((a, b) => a.start - b.start);
  let all = trimmed(own);
  for (const [index, { start, end }] of others.entries()) {
    const note = rows.slice(bodyRow + start, bodyRow + end);
    const isNext = index > 0 && others[index - 1]?.end === start;
    all = isNext ? all.concat(note) : apart(all, note, rows[0]?.end ?? '\n');
  }
  return all;
}

/** Without the empty lines at its end. */
function trimmed(rows: readonly Row[]): Row[] {
  const last = rows.findLastIndex(({ text }) => text.trim() !== '');
  return rows.slice(0, last + 1);
}
