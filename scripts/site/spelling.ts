import type { Problem } from '../problem.ts';
import type { LanguageContent, Spelling } from './content.ts';
import type { DataFiles } from './data-schema.ts';
import { hasDictionary } from './load-dictionary.ts';
import { invalidValue, localise, NO_LANGUAGE } from './schema.ts';

type Files = Pick<DataFiles, 'spelling' | 'glossary' | 'operator' | 'terms' | 'sources'> &
  Pick<DataFiles, 'subcontractors' | 'subprocessors' | 'certificates'>;

/** By what the spelling of each language is judged that the site's list of words has, and that there is a dictionary for. */
export function spellingOf(
  files: Files,
  languages: ReadonlyMap<string, LanguageContent>,
): ReadonlyMap<string, Spelling> {
  const listed = Object.entries(files.spelling.value ?? {});
  return new Map(
    listed.flatMap(([code, words]): [string, Spelling][] => {
      const content = languages.get(code);
      if (!content || !hasDictionary(content.language.tag)) return [];
      const { tag } = content.language;
      const names = [...words, ...namesIn(files, content)].flatMap(
        (name) => name.match(/[\p{L}\p{M}]+/gu) ?? [],
      );
      return [[code, { tag, words: new Set(names) }]];
    }),
  );
}

/** What the site calls things and people by. */
function* namesIn(files: Files, { language, words }: LanguageContent): Generator<string> {
  const local = (value: Parameters<typeof localise>[0] = ''): string => localise(value, language.code, '');
  yield* words.values();
  yield* Object.keys(files.glossary.value ?? {});
  for (const { words: forms, avoid } of files.terms.value ?? [])
    yield* [...(forms[language.code] ?? []), ...Object.keys(avoid[language.code] ?? {})];
  for (const { title, publisher } of Object.values(files.sources.value ?? {}))
    yield* [local(title), local(publisher)];
  for (const { value } of [files.subcontractors, files.subprocessors])
    for (const { name } of value ?? []) yield local(name);
  for (const { standard, issuer } of files.certificates.value ?? []) yield* [local(standard), local(issuer)];
}

/** Languages whose spelling is to be judged, and that the site does not have, or no dictionary. */
export function* faultsOfSpelling(
  { value, placeOf }: DataFiles['spelling'],
  languages: ReadonlyMap<string, LanguageContent>,
  described: ReadonlySet<string>,
): Generator<Problem> {
  for (const code of Object.keys(value ?? {})) {
    const tag = languages.get(code)?.language.tag;
    const hasNone = tag !== undefined && !hasDictionary(tag);
    const detail = described.has(code) ? 'there is a dictionary of English alone' : NO_LANGUAGE;
    if (!described.has(code) || hasNone) yield invalidValue('data-file', [code], placeOf, detail);
  }
}
