import { literalPattern } from '../literal-pattern.ts';
import { phraseFinder } from './find-foreign.ts';

/** Words that a language has another rendering for, where they stand in a text, and what to write instead. */
export interface Avoided {
  readonly at: number;
  readonly text: string;
  readonly instead: string;
}

/** Finds words to be avoided in a text of a language. */
export type FindAvoided = (text: string) => readonly Avoided[];

/**
 * Makes what finds words that are to be avoided, each with what is written instead; undefined where there is none. Words of
 * small letters are found with a capital at their head, and in capitals, too.
 * @param avoided what is written instead of each
 * @param right words that may hold one of them
 * @param tag of the language
 */
export function avoidedFinder(
  avoided: ReadonlyMap<string, string>,
  right: Iterable<string>,
  tag: string,
): FindAvoided | undefined {
  if (avoided.size === 0) return undefined;
  const forms = (word: string): string[] =>
    word === word.toLocaleLowerCase(tag)
      ? [word, word.charAt(0).toLocaleUpperCase(tag) + word.slice(1), word.toLocaleUpperCase(tag)]
      : [word];
  const instead = new Map<string, string | undefined>();
  for (const [word, other] of avoided)
    for (const [index, form] of forms(word).entries()) instead.set(form, forms(other)[index] ?? other);
  for (const word of [...right, ...avoided.values()].flatMap(forms)) instead.set(word, undefined);
  const wanted = [...instead].flatMap(([word, other]) => (other === undefined ? [] : literalPattern(word)));
  const mayHave = new RegExp(wanted.join('|'), 'u');
  const find = phraseFinder(instead);
  return (text) => {
    const found: Avoided[] = [];
    // Nearly every text has none, and that is soon seen.
    if (!mayHave.test(text)) return found;
    for (let next = find(text, 0); next; next = find(text, next[0] + next[1].length)) {
      const other = instead.get(next[1]);
      if (other !== undefined) found.push({ at: next[0], text: next[1], instead: other });
    }
    return found;
  };
}
