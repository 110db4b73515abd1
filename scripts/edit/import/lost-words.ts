import { type Block, type Tell, wordsOf } from './blocks.ts';
import { everyBlock } from './give-ids.ts';

/**
 * Tells of words that a reader saw and that are nowhere: a fault of the import, which a person should know of. Numbers of
 * lists are no words.
 * @param seen all that was to be read on the page
 * @param kept what is in its topic, in proposals, and told to be left out
 */
export function tellLostWords(seen: string, kept: readonly string[], note: Tell): void {
  const left = countOf(kept.join(' '));
  // What looks like one word may be two, where only a style sheet parts them; a sign of a list is none.
  const whole = kept.join('').normalize('NFKC').replace(/\s/g, '');
  const lost = [...countOf(seen)].flatMap(([word, times]) => {
    const isThere = (left.get(word) ?? 0) >= times || (!left.has(word) && whole.includes(word));
    return isThere || /^[a-z]$/i.test(word) ? [] : [word];
  });
  if (lost.length > 0) note('decide', 1, `words of the page that are not in its topic: ${lost.join(', ')}`);
}

/** The words of blocks, with those of what stands in them. */
export function wordsIn(blocks: readonly Block[]): string[] {
  return [...everyBlock(blocks)].flatMap((block) => {
    if (block.kind === 'text') return [wordsOf(block.runs)];
    if (block.kind === 'table') return block.rows.flat().map(wordsOf);
    return block.kind === 'code' ? [block.text] : [];
  });
}

/** How often each word stands in a text; what has no letter is none. */
function countOf(text: string): Map<string, number> {
  const words = text.normalize('NFKC').match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
  return new Map([...Map.groupBy(words, (word) => word)].map(([word, all]) => [word, all.length]));
}
