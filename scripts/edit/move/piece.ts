import type { Definition } from '../../text/markdown/context.ts';
import { findAddresses } from '../../text/markdown/find-addresses.ts';
import { type Block, type Blocks, findBlocks } from '../../text/markdown/find-blocks.ts';
import { apart, linesOf, markdownOf } from '../source-text.ts';

/** Lines of a file, from 0; `end` is the line behind. */
interface Lines {
  readonly start: number;
  readonly end: number;
}

/** What a piece of a text takes along. */
interface Cut {
  /** Definitions that it alone uses: they go with it. */
  readonly taken: readonly Definition[];
  /** Definitions that both use: they stand in both from now on. */
  readonly shared: readonly Definition[];
  /** Definitions in the piece that the rest alone uses: they stay. */
  readonly left: readonly Definition[];
  /** Why it cannot be cut out, as a clause. */
  readonly fault?: string;
}

/** The statement under one anchor, as a piece of a topic's file. */
export interface Piece extends Lines, Cut {
  /** The heading that it begins with, or the paragraph that it is. */
  readonly block: Block;
  /** The ids that stand in it, its own first. */
  readonly ids: readonly string[];
  readonly found: Blocks;
}

/**
 * Finds the piece under an anchor; undefined where the anchor is of an item, a term, or stands inside of another block.
 * @param words names that stand for words of the operator
 */
export function pieceOf(text: string, id: string, words: Iterable<string>): Piece | undefined {
  const body = markdownOf(text);
  const found = findBlocks(body, words);
  const index = found.blocks.findIndex((block) => block.id === id);
  const block = found.blocks[index];
  if (!block) return undefined;
  const { start } = block;
  const next = found.blocks.find(({ level }, at) => at > index && level > 0 && level <= block.level);
  const end = block.level === 0 ? block.end : (next?.start ?? body.split('\n').length);
  const cut = { start, end, ...cutLines(body, { start, end }, found) };
  const ids = found.anchors.filter(({ place }) => goes(cut, place.line - 1)).map((anchor) => anchor.id);
  return { ...cut, block, ids, found };
}

/** Whether a line leaves the file with the piece. */
export function goes({ start, end, taken, shared, left }: Lines & Cut, line: number): boolean {
  if (taken.some((one) => isIn(one, line))) return true;
  return isIn({ start, end }, line) && ![...shared, ...left].some((one) => isIn(one, line));
}

/** Whether a line is one of some lines. */
export function isIn({ start, end }: Lines, line: number): boolean {
  return line >= start && line < end;
}

/** Works out which definitions of footnotes and addresses a piece of a text needs, and which the rest of it does. */
function cutLines(body: string, piece: Lines, found: Blocks): Cut {
  const free = found.definitions.filter(({ isFree }) => isFree);
  const uses = usesIn(body, found);
  const split = uses.find(
    ({ line, definition }) => !definition.isFree && isIn(piece, line) !== isIn(piece, definition.start),
  );
  const inside = reached(free, uses, (line) => isIn(piece, line));
  const outside = reached(free, uses, (line) => !isIn(piece, line));
  const isWithin = ({ start }: Definition): boolean => isIn(piece, start);
  return {
    taken: free.filter((one) => (inside.has(one) || isWithin(one)) && !outside.has(one)),
    shared: free.filter((one) => inside.has(one) && outside.has(one)),
    left: free.filter((one) => isWithin(one) && outside.has(one) && !inside.has(one)),
    ...(split && {
      fault: `\`[${split.definition.label}]\` is defined inside of a list, quote or note, and used outside`,
    }),
  };
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
  const found = new Set<Definition>();
  let before = -1;
  while (before < found.size) {
    before = found.size;
    for (const { line, definition } of uses) {
      const within = free.find((one) => isIn(one, line));
      if (definition.isFree && (within ? found.has(within) : isMeant(line))) found.add(definition);
    }
  }
  return found;
}

function usesIn(body: string, { definitions, noteUses }: Blocks): Use[] {
  // Of two footnotes of one label, the first one counts.
  const note = (label: string): Definition | undefined =>
    definitions.find((one) => one.kind === 'footnote' && one.label === label);
  const ofAddresses = findAddresses(body, '', 1).map(({ use, place }) => ({
    line: use.line - 1,
    definition: definitions.find((one) => one.kind === 'reference' && isIn(one, place.line - 1)),
  }));
  const ofNotes = noteUses.map(({ line, label }) => ({ line, definition: note(label) }));
  return [...ofAddresses, ...ofNotes].flatMap(({ line, definition }) =>
    definition ? [{ line, definition }] : [],
  );
}

/** Takes a piece out of the file of a topic. */
export function withoutPiece(text: string, piece: Piece): string {
  const kept = linesOf(text)
    .map((line, index) => ({ line, index }))
    .filter(({ index }) => !goes(piece, index));
  const before = kept.filter(({ index }) => index < piece.start).map(({ line }) => line);
  const after = kept.filter(({ index }) => index >= piece.end).map(({ line }) => line);
  // What stood between two definitions is gone: without an empty line one would be read as a part of the other.
  const within = kept
    .filter(({ index }) => isIn(piece, index))
    .flatMap(({ line, index }, at, all) =>
      at > 0 && all[at - 1]?.index !== index - 1 ? ['\n', line] : [line],
    );
  return apart(apart(trimmed(before), within), after).join('');
}

/**
 * The lines that a piece takes along: its own, then the definitions that stood elsewhere.
 * @param lines of the file
 * @param isWanted whether the definition of an address goes along, by its name
 */
export function linesOfPiece(
  lines: readonly string[],
  piece: Piece,
  isWanted: (label: string) => boolean,
): string[] {
  const own = lines.filter((_, index) => isIn(piece, index) && goes(piece, index));
  const others = [...piece.taken.filter(({ start }) => !isIn(piece, start)), ...piece.shared]
    .filter(({ kind, label }) => kind === 'footnote' || isWanted(label))
    .sort((a, b) => a.start - b.start);
  let all = trimmed(own);
  for (const [index, { start, end }] of others.entries()) {
    const note = lines.slice(start, end);
    const isNext = index > 0 && others[index - 1]?.end === start;
    all = isNext ? all.concat(note) : apart(all, note);
  }
  return all;
}

/** Without the empty lines at its end. */
function trimmed(lines: readonly string[]): string[] {
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, last + 1);
}
