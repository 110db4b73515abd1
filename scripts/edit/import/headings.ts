import {
  type Block,
  type Look,
  type Run,
  type Tell,
  type TextBlock,
  textsIn,
  widthOf,
  wordsOf,
} from './blocks.ts';
import { BREAK, splitLines, tidy, withLook } from './runs.ts';

/** Why a text is taken for a heading, and how large it looks; of two the larger one is above. */
interface Rank {
  readonly rank: number;
  /** Whether the page says so itself, and does not only look like it. */
  readonly isSure: boolean;
  readonly because: string;
}

/** How large browsers show headings; those that are smaller than text are still above what is only bold. */
const SIZES = [0, 32, 24, 18.72, 16.5, 16.4, 16.3];
const NAMED = { label: 22, head: 20, subhead: 18.5, opener: 16.2 };
const REASONS = {
  label: 'a label',
  head: 'named a heading',
  subhead: 'named a subheading',
  opener: 'it opens what follows',
};

/**
 * Finds the headings among the blocks of a page, and gives each its level by what it looks like: below the nearest larger
 * one in front of it, from 2 on. What readers open is below what stands in front of it.
 */
export function findHeadings(blocks: readonly Block[], note: Tell): Block[] {
  const split = blocks.flatMap((block): Block[] => (block.kind === 'text' ? partsOf(block) : [block]));
  const base = usualSize(split);
  const sizes = { ...NAMED };
  const ranks = ranksOf(split, base, sizes);
  const first = split.find((block) => ranks.get(block)?.because === REASONS.label);
  const larger = [...ranks].filter(([, { rank, because }]) => rank > NAMED.label && / px$/.test(because));
  // How large labels are, a style sheet said that is not here: what comes first is not below what comes later.
  if (first && larger.length > 0 && larger.every(([block]) => split.indexOf(block) > split.indexOf(first))) {
    sizes.label = Math.max(...larger.map(([, { rank }]) => rank)) + 1;
    ranks.clear();
    for (const [block, rank] of ranksOf(split, base, sizes)) ranks.set(block, rank);
  }
  dropLists(split, ranks);
  setLevels(split, ranks, note);
  return split;
}

/** Why texts are taken for headings. @param sizes of what is named a heading */
function ranksOf(blocks: readonly Block[], base: number, sizes: typeof NAMED): Map<Block, Rank> {
  const ranks = new Map<Block, Rank>();
  for (const [index, block] of blocks.entries()) {
    const rank = block.kind === 'text' ? rankOf(block, blocks[index + 1], base, sizes) : undefined;
    if (rank) ranks.set(block, rank);
  }
  return ranks;
}

/** A paragraph of several lines, in parts where a line looks like a heading and the next one does not. */
function partsOf(block: TextBlock): TextBlock[] {
  const lines = splitLines(block.runs);
  if (lines.length === 1 || lines.every(standsOut)) return [block];
  const parts: { isHead: boolean; runs: Run[] }[] = [];
  for (const [index, runs] of lines.entries()) {
    // What only looks like a heading is one above a text, and not within one.
    const isHead = isNamedHead(runs) || (index === 0 && standsOut(runs));
    const last = parts.at(-1);
    if (last && last.isHead === isHead) last.runs.push(BREAK, ...runs);
    else parts.push({ isHead, runs });
  }
  const { marker, ...rest } = block;
  return parts.map(({ runs }, index) => ({
    ...rest,
    runs: tidy(runs),
    ids: index === 0 ? block.ids : [],
    ...(index === 0 && marker && { marker }),
  }));
}

function isAll(runs: readonly Run[], is: (look: Look) => boolean): boolean {
  const said = runs.filter(({ text }) => text.trim() !== '');
  return said.length > 0 && said.every(({ look }) => is(look));
}

function isNamedHead(runs: readonly Run[]): boolean {
  return isAll(runs, ({ named, level }) => named !== undefined || level !== undefined);
}

/** Whether a line is short, and bold or large. */
function standsOut(runs: readonly Run[]): boolean {
  if (widthOf(wordsOf(runs)) > LONGEST) return false;
  return isAll(runs, ({ bold }) => bold) || isAll(runs, ({ size, isSized }) => isSized && size >= 18);
}

const LONGEST = 140;

/** The size that most texts have that are no headings. */
function usualSize(blocks: readonly Block[]): number {
  const texts = new Map<number, number>();
  const top = new Set<Block>(blocks);
  for (const block of textsIn(blocks)) {
    const words = wordsOf(block.runs);
    // A heading is short and ends without a stop, and none stands in a list.
    const isText = !top.has(block) || widthOf(words) >= SHORT || /[.。;；:：!！?？]$/.test(words);
    const size = block.runs.find(({ text }) => text.trim() !== '')?.look.size;
    if (isText && size !== undefined) texts.set(size, (texts.get(size) ?? 0) + 1);
  }
  const [[size] = [16]] = [...texts].sort(([a, times], [b, others]) => others - times || a - b);
  return size;
}

const SHORT = 60;

function rankOf(
  block: TextBlock,
  next: Block | undefined,
  base: number,
  sizes: typeof NAMED,
): Rank | undefined {
  const looks = block.runs
    .filter(({ text, isBreak }) => !isBreak && text.trim() !== '')
    .map(({ look }) => look);
  const [first] = looks;
  if (!first || block.marker) return undefined;
  const size = Math.min(...looks.map((look) => look.size));
  const isSized = looks.every((look) => look.isSized);
  // A size that is no larger than that of the text was not meant to set it apart.
  const large = (usual: number): number => (isSized && size > base * 1.05 ? size : usual);
  const words = wordsOf(block.runs);
  const isPlain = first.level === undefined && block.ids.length === 0;
  if ((first.level === undefined && first.named === 'subtitle') || (isPlain && DATE.test(words)))
    return undefined;
  const isOpener = next?.kind === 'begin' && next.isBehind === true;
  return (
    rankByTag(looks, block.ids.length > 0, large, sizes) ??
    (mayBeHeading(words, isOpener)
      ? (rankByName(looks, large, sizes) ?? rankBySize(looks, isSized ? size : 0, base, words, isOpener))
      : undefined)
  );
}

/** Of a real heading, or of a label. */
function rankByTag(
  looks: readonly Look[],
  hasId: boolean,
  large: (usual: number) => number,
  sizes: typeof NAMED,
): Rank | undefined {
  const { level, named } = looks[0] as Look;
  if (level !== undefined && looks.every((look) => look.level === level))
    return { rank: large(SIZES[level] ?? 16) + 0.04, isSure: true, because: `h${level}` };
  if (named !== 'label' || !looks.every((look) => look.named === named)) return undefined;
  // Labels that are links may be a list of them.
  const isSure = hasId || !looks.every(({ link }) => link !== undefined);
  return { rank: large(sizes.label) + 0.03, isSure, because: REASONS.label };
}

/** Of what has the name of a heading. */
function rankByName(
  looks: readonly Look[],
  large: (usual: number) => number,
  sizes: typeof NAMED,
): Rank | undefined {
  const named = looks[0]?.named;
  if (named === undefined || named === 'subtitle' || !looks.every((look) => look.named === named))
    return undefined;
  return { rank: large(sizes[named]) + 0.02, isSure: true, because: REASONS[named] };
}

/** Of what is large or bold, or opens what follows. @param sized the size that somebody gave it, or 0 */
function rankBySize(
  looks: readonly Look[],
  sized: number,
  base: number,
  words: string,
  isOpener: boolean,
): Rank | undefined {
  const size = Math.min(...looks.map((look) => look.size));
  if (sized >= Math.max(base * 1.12, 18) && (sized >= 20 || !isSentence(words)))
    return { rank: sized, isSure: false, because: `${sized} px` };
  if (isOpener) return { rank: size + 0.02, isSure: true, because: REASONS.opener };
  if (!looks.every((look) => look.bold) || isSentence(words)) return undefined;
  return { rank: Math.min(size, 16.2) + 0.01, isSure: false, because: 'all bold' };
}

/** A date alone says when, and not what follows. */
const DATE =
  /^(?:\p{L}{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,12}\.?,? \d{4}|\d{4} ?[-./年] ?\d{1,2} ?[-./月](?: ?\d{1,2} ?日?)?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})$/u;

/** Whether words are short enough for a heading, and no sentence of a text. */
function mayBeHeading(words: string, isOpener: boolean): boolean {
  if (!/[\p{L}\p{N}]/u.test(words)) return false;
  if (widthOf(words) > LONGEST || /[;；,，、]$/.test(words)) return false;
  if (isOpener) return true;
  const stops = words.match(/[.。](?=\s|$|[\u2e80-\u9fff])/g)?.length ?? 0;
  return /[.。]$/.test(words) ? widthOf(words) <= 80 && stops === 1 : true;
}

/** Whether what is only bold, or hardly larger, is a text that somebody wanted to be seen. */
function isSentence(words: string): boolean {
  return /[.。]$/.test(words) ? widthOf(words) > 44 : /[:：]$/.test(words) && widthOf(words) > 60;
}

/** Three or more bold lines with nothing between them are no headings. */
function dropLists(blocks: readonly Block[], ranks: Map<Block, Rank>): void {
  let row: Block[] = [];
  const end = (): void => {
    if (row.length > 2) for (const block of row) ranks.delete(block);
    row = [];
  };
  for (const block of blocks) {
    const rank = ranks.get(block);
    const [first] = row;
    if (rank && !rank.isSure && (first === undefined || ranks.get(first)?.rank === rank.rank))
      row.push(block);
    else {
      end();
      if (rank && !rank.isSure) row.push(block);
    }
  }
  end();
  const last = blocks.findLast(({ kind }) => kind !== 'end' && kind !== 'rule');
  // Behind the last line nothing follows that it could be the heading of.
  if (last && ranks.get(last)?.because === 'all bold') ranks.delete(last);
}

function setLevels(blocks: readonly Block[], ranks: ReadonlyMap<Block, Rank>, note: Tell): void {
  let open: number[] = [];
  const outer: number[][] = [];
  let floor = 0;
  const floors: number[] = [];
  let previous: Block | undefined;
  for (const block of blocks) {
    const rank = ranks.get(block);
    if (block.kind === 'begin') {
      floors.push(floor);
      outer.push([...open]);
      // What opens elsewhere than where it is opened stands by itself.
      // What opens elsewhere than where it is opened, or stood beside the page, is below nothing of it.
      if (previous && ranks.has(previous) && block.isBehind) floor = open.length;
      else [open, floor] = [[], 0];
    } else if (block.kind === 'end') {
      open = outer.pop() ?? [];
      floor = floors.pop() ?? 0;
    } else if (block.kind === 'text' && rank) {
      while (open.length > floor && (open.at(-1) ?? 0) <= rank.rank) open.pop();
      block.heading = Math.min(open.length + 2, 6);
      block.runs = headingRuns(block.runs);
      open.push(rank.rank);
      if (!rank.isSure)
        note(
          'guessed',
          block.line,
          `a heading of level ${block.heading}, by its look (${rank.because}): “${wordsOf(block.runs)}”`,
        );
    }
    if (block.kind !== 'rule') previous = block;
  }
}

/** A heading is bold by itself, and has one line. */
function headingRuns(runs: readonly Run[]): Run[] {
  const gap: Run = { text: ' ', look: BREAK.look };
  const line = runs.map((run) => (run.isBreak ? gap : run));
  return tidy(
    withLook(line, () => ({ bold: false, size: 16, isSized: false, level: undefined, named: undefined })),
  );
}
