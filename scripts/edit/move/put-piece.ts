import { CannotRun } from '../../cannot-run.ts';
import type { Definition } from '../../text/markdown/context.ts';
import { type Block, type Blocks, findBlocks } from '../../text/markdown/find-blocks.ts';
import { applyEdits, type Edit } from '../apply-edits.ts';
import { apart, ended, linesOf, markdownOf } from '../source-text.ts';
import { goes, isIn, linesOfPiece, type Piece } from './piece.ts';

/** A piece, as it is to stand in another topic. */
export interface Piecework {
  /** The text of the topic that it comes from; its links are those of the new place already. */
  readonly source: string;
  readonly piece: Piece;
  /** The anchor behind whose section it is put; undefined is the end. */
  readonly after: string | undefined;
  /** The topic that it goes to, as shown. */
  readonly file: string;
}

/**
 * Puts a piece into the text of a topic.
 * @throws CannotRun where a definition of the same name leads elsewhere there, or `after` names no heading
 */
export function putPiece(target: string, { source, piece, after, file }: Piecework): string {
  const there = findBlocks(markdownOf(target));
  const lines = linesOf(target);
  const renamed = linesOf(withFreshLabels(source, piece, there.definitions));
  const known = references(there.definitions);
  for (const own of references([...piece.taken, ...piece.shared])) {
    const other = known.find(({ label }) => normal(label) === normal(own.label));
    if (other && said(lines, other) !== said(renamed, own))
      throw new CannotRun(
        `\`[${own.label}]\` is the name of another address in \`${file}\`: give one of the two another name first`,
      );
  }
  const names = new Set(known.map(({ label }) => normal(label)));
  const { level, line } = placeFor(there, after, file, lines.length);
  const own = linesOfPiece(atLevel(renamed, piece, level), piece, (label) => !names.has(normal(label)));
  const head = apart(lines.slice(0, line), ended(own));
  return apart(head, lines.slice(line)).join('');
}

/** The level that a piece gets, and the line at which it is put. @param end the line behind the last one */
function placeFor(
  { blocks }: Blocks,
  after: string | undefined,
  file: string,
  end: number,
): { readonly level: number; readonly line: number } {
  if (after === undefined) return { level: 2, line: end };
  const index = blocks.findIndex(({ id }) => id === after);
  const level = blocks[index]?.level ?? 0;
  if (level === 0) throw new CannotRun(`\`--after ${after}\` names no heading of \`${file}\``);
  const next = blocks.find((one, at) => at > index && one.level > 0 && one.level <= level);
  return { level, line: next?.start ?? end };
}

function references(definitions: readonly Definition[]): Definition[] {
  return definitions.filter(({ kind }) => kind === 'reference');
}

function said(lines: readonly string[], { start, end }: Definition): string {
  return lines.slice(start, end).join('').trim();
}

function normal(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();
}

/** Gives the footnotes of a piece that have the labels of others at its new place new ones. */
function withFreshLabels(source: string, piece: Piece, there: readonly Definition[]): string {
  const labels = freshLabels([...piece.taken, ...piece.shared], there);
  if (labels.size === 0) return source;
  const lines = source.split('\n');
  const { noteUses, definitions } = findBlocks(markdownOf(source));
  const heads = definitions
    .filter(({ kind }) => kind === 'footnote')
    .map(({ label, start }) => ({ label, line: start, column: indent(lines[start]) + 1 }));
  const edits = [...noteUses, ...heads].flatMap(({ label, line, column }): Edit[] => {
    const next = labels.get(label);
    if (next === undefined || !(goes(piece, line) || piece.shared.some((one) => isIn(one, line)))) return [];
    return [{ place: { file: '', line: line + 1, column }, was: `[^${label}]`, is: `[^${next}]` }];
  });
  return applyEdits(source, edits).text;
}

function freshLabels(own: readonly Definition[], there: readonly Definition[]): Map<string, string> {
  const labels = (all: readonly Definition[]): string[] =>
    all.filter(({ kind }) => kind === 'footnote').map(({ label }) => label);
  const used = new Set([...labels(own), ...labels(there)]);
  const fresh = new Map<string, string>();
  for (const label of labels(own)) {
    if (!labels(there).includes(label) || fresh.has(label)) continue;
    const next = freeLabel(label, used);
    used.add(next);
    fresh.set(label, next);
  }
  return fresh;
}

/** The next free number for a number, `name-2` for a name. */
function freeLabel(label: string, used: ReadonlySet<string>): string {
  const isNumber = /^\d{1,6}$/.test(label);
  const named = (number: number): string =>
    isNumber ? String(Number(label) + number - 1) : `${label}-${number}`;
  let number = 2;
  while (used.has(named(number))) number++;
  return named(number);
}

function indent(text = ''): number {
  return text.length - text.trimStart().length;
}

/**
 * Writes the headings of a piece so that its first one is of a level; those below it keep their distance.
 * @param lines of its file
 * @throws CannotRun where one would be of a level that there is not
 */
function atLevel(lines: readonly string[], piece: Piece, level: number): string[] {
  const shift = level - piece.block.level;
  const changed = [...lines];
  if (shift === 0) return changed;
  for (const block of piece.found.blocks) {
    if (block.level === 0 || !isIn(piece, block.start)) continue;
    if (block.level + shift > 6)
      throw new CannotRun(
        `\`${block.text}\` would be a heading of level ${block.level + shift}: there are six`,
      );
    rewriteHeading(changed, block, block.level + shift);
  }
  return changed;
}

function rewriteHeading(lines: string[], { start, end, isUnderlined }: Block, level: number): void {
  const marks = '#'.repeat(level);
  if (!isUnderlined) {
    lines[start] = (lines[start] ?? '').replace(/^( *)#{1,6}/, `$1${marks}`);
    return;
  }
  const words = lines.slice(start, end - 1).map((line) => line.trim());
  lines[start] = `${marks} ${words.join(' ')}\n`;
  lines.fill('\n', start + 1, end);
}
