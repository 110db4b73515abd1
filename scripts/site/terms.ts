import type { Problem } from '../problem.ts';
import { avoidedFinder, type FindAvoided } from '../text/markdown/avoided-finder.ts';
import type { Term } from './content.ts';
import type { DataFiles, Language } from './data-schema.ts';
import { invalidValue, NO_LANGUAGE } from './schema.ts';

/** The terms that have words in a language. */
export function termsIn({ value, placeOf }: DataFiles['terms'], code: string): Term[] {
  return (value ?? []).flatMap(({ to, words: { [code]: words }, except: { [code]: except = [] } }, i) => {
    if (!to || !words) return [];
    const [name = ''] = words;
    return [{ words, except, link: { href: to, name, element: 'a', place: placeOf([i, 'to']) } as const }];
  });
}

/** Makes what finds the words that a language is to be written without; undefined where there is none. */
export function findAvoidedIn(
  { value }: DataFiles['terms'],
  { code, tag }: Language,
): FindAvoided | undefined {
  const avoided = new Map((value ?? []).flatMap(({ avoid }) => Object.entries(avoid[code] ?? {})));
  const right = (value ?? []).flatMap(({ words, except }) => [
    ...(words[code] ?? []),
    ...(except[code] ?? []),
  ]);
  return avoidedFinder(avoided, right, tag);
}

/** Words in languages that the site does not have. @param described the codes of those that it has */
export function* faultsOfTerms(
  { value, placeOf }: DataFiles['terms'],
  described: ReadonlySet<string>,
): Generator<Problem> {
  for (const [i, { words, except, avoid }] of (value ?? []).entries())
    for (const [key, lists] of Object.entries({ words, except, avoid }))
      for (const code of Object.keys(lists))
        if (!described.has(code)) yield invalidValue('data-file', [i, key, code], placeOf, NO_LANGUAGE);
}
