/** Where a link of the old page leads, as it was written. */
export interface OldLink {
  readonly href: string;
  readonly line: number;
}

/** How letters look. */
export interface Look {
  /** In pixels. */
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly struck: boolean;
  readonly code: boolean;
  /** Of a real heading: its level. */
  readonly level?: number | undefined;
  /** Which name of its element says that it is a heading, or that it is none. */
  readonly named?: 'label' | 'head' | 'subhead' | 'subtitle' | 'opener' | undefined;
  /** A size that somebody gave it. */
  readonly isSized: boolean;
  readonly raised?: 'sup' | 'sub' | undefined;
  readonly link?: OldLink | undefined;
}

/** A piece of text of one look, or the end of a line. */
export interface Run {
  readonly text: string;
  readonly look: Look;
  readonly isBreak?: true;
  /** It is what an image says to those who do not see it. */
  readonly isAlt?: true;
}

/** What is left of a page: a text that stands by itself, or something that holds texts. */
export type Block =
  | TextBlock
  | ListBlock
  | TableBlock
  | QuoteBlock
  | CodeBlock
  | TermsBlock
  | RuleBlock
  | Edge;

interface Placed {
  /** Of the old file. */
  readonly line: number;
  /** The ids that stood on it, in it, or right before it. */
  ids: string[];
  /** The id that it has now. */
  id?: string;
}

export interface TextBlock extends Placed {
  readonly kind: 'text';
  runs: Run[];
  /** Where it is a heading: its level on the new page. */
  heading?: number;
  /** Of an item whose list is not marked as one: its sign or number, and how deep it is. */
  marker?: { readonly number?: number; readonly depth: number };
}

export interface ListBlock extends Placed {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: Item[];
  /** Of a program that writes each depth as a list of its own: which list it is a part of, and how deep. */
  readonly part?: { readonly of: string; readonly depth: number } | undefined;
}

export interface Item {
  readonly blocks: Block[];
}

export interface TableBlock extends Placed {
  readonly kind: 'table';
  /** The first is the head. */
  readonly rows: Run[][][];
}

export interface QuoteBlock extends Placed {
  readonly kind: 'quote';
  /** `NOTE` and its like. */
  readonly callout?: string | undefined;
  readonly blocks: Block[];
}

export interface CodeBlock extends Placed {
  readonly kind: 'code';
  readonly text: string;
  readonly language: string;
}

export interface TermsBlock extends Placed {
  readonly kind: 'terms';
  readonly groups: { readonly terms: TextBlock[]; readonly meanings: Block[][] }[];
}

export interface RuleBlock extends Placed {
  readonly kind: 'rule';
}

/** Where something that readers open begins, or ends. */
export interface Edge extends Placed {
  readonly kind: 'begin' | 'end';
  /** What is in front of it opens it. */
  readonly isBehind?: boolean;
}

/** What is told of the import of a page. */
export interface Note {
  readonly kind: 'dropped' | 'guessed' | 'decide';
  /** Of the old file. */
  readonly line: number;
  readonly text: string;
  /** The words that readers saw, and that are left out. */
  readonly said?: string;
}

export const COUNTED_WITH_LETTERS = 'a list counted with letters is counted with numbers';

/** Tells something of the import of a page. @param said the words that readers saw, and that are left out */
export type Tell = (kind: Note['kind'], line: number, text: string, said?: string) => void;

/** Every text in blocks, those within others included. */
export function* textsIn(blocks: readonly Block[]): Generator<TextBlock> {
  for (const block of blocks) {
    if (block.kind === 'text') yield block;
    else if (block.kind === 'list') for (const item of block.items) yield* textsIn(item.blocks);
    else if (block.kind === 'quote') yield* textsIn(block.blocks);
    else if (block.kind === 'terms')
      for (const { terms, meanings } of block.groups) {
        yield* terms;
        for (const meaning of meanings) yield* textsIn(meaning);
      }
  }
}

/** The words of runs. */
export function wordsOf(runs: readonly Run[]): string {
  return runs
    .map(({ text, isBreak }) => (isBreak ? ' ' : text))
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}

/** How wide a text is shown, in narrow letters. */
export function widthOf(text: string): number {
  return text.length + (text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/g)?.length ?? 0);
}
