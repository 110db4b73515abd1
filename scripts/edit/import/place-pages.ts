import type { Site } from '../../site/site.ts';
import { wordsOf } from './blocks.ts';
import { everyBlock } from './give-ids.ts';
import { languageOf } from './language-of.ts';
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
