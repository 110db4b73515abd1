import type { Language } from '../../site/data-schema.ts';

/** The scripts of letters, and how many of them make a word. */
const SCRIPTS: readonly (readonly [name: string, letters: RegExp, perWord: number])[] = [
  ['Latn', /\p{Script=Latin}/gu, 5],
  ['Hani', /\p{Script=Han}/gu, 1.6],
  ['Kana', /\p{Script=Hiragana}|\p{Script=Katakana}/gu, 2],
  ['Hang', /\p{Script=Hangul}/gu, 2.5],
  ['Cyrl', /\p{Script=Cyrillic}/gu, 5],
  ['Arab', /\p{Script=Arabic}/gu, 4],
  ['Grek', /\p{Script=Greek}/gu, 5],
  ['Hebr', /\p{Script=Hebrew}/gu, 4],
  ['Deva', /\p{Script=Devanagari}/gu, 4],
  ['Thai', /\p{Script=Thai}/gu, 4],
];

/** What a language's own script is called there. */
const ALIKE: Readonly<Record<string, readonly string[]>> = {
  Hans: ['Hani'],
  Hant: ['Hani'],
  Jpan: ['Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
};

/**
 * The language of a text, by its letters; of several that have these, the one that the page names, else the first.
 * @param declared what the page says itself: `zh-CN`
 */
export function languageOf(
  text: string,
  declared: string,
  languages: ReadonlyMap<string, { readonly language: Language }>,
): string | undefined {
  const words = SCRIPTS.map(([name, letters, perWord]) => ({
    name,
    words: (text.match(letters)?.length ?? 0) / perWord,
  })).filter((script) => script.words > 0);
  const most = Math.max(0, ...words.map((script) => script.words));
  const main = words.find((script) => script.words === most)?.name;
  const fitting = [...languages]
    .filter(([, { language }]) => main !== undefined && scriptsOf(language.tag).includes(main))
    .map(([code]) => code);
  const named = declared.toLowerCase().split(/[-_]/)[0];
  return fitting.find((code) => code === named) ?? fitting[0];
}

function scriptsOf(tag: string): readonly string[] {
  const script = new Intl.Locale(tag).maximize().script ?? 'Latn';
  return ALIKE[script] ?? [script];
}
