import { readMarkdown } from '../../text/markdown/read-markdown.ts';
import { type Block, type Look, type Run, type Tell, wordsOf } from './blocks.ts';
import { everyBlock } from './give-ids.ts';
import { readTree, textOf } from './page-tree.ts';
import { withLook } from './runs.ts';
import { markdownOf } from './to-markdown-text.ts';
import { toTree } from './to-tree.ts';

/** What is given up where Markdown cannot say it, the least first. */
const WITHOUT: readonly Partial<Look>[] = [
  {},
  { italic: false, struck: false },
  { bold: false, italic: false, struck: false },
  { bold: false, italic: false, struck: false, code: false },
];

/** Takes marks out of texts where a reader of their Markdown would see its signs: two kinds of them in one word, say. */
export function keepReadable(blocks: readonly Block[], note: Tell): void {
  for (const block of everyBlock(blocks)) {
    const { line } = block;
    if (block.kind === 'text') block.runs = readable(block.runs, line, note);
    if (block.kind === 'table')
      for (const row of block.rows)
        for (const [index, cell] of row.entries()) row[index] = readable(cell, line, note);
  }
}

function readable(runs: Run[], line: number, note: Tell): Run[] {
  if (!runs.some(({ look }) => look.bold || look.italic || look.struck || look.code)) return runs;
  if (isPlain(runs)) return runs;
  const found = WITHOUT.findIndex((change) => isRead(withLook(runs, () => change)));
  if (found > 0) note('guessed', line, `bold or italics of parts of words are left out: “${wordsOf(runs)}”`);
  return found > 0 ? withLook(runs, () => WITHOUT[found] ?? {}) : runs;
}

/** Whether nothing in a text could be read as a mark of another, so that it need not be tried. */
function isPlain(runs: readonly Run[]): boolean {
  return runs.every(({ text, look }, index) => {
    if (/[*_~`\\<>&[\]{}|]/.test(text) || look.struck || look.code) return false;
    if (!look.bold && !look.italic) return true;
    const [before, after] = [runs[index - 1], runs[index + 1]];
    const isOpen = (run: Run | undefined, end: RegExp): boolean =>
      run === undefined || run.isBreak === true || end.test(run.text);
    return isOpen(before, /\s$/) && isOpen(after, /^\s/) && /^[\p{L}\p{N}].*[\p{L}\p{N}]$/u.test(text);
  });
}

/** Whether the Markdown of a text is read as the text. */
function isRead(runs: readonly Run[]): boolean {
  const block: Block = { kind: 'text', runs: [...runs], ids: [], line: 1 };
  const markdown = markdownOf(toTree([block], () => 'https://site.invalid/'));
  const { html } = readMarkdown(markdown, CONTEXT);
  // Raised digits are written as signs of their own.
  const plain = (text: string): string => text.normalize('NFKC');
  return plain(textOf(readTree(html).body)) === plain(wordsOf(runs));
}

const CONTEXT: Parameters<typeof readMarkdown>[1] = {
  ...{ file: '', firstLine: 1, words: new Map(), texts: {}, aliases: new Map() },
  publish: (address) => ({ address }),
};
