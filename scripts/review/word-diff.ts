import { diffArrays } from 'diff';

/** A run of words that both texts have, or one of them. */
export interface WordRun {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Beyond this nobody would read what went and came, and to find it would take seconds. */
const MOST_CHANGES = 2000;

/** Compares two texts word by word: in order, the words that stayed, went and came. Texts with too little in common are told as replaced. */
export function diffWords(before: string, after: string): WordRun[] {
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_CHANGES });
  const runs = changes?.map(({ value, added, removed }): WordRun => {
    return { kind: added ? 'new' : removed ? 'old' : 'same', text: value.join('') };
  });
  const replaced: WordRun[] = [
    { kind: 'old', text: before },
    { kind: 'new', text: after },
  ];
  return (runs ?? replaced).filter(({ text }) => text !== '');
}

/**
 * Words with the space behind them; each Chinese character is one: how a dictionary (`Intl.Segmenter`) cuts Chinese depends
 * on what stands around, so that words beside a change would seem to change too.
 */
export function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}\s*|[^\s\p{Script=Han}]+\s*|^\s+/gu) ?? [];
}
