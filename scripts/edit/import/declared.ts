import type { Root } from 'hast';
import type { OldFile } from './old-files.ts';
import { attribute, elementsIn, textOf } from './page-tree.ts';

/** What a page says of itself, where readers do not see it; empty where it does not. */
export interface Declared {
  /** `zh-CN` */
  readonly language: string;
  readonly title: string;
  /** Its title is that of a window, or none: one that stands in its text is better. */
  readonly isOfWindow: boolean;
  readonly summary: string;
  /** Its own address. */
  readonly canonical: string;
  /** What its relative links start from. */
  readonly base: string;
  /** Further addresses that led to it. */
  readonly former: readonly string[];
}

/** Reads the head of a page, and the front matter of its file. */
export function declaredIn(root: Root, { matter }: OldFile): Declared {
  const all = [...elementsIn(root)];
  const said = (...keys: string[]): string =>
    keys.map((key) => matter[key]).find((value) => typeof value === 'string') ?? '';
  const meta = (name: string): string => {
    const found = all.find(
      (one) =>
        one.tagName === 'meta' &&
        [attribute(one, 'name'), attribute(one, 'httpEquiv'), attribute(one, 'property')].some(
          (key) => key.toLowerCase() === name,
        ),
    );
    return found ? attribute(found, 'content').trim() : '';
  };
  const link = all.find((one) => one.tagName === 'link' && attribute(one, 'rel') === 'canonical');
  const html = all.find(({ tagName }) => tagName === 'html');
  const title = all.find(({ tagName }) => tagName === 'title');
  const base = all.find(({ tagName }) => tagName === 'base');
  const titled = title?.children.map((child) => (child.type === 'text' ? child.value : '')).join('') ?? '';
  return {
    language:
      said('lang', 'language', 'locale') || (html ? attribute(html, 'lang') : '') || meta('content-language'),
    isOfWindow: said('title') === '',
    title: said('title') || withoutSite(textOf({ type: 'text', value: titled })),
    summary: said('description', 'summary', 'excerpt') || meta('description'),
    canonical: said('permalink', 'url', 'slug') || (link ? attribute(link, 'href') : '') || meta('og:url'),
    base: base ? attribute(base, 'href') : '',
    former: [matter.redirect_from, matter.aliases].flat().filter((one) => typeof one === 'string'),
  };
}

/** The title of a window, without the name of the site behind it. */
function withoutSite(title: string): string {
  return title.replace(/\s+[|–—·»-]\s+[^|–—·»]{1,60}$/, '');
}
