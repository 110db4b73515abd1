import type { Problem } from '../problem.ts';
import type { Term } from './content.ts';
import type { DataFiles } from './data-schema.ts';
import { invalidValue, NO_LANGUAGE } from './schema.ts';

/** The terms that have words in a language. */
export function termsIn({ value, placeOf }: DataFiles['terms'], code: string): Term[] {
  return (value ?? []).flatMap(({ to, words: { [code]: words }, except: { [code]: except = [] } }, i) => {
    const [name = ''] = words ?? [];
    const link = { href: to, name, element: 'a', place: placeOf([i, 'to']) } as const;
    return words ? [{ words, except, link }] : [];
  });
}

/** Words in languages that the site does not have. @param described the codes of those that it has */
export function* faultsOfTerms(
  { value, placeOf }: DataFiles['terms'],
  described: ReadonlySet<string>,
): Generator<Problem> {
  for (const [i, { words, except }] of (value ?? []).entries())
    for (const [key, lists] of Object.entries({ words, except }))
      for (const code of Object.keys(lists))
        if (!described.has(code)) yield invalidValue('data-file', [i, key, code], placeOf, NO_LANGUAGE);
}
