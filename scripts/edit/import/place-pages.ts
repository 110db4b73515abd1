import type { Language } from '../../site/data-schema.ts';
import type { Site } from '../../site/site.ts';
import { wordsOf } from './blocks.ts';
import { everyBlock } from './give-ids.ts';
import type { OldPage } from './read-page.ts';
import { placeFor, type Target } from './target.ts';

/** An old page, and where it goes. */
export interface PlacedPage {
  readonly page: OldPage;
  /** The code of its language. */
  readonly language: string;
  /** The path of its topic below the content folder. */
  readonly path: string;
  /** Why nothing is written for it, as a clause. */
  readonly refused?: string;
}

/** Says for each page in which language it is, and where it goes. @param given the language that all of them are in, where that is said */
export function placePages(
  pages: readonly OldPage[],
  target: Target,
  given: { readonly language: string | undefined },
  site: Site,
): PlacedPage[] {
  const taken = new Map<string, string>();
  const all = pages.map(({ old }) => old.path);
  return pages.map((page): PlacedPage => {
    const language = given.language ?? languageIn(page, site) ?? target.language ?? site.defaultLanguage;
    const path = placeFor(page.old.path, language, target, all, site);
    const at = { page, language, path: path ?? '' };
    if (target.language !== undefined && target.language !== language)
      return { ...at, path: '', refused: otherLanguage(language, target.language) };
    if (path === undefined)
      return {
        ...at,
        refused: 'its name makes no address: rename the file, with small letters, digits and `-`',
      };
    const other = taken.get(path);
    if (other !== undefined)
      return {
        ...at,
        path: '',
        refused: `\`${other}\` becomes \`${path}\` already: rename one of them`,
      };
    taken.set(path, page.old.file);
    return at;
  });
}

function languageIn(page: OldPage, site: Site): string | undefined {
  const texts = [...everyBlock(page.blocks)].map((block) => {
    if (block.kind === 'text') return wordsOf(block.runs);
    return block.kind === 'table' ? block.rows.flat().map(wordsOf).join(' ') : '';
  });
  return languageOf([page.title, ...texts].join(' '), page.declared.language, site.languages);
}

function otherLanguage(language: string, named: string): string {
  return `its text is in another language (${language}) than \`--to\` names (${named}): give it \`--to\` another folder, or say \`--language ${named}\``;
}

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
function languageOf(
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
