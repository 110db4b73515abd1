import { fillWords } from '../markdown/words.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { RECORD_PATH } from '../record/record-path.ts';
import type { LanguageContent, TextFile } from './content.ts';
import { invalidValue } from './invalid-value.ts';
import { unknownWord } from './read-matter.ts';
import type { ReadYaml } from './yaml.ts';

/** The code of the language that a data file describes, by its name without the ending. */
export function languageOf(name: string): string | undefined {
  return /^languages\/([^/]+)$/.exec(name)?.[1];
}

/** The data files that nothing reads. @param files by their names without the ending */
export function* unknownFiles(files: ReadonlyMap<string, TextFile>): Generator<Problem> {
  const known = [
    'operator',
    'sources',
    'panels',
    'glossary',
    'hosts',
    'acceptances',
    'legacy',
    'gone',
    'translations.txt',
  ];
  for (const [name, { file, path }] of files) {
    if (known.includes(name) || path === RECORD_PATH || languageOf(name) !== undefined) continue;
    const meant = nearest(name, known);
    const facts = {
      reason: 'unknown-data',
      ...(meant && { suggestion: meant.endsWith('.txt') ? meant : `${meant}.yaml` }),
    } as const;
    yield problem('unreadable-file', { file, line: 1, column: 1 }, facts);
  }
}

/** The languages that legacy addresses lead into, and that the site does not have. */
export function* unknownLanguages(
  legacy: ReadYaml<{ forms: object; homes: object }> | undefined,
  described: ReadonlySet<string>,
): Generator<Problem> {
  for (const key of ['forms', 'homes'] as const)
    for (const code of Object.keys(legacy?.value?.[key] ?? {}))
      if (legacy && !described.has(code))
        yield invalidValue(
          'data-file',
          [key, code],
          legacy.placeOf,
          'this language has no file in _data/languages/',
        );
}

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
