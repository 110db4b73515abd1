import type { Avoided, FindAvoided } from './avoided-finder.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { ownTexts, ownWords, withoutQuotations } from './own-words.ts';
import { placeOf } from './text-ranges.ts';

/** Finds them in the words of a text that are its own; never in code, addresses and quotations. */
export function findAvoided(env: MarkdownEnv, tokens: readonly PlacedToken[]): void {
  const { findAvoided: find } = env.context;
  if (!find) return;
  for (const token of ownTexts(tokens))
    if (find(token.content).length > 0)
      for (const { at, text, instead } of find(ownWords(token)))
        env.outline.avoided.push({ text, instead, place: placeOf(token, at) });
}

/** The same in a text by itself, such as a title. */
export function avoidedIn(text: string, find: FindAvoided | undefined): readonly Avoided[] {
  return find ? find(withoutQuotations(text)) : [];
}
