import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { fillWords } from '../text/markdown/words.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { LanguageContent, TextFile } from './content.ts';
import { invalidValue } from './invalid-value.ts';
import { readOldAddress } from './old-address.ts';
import type { gone as goneSchema, legacy as legacySchema } from './old-pages-schema.ts';
import { unknownWord } from './read-matter.ts';
import { RECORD_PATH } from './record-path.ts';

const NO_LANGUAGE = 'this language has no file in _data/languages/';

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
        yield invalidValue('data-file', [key, code], legacy.placeOf, NO_LANGUAGE);
}

/** The names of legacy pages of which a form makes no address of a page. */
export function* unreadableNames(
  legacy: ReadYaml<z.infer<typeof legacySchema>> | undefined,
): Generator<Problem> {
  const forms = Object.values(legacy?.value?.forms ?? {}).flat();
  for (const name of Object.keys(legacy?.value?.pages ?? {})) {
    const bad = forms
      .map((form) => form.replace('*', () => name))
      .find((address) => !readOldAddress(address));
    const isUp = /(?:^|\/)\.{1,2}(?:\/|$)/.test(name);
    if (legacy && (isUp || bad !== undefined))
      yield invalidValue(
        'data-file',
        ['pages', name],
        legacy.placeOf,
        `\`${bad ?? name}\` is no address of a page`,
      );
  }
}

/** What the list of what is gone says of languages that the site does not have, or of a path that begins with one. */
export function* strayLanguages(
  gone: ReadYaml<z.infer<typeof goneSchema>> | undefined,
  described: ReadonlySet<string>,
): Generator<Problem> {
  for (const [index, { page, why }] of (gone?.value ?? []).entries()) {
    const [first = ''] = page.split('/');
    if (gone && page.includes('/') && described.has(first)) {
      const detail = `write the path inside the folder of a language, without \`${first}/\`: it counts for all of them`;
      yield invalidValue('data-file', [index, 'page'], gone.placeOf, detail, page.slice(first.length + 1));
    }
    for (const code of typeof why === 'string' ? [] : Object.keys(why))
      if (gone && !described.has(code))
        yield invalidValue('data-file', [index, 'why', code], gone.placeOf, NO_LANGUAGE);
  }
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
