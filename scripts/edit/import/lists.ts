import {
  type Block,
  COUNTED_WITH_LETTERS,
  type Item,
  type ListBlock,
  type Run,
  type Tell,
  type TextBlock,
} from './blocks.ts';
import { splitLines, tidy } from './runs.ts';

const NUMBER = /^(?:(\d{1,3})(?:[.．](?!\d)|[)）、])|[(（](\d{1,3})[)）])\s*(?=\S)/;
const BULLET = /^(?:[•·●○▪▫◦‣∙■□◆◇➢✓✔o§](?=\s|[\u2e80-\u9fff])|[•●▪◦‣∙■◆➢]|[-–—*](?=\s))\s*(?=\S)/;

const LETTER = /^[(（]?([a-z])[.)）]\s+(?=\S)/;

/** How a paragraph begins that is an item of a list. */
interface Mark {
  /** Undefined where it is not counted. */
  readonly number: number | undefined;
  readonly depth: number;
  /** How much of its text that is. */
  readonly length: number;
  readonly isLetter?: true;
}

/** Makes lists of paragraphs that are counted or have signs like those of lists, those in items included. */
export function findLists(blocks: readonly Block[], note: Tell): Block[] {
  for (const block of blocks)
    if (block.kind === 'list')
      for (const { blocks: inner } of block.items) inner.splice(0, inner.length, ...findLists(inner, note));
  const parts = blocks.flatMap((block) =>
    block.kind === 'text' && !block.heading ? linesOf(block) : [block],
  );
  const out: Block[] = [];
  for (let index = 0; index < parts.length; ) {
    const end = endOfList(parts, index);
    const first = parts[index];
    if (end > index && first) out.push(...listOf(parts.slice(index, end), note));
    else if (first) out.push(first);
    index = Math.max(end, index + 1);
  }
  return out;
}

/** A paragraph whose lines are counted, as a paragraph for each. */
function linesOf(block: TextBlock): TextBlock[] {
  const lines = splitLines(block.runs);
  const marks = lines.map((runs) => markOf({ ...block, runs }));
  const first = marks.findIndex(Boolean);
  const follow = marks.slice(first).filter((mark) => mark !== undefined);
  const isCounted = follow.every(
    (mark, index) => mark.number === undefined || mark.number === (follow[0]?.number ?? 0) + index,
  );
  if (follow.length < 2 || !isCounted) return [block];
  const parts: Run[][] = [];
  for (const [index, runs] of lines.entries()) {
    if (index === 0 || marks[index]) parts.push(runs);
    else
      parts.at(-1)?.push({ text: ' ', look: runs[0]?.look ?? (block.runs[0]?.look as Run['look']) }, ...runs);
  }
  return parts
    .map(tidy)
    .filter((runs) => runs.length > 0)
    .map((runs, index) => ({ ...block, runs, ids: index === 0 ? block.ids : [] }));
}

function markOf(block: Block | undefined): Mark | undefined {
  if (block?.kind !== 'text' || block.heading) return undefined;
  if (block.marker) return { number: block.marker.number, depth: block.marker.depth, length: 0 };
  const text = block.runs.map((run) => (run.isBreak ? '\n' : run.text)).join('');
  const [all = '', bare, bracketed] = NUMBER.exec(text) ?? [];
  if (all !== '') return { number: Number(bare ?? bracketed), depth: 0, length: all.length };
  const [before = '', letter] = LETTER.exec(text) ?? [];
  if (letter) return { number: letter.charCodeAt(0) - 96, depth: 1, length: before.length, isLetter: true };
  const [sign = ''] = BULLET.exec(text) ?? [];
  return sign === '' ? undefined : { number: undefined, depth: 0, length: sign.length };
}

/** Behind the last block of a list that begins here; the same place where none does. */
function endOfList(blocks: readonly Block[], start: number): number {
  const first = markOf(blocks[start]);
  if (!first || (first.isLetter && first.number !== 1)) return start;
  const counts = new Map([[first.depth, first.number]]);
  let [end, found] = [start + 1, 1];
  for (let index = start + 1; index < blocks.length; index++) {
    const block = blocks[index];
    const mark = markOf(block);
    if (!block || isEdge(block)) break;
    if (!mark) {
      // What stands between two items belongs to the first, where they are counted.
      if (first.number === undefined || index - end >= 3) break;
      continue;
    }
    const expected = counts.get(mark.depth);
    const isNew = !counts.has(mark.depth) || (mark.number === 1 && mark.depth > first.depth);
    if (!isNew && (expected === undefined ? mark.number !== undefined : mark.number !== expected + 1)) break;
    if (isNew && (mark.depth === first.depth || (mark.isLetter && mark.number !== 1))) break;
    counts.set(mark.depth, mark.number);
    for (const depth of [...counts.keys()]) if (depth > mark.depth) counts.delete(depth);
    end = index + 1;
    found++;
  }
  const isMarked = blocks[start]?.kind === 'text' && (blocks[start] as TextBlock).marker !== undefined;
  return found > 1 || isMarked ? end : start;
}

function isEdge(block: Block): boolean {
  return (
    block.kind === 'begin' ||
    block.kind === 'end' ||
    block.kind === 'rule' ||
    (block.kind === 'text' && block.heading !== undefined)
  );
}

/** Lists of blocks that are items, and what stands between them. */
function listOf(blocks: readonly Block[], note: Tell): Block[] {
  const top: ListBlock[] = [];
  const open: { depth: number; list: ListBlock }[] = [];
  for (const block of blocks) {
    const mark = markOf(block);
    if (!mark) {
      open.at(-1)?.list.items.at(-1)?.blocks.push(block);
      continue;
    }
    while (open.length > 1 && (open.at(-1)?.depth ?? 0) > mark.depth) open.pop();
    const now = open.at(-1);
    const item: Item = { blocks: [withoutMark(block as TextBlock, mark.length)] };
    if (now && now.depth >= mark.depth && now.list.ordered === (mark.number !== undefined))
      now.list.items.push(item);
    else {
      if (mark.isLetter) note('guessed', block.line, COUNTED_WITH_LETTERS);
      const list = listFrom(item, mark, block.line);
      if (now && now.depth < mark.depth) now.list.items.at(-1)?.blocks.push(list);
      else {
        open.length = 0;
        top.push(list);
      }
      open.push({ depth: mark.depth, list });
    }
  }
  return top;
}

/** A list that begins with an item. */
function listFrom(item: Item, { number }: Mark, line: number): ListBlock {
  return { kind: 'list', ordered: number !== undefined, start: number ?? 1, items: [item], ids: [], line };
}

function withoutMark(block: TextBlock, length: number): TextBlock {
  let left = length;
  const runs = block.runs.map((run) => {
    const cut = Math.min(left, run.isBreak ? 1 : run.text.length);
    left -= cut;
    return run.isBreak ? run : { ...run, text: run.text.slice(cut) };
  });
  const { marker: _, ...rest } = block;
  return { ...rest, runs: tidy(runs) };
}

/** Lists that follow each other as one, where they look like one; a deeper one is in the last item of the one before it. */
export function joinLists(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const last = out.at(-1);
    if (block.kind !== 'list' || last?.kind !== 'list' || !add(last, block)) out.push(block);
  }
  return out;
}

/** @returns false where it is another list */
function add(list: ListBlock, next: ListBlock): boolean {
  const [depth, deeper] = [list.part?.depth ?? 0, next.part?.depth ?? 0];
  if (next.part && list.part?.of === next.part.of && deeper > depth) {
    const blocks = list.items.at(-1)?.blocks;
    const inner = blocks?.at(-1);
    if (!blocks || (inner?.kind === 'list' && add(inner, next))) return blocks !== undefined;
    blocks.push(next);
    return true;
  }
  const follows = next.ordered ? next.start === list.start + list.items.length && next.start > 1 : true;
  if (list.ordered !== next.ordered || !follows || deeper !== depth) return false;
  list.items[0]?.blocks[0]?.ids.push(...next.ids);
  list.items.push(...next.items);
  return true;
}
