import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Content, ContentFiles } from '../site/content.ts';
import { words } from '../site/operator-schema.ts';

type UnknownWord = Problem<'unknown-word'>;

/**
 * Tells once, where the operator defines it, that a word is mistyped there: what nobody uses, and is nearly the one that many
 * texts use and that is not defined. All places at which that stands are right.
 */
export function foldMistypedWords(
  problems: readonly Problem[],
  { operator, wordPlace }: Pick<Content, 'operator' | 'wordPlace'>,
  { data, topics }: Pick<ContentFiles, 'data' | 'topics'>,
): readonly Problem[] {
  const unknown = problems.filter(isUnknownWord);
  if (unknown.length === 0) return problems;
  const isUsed = (word: string): boolean =>
    [...data, ...topics].some(({ text }) => text.includes(`{${word}}`));
  const own = Object.keys(operator?.words ?? {}).filter((word) => !(word in words.shape));
  const folded = new Map<UnknownWord, Problem>();
  for (const [word, places] of Map.groupBy(unknown, ({ facts }) => facts.word)) {
    const key = nearest(word, own);
    // Of two words that stand once each, nobody knows which is mistyped.
    const isMeant = places.length > 1 || word in words.shape;
    if (key === undefined || !isMeant || isUsed(key)) continue;
    const facts = { word: key, suggestion: word, places: places.length };
    const told = problem('unknown-word', wordPlace(key), facts);
    for (const one of places) folded.set(one, told);
  }
  const told = [...new Set(folded.values())];
  return [...told, ...problems.filter((found) => !isUnknownWord(found) || !folded.has(found))];
}

function isUnknownWord(found: Problem): found is UnknownWord {
  return found.code === 'unknown-word' && !found.facts.register;
}
