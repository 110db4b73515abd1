import { fillWords } from '../markdown/words.ts';
import type { Problem } from '../problem.ts';
import type { LanguageContent } from './content.ts';
import { unknownWord } from './read-matter.ts';
import type { ReadYaml } from './yaml.ts';

/** The `{word}`s in a data file that the operator does not define. */
export function* unknownWords(
  read: ReadYaml<unknown> | undefined,
  language: LanguageContent | undefined,
): Generator<Problem> {
  if (!read?.value || !language) return;
  for (const { path, text } of textsIn(read.raw, [])) {
    for (const word of fillWords(text, language.words).unknown) {
      yield unknownWord(word, language.words, read.placeOf(path));
    }
  }
}

function* textsIn(
  value: unknown,
  path: readonly PropertyKey[],
): Generator<{ path: readonly PropertyKey[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, item] of value.entries()) yield* textsIn(item, [...path, index]);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* textsIn(item, [...path, key]);
  }
}
