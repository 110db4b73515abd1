import { CannotRun } from '../../cannot-run.ts';
import type { Definition } from '../../text/markdown/context.ts';
import { type Blocks, findBlocks } from '../../text/markdown/find-blocks.ts';
import { applyEdits } from '../fix/apply-edits.ts';
import type { SourceText } from '../fix/source-text.ts';
import { freshLabels, labelEdits } from './footnote-labels.ts';
import { atLevel } from './heading-level.ts';
import { goes, type Piece, rowsOfPiece } from './piece.ts';
import { apart, type Row, sourceOf, topicParts } from './topic-parts.ts';

/** A piece, as it is to stand in another topic. */
export interface Piecework {
  /** The topic that it comes from; its links are those of the new place already. */
  readonly source: SourceText;
  readonly piece: Piece;
  /** The anchor behind whose section it is put; undefined is the end. */
  readonly after: string | undefined;
  /** The topic that it goes to, as shown. */
  readonly file: string;
}

/**
 * Puts a piece into a topic.
 * @throws CannotRun where a definition of the same name leads elsewhere there, or `after` names no heading
 */
export function putPiece(target: SourceText, { source, piece, after, file }: Piecework): SourceText {
  const there = topicParts(target);
  const found = findBlocks(there.body);
  const { bodyRow, body } = topicParts(source);
  const here = findBlocks(body);
  const moves = (line: number): boolean =>
    goes(piece, piece, line) || piece.shared.some((one) => line >= one.start && line < one.end);
  const labels = freshLabels([...piece.taken, ...piece.shared], found.definitions);
  const renamed = applyEdits(source, labelEdits(source, bodyRow, here, labels, moves)).source;
  const rows = topicParts(renamed).rows;
  expectSame(rows.map(({ text }) => text).slice(bodyRow), piece, {
    texts: there.body.split('\n'),
    found,
    file,
  });
  const known = new Set(references(found.definitions).map(({ label }) => normal(label)));
  const own = rowsOfPiece(
    atLevel(rows, bodyRow, piece, levelFor(found, after, file)),
    bodyRow,
    piece,
    (label) => !known.has(normal(label)),
  );
  const at = there.bodyRow + placeFor(found, after, there.rows.length - there.bodyRow);
  const fresh = own.map((row): Row => ({ ...row, end: there.eol }));
  const head = apart(there.rows.slice(0, at), fresh, there.eol);
  return sourceOf(target.mark, at < there.rows.length ? apart(head, there.rows.slice(at), there.eol) : head);
}

function levelFor({ blocks }: Blocks, after: string | undefined, file: string): number {
  if (after === undefined) return 2;
  const level = blocks.find(({ id }) => id === after)?.level ?? 0;
  if (level === 0) throw new CannotRun(`\`--after ${after}\` names no heading of \`${file}\``);
  return level;
}

/** The line of the body at which a piece is put. */
function placeFor({ blocks }: Blocks, after: string | undefined, end: number): number {
  const index = after === undefined ? -1 : blocks.findIndex(({ id }) => id === after);
  const level = blocks[index]?.level ?? 0;
  const next =
    index < 0 ? undefined : blocks.find((one, at) => at > index && one.level > 0 && one.level <= level);
  return next?.start ?? end;
}

/** @throws CannotRun where a name of an address means another one at the new place */
function expectSame(
  lines: readonly string[],
  { taken, shared }: Piece,
  there: { readonly texts: readonly string[]; readonly found: Blocks; readonly file: string },
): void {
  const said = (all: readonly string[], { start, end }: Definition): string =>
    all.slice(start, end).join('\n').trim();
  for (const own of references([...taken, ...shared])) {
    const other = references(there.found.definitions).find(
      ({ label }) => normal(label) === normal(own.label),
    );
    if (other && said(there.texts, other) !== said(lines, own))
      throw new CannotRun(
        `\`[${own.label}]\` is the name of another address in \`${there.file}\`: give one of the two another name first`,
      );
  }
}

function references(definitions: readonly Definition[]): Definition[] {
  return definitions.filter(({ kind }) => kind === 'reference');
}

function normal(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}
