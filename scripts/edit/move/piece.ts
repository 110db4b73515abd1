import { CannotRun } from '../../cannot-run.ts';
import type { Definition } from '../../text/markdown/context.ts';
import { findAddresses } from '../../text/markdown/find-addresses.ts';
import { type Block, type Blocks, findBlocks } from '../../text/markdown/find-blocks.ts';
import { parser } from '../../text/markdown/read-markdown.ts';
import { applyEdits, type Edit, markdownOf } from '../apply-edits.ts';

const { normalizeReference: normal } = parser.utils;

/** Lines of a file, from 0; `end` is the line behind. */
interface Lines {
  readonly start: number;
  readonly end: number;
}

/** The statement under one anchor, as a piece of a topic's file. */
export interface Piece extends Lines {
  /** The heading that it begins with, or the paragraph that it is. */
  readonly block: Block;
  /** The ids that stand in it, its own first. */
  readonly ids: readonly string[];
  readonly found: Blocks;
  /** Definitions that it alone uses: they go with it. */
  readonly taken: readonly Definition[];
  /** Definitions that both use: they stand in both from now on. */
  readonly shared: readonly Definition[];
  /** Whether a line leaves the file with it: definitions in it that the rest alone uses stay. */
  readonly goes: (line: number) => boolean;
  /** Why it cannot be cut out, as a clause. */
  readonly fault: string | undefined;
}

/**
 * Finds the piece under an anchor; undefined where the anchor is of an item, a term, or stands inside of another block.
 * @param words names that stand for words of the operator
 */
export function pieceOf(text: string, id: string, words: Iterable<string>): Piece | undefined {
  const body = markdownOf(text);
  const found = findBlocks(body, words);
  const block = found.blocks.find((one) => one.id === id);
  if (!block) return undefined;
  const end = block.level === 0 ? block.end : endOfSection(block, found.blocks, body.split('\n').length);
  const lines = { start: block.start, end };
  const isWithin = (line: number): boolean => isIn(lines, line);
  const uses = usesIn(body, found);
  const split = uses.find(
    ({ line, definition: { isFree, start } }) => !isFree && isWithin(line) !== isWithin(start),
  );
  const free = found.definitions.filter(({ isFree }) => isFree);
  const ofFree = uses.filter(({ definition }) => definition.isFree);
  const inside = reached(free, ofFree, isWithin);
  const outside = reached(free, ofFree, (line) => !isWithin(line));
  const taken = free.filter((one) => (inside.has(one) || isWithin(one.start)) && !outside.has(one));
  const goes = (line: number): boolean =>
    taken.some((one) => isIn(one, line)) ||
    (isWithin(line) && !outside.values().some((one) => isIn(one, line)));
  return {
    ...lines,
    block,
    ids: found.anchors.filter(({ place }) => goes(place.line - 1)).map((anchor) => anchor.id),
    found,
    taken,
    shared: free.filter((one) => inside.has(one) && outside.has(one)),
    goes,
    fault:
      split && `\`[${split.definition.label}]\` is defined inside of a list, quote or note, and used outside`,
  };
}

/** The line behind the section that a heading begins. @param last the line behind the last one */
function endOfSection({ level, start }: Block, blocks: readonly Block[], last: number): number {
  return blocks.find((one) => one.start > start && one.level > 0 && one.level <= level)?.start ?? last;
}

/** Whether a line is one of some lines. */
export function isIn({ start, end }: Lines, line: number): boolean {
  return line >= start && line < end;
}

/** A line that uses a definition. */
interface Use {
  readonly line: number;
  readonly definition: Definition;
}

/** The definitions that are used on lines of a kind, and those that these use in turn. */
function reached(
  free: readonly Definition[],
  uses: readonly Use[],
  isMeant: (line: number) => boolean,
): Set<Definition> {
  const ofText = uses.filter(({ line }) => isMeant(line) && !free.some((one) => isIn(one, line)));
  const found = new Set(ofText.map(({ definition }) => definition));
  // What is added on the way is walked through too.
  for (const one of found) for (const use of uses) if (isIn(one, use.line)) found.add(use.definition);
  return found;
}

function usesIn(body: string, { definitions, noteUses }: Blocks): Use[] {
  const ofAddresses = findAddresses(body, '', 1).map(({ use, place }) => ({
    line: use.line - 1,
    definition: definitions.find((one) => one.kind === 'reference' && isIn(one, place.line - 1)),
  }));
  const ofNotes = noteUses.map(({ line, label }) => ({
    line,
    // Of two footnotes of one label, the first one counts.
    definition: definitions.find((one) => one.kind === 'footnote' && one.label === label),
  }));
  return [...ofAddresses, ...ofNotes].filter((use): use is Use => use.definition !== undefined);
}

/** Takes a piece out of the file of a topic. */
export function withoutPiece(text: string, piece: Piece): string {
  const lines = linesOf(text);
  const before = lines.filter((_, index) => index < piece.start && !piece.goes(index));
  const after = lines.filter((_, index) => index >= piece.end && !piece.goes(index));
  // What stood between two definitions is gone: without an empty line one would be read as a part of the other.
  const within = lines.flatMap((line, index) => {
    if (!isIn(piece, index) || piece.goes(index)) return [];
    return index > piece.start && piece.goes(index - 1) ? ['\n', line] : [line];
  });
  return apart(apart(trimmed(before), within), after).join('');
}

/**
 * The lines that a piece takes along: its own, then the definitions that stood elsewhere.
 * @param lines of the file
 * @param isWanted whether the definition of an address goes along, by its name
 */
function linesOfPiece(
  lines: readonly string[],
  piece: Piece,
  isWanted: (label: string) => boolean,
): string[] {
  const own = lines.filter((_, index) => isIn(piece, index) && piece.goes(index));
  const others = [...piece.taken.filter(({ start }) => !isIn(piece, start)), ...piece.shared]
    .filter(({ kind, label }) => kind === 'footnote' || isWanted(label))
    .sort((a, b) => a.start - b.start);
  let all = trimmed(own);
  for (const [index, { start, end }] of others.entries()) {
    const note = lines.slice(start, end);
    const isNext = others[index - 1]?.end === start;
    all = isNext ? all.concat(note) : apart(all, note);
  }
  return all;
}

/** Without the empty lines at its end. */
function trimmed(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}

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
  // Of several of one name the first counts.
  const known = new Map(
    there.definitions
      .filter(isReference)
      .toReversed()
      .map((one) => [normal(one.label), one]),
  );
  for (const own of [...piece.taken, ...piece.shared].filter(isReference)) {
    const other = known.get(normal(own.label));
    if (other && said(lines, other) !== said(renamed, own))
      throw new CannotRun(
        `\`[${own.label}]\` is the name of another address in \`${file}\`: give one of the two another name first`,
      );
  }
  const heading = after === undefined ? undefined : there.blocks.find(({ id }) => id === after);
  if (after !== undefined && !heading?.level)
    throw new CannotRun(`\`--after ${after}\` names no heading of \`${file}\``);
  const line = heading ? endOfSection(heading, there.blocks, lines.length) : lines.length;
  const levelled = atLevel(renamed, piece, heading?.level ?? 2);
  const own = linesOfPiece(levelled, piece, (label) => !known.has(normal(label)));
  const head = apart(lines.slice(0, line), ended(own));
  return apart(head, lines.slice(line)).join('');
}

function isReference({ kind }: Definition): boolean {
  return kind === 'reference';
}

function said(lines: readonly string[], { start, end }: Definition): string {
  return lines.slice(start, end).join('').trim();
}

/** Gives the footnotes of a piece that have the labels of others at its new place new ones. */
function withFreshLabels(source: string, piece: Piece, there: readonly Definition[]): string {
  const labels = freshLabels([...piece.taken, ...piece.shared], there);
  if (labels.size === 0) return source;
  const lines = source.split('\n');
  const { noteUses, definitions } = findBlocks(markdownOf(source));
  const heads = definitions
    .filter((one) => !isReference(one))
    .map(({ label, start }) => ({ label, line: start, column: (lines[start] ?? '').search(/\S|$/) + 1 }));
  const edits = [...noteUses, ...heads].flatMap(({ label, line, column }): Edit[] => {
    const next = labels.get(label);
    const isMeant = piece.goes(line) || piece.shared.some((one) => isIn(one, line));
    if (next === undefined || !isMeant) return [];
    return [{ place: { file: '', line: line + 1, column }, was: `[^${label}]`, is: `[^${next}]` }];
  });
  return applyEdits(source, edits).text;
}

/** The labels of footnotes that others have too, each with a free one: the next number, or `name-2` for a name. */
function freshLabels(own: readonly Definition[], there: readonly Definition[]): Map<string, string> {
  const labelsOf = (all: readonly Definition[]): Set<string> =>
    new Set(all.flatMap((one) => (isReference(one) ? [] : [one.label])));
  const others = labelsOf(there);
  const used = labelsOf(own).union(others);
  const fresh = new Map<string, string>();
  for (const label of labelsOf(own)) {
    if (!others.has(label)) continue;
    const named = (number: number): string =>
      /^\d{1,6}$/.test(label) ? String(Number(label) + number - 1) : `${label}-${number}`;
    let number = 2;
    while (used.has(named(number))) number++;
    used.add(named(number));
    fresh.set(label, named(number));
  }
  return fresh;
}

/**
 * Writes the headings of a piece so that its first one is of a level; those below it keep their distance.
 * @param lines of its file
 * @throws CannotRun where one would be of a level that there is not
 */
function atLevel(lines: readonly string[], piece: Piece, level: number): string[] {
  const shift = level - piece.block.level;
  const changed = [...lines];
  const headings = piece.found.blocks.filter((block) => block.level > 0 && isIn(piece, block.start));
  for (const { level: was, start, end, text, isUnderlined } of shift === 0 ? [] : headings) {
    if (was + shift > 6)
      throw new CannotRun(`\`${text}\` would be a heading of level ${was + shift}: there are six`);
    const marks = '#'.repeat(was + shift);
    const words = changed.slice(start, end - 1).map((line) => line.trim());
    if (isUnderlined) changed.fill('\n', start, end);
    changed[start] = isUnderlined
      ? `${marks} ${words.join(' ')}\n`
      : (changed[start] ?? '').replace(/^( *)#{1,6}/, `$1${marks}`);
  }
  return changed;
}

/** The lines of a text, each with its end. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Lines of which each has an end, the last one too. */
function ended(lines: readonly string[]): string[] {
  return lines.map((line) => (line.endsWith('\n') ? line : `${line}\n`));
}

/** Two pieces of a text with an empty line between them. */
export function apart(first: readonly string[], second: readonly string[]): string[] {
  const start = second.findIndex((line) => line.trim() !== '');
  if (start < 0) return [...first];
  const isApart = first.length === 0 || first.at(-1)?.trim() === '';
  return [...ended(first), ...(isApart ? [] : ['\n']), ...second.slice(start)];
}
