import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { builtPages, builtSite } from '../support/built-pages.ts';

/** A link that a layout wrote, not one of a text: to which page and section, and the words of it. */
interface LayoutLink {
  readonly path: string;
  readonly id: string;
  readonly text: string;
}

/** What a page is called, as its JSON tells it. */
interface Named {
  readonly title: string;
  readonly short?: string;
  readonly statements: readonly { readonly anchor: string; readonly heading: string }[];
}

const pages = builtPages();
const topics = pages.filter(
  ({ address, html }) => address !== '/' && html.includes('type="application/json"'),
);
const named = new Map(
  topics.map(({ address }) => {
    const json = readFileSync(join(builtSite(), address, 'index.json'), 'utf8');
    return [address, JSON.parse(json) as Named];
  }),
);

test('Each page is headed by its question, and its window by its name', () => {
  const inner = topics.filter(({ address }) => !/^\/[a-z]{2}\/$/.test(address));
  const shown = inner.map(({ html }) => {
    const [, window] = /<title>(.*?) [—-] /.exec(html) ?? [];
    const [, heading = ''] = /<h1[^>]*>(.*?)<\/h1>/s.exec(html) ?? [];
    return { window, heading: heading.replace(/<[^>]*>/g, '').trim() };
  });
  const known = inner.map(({ address }) => named.get(address));
  expect(shown).toEqual(known.map((one) => ({ window: one?.short, heading: one?.title })));
  expect(new Set(known.map((one) => one?.short)).size).toBe(inner.length);
});

test('Wherever menus and lists link to a page or a section, they say the name of it, or its question', () => {
  const links = pages.flatMap(({ address, html }) => layoutLinks(html).map((link) => ({ address, ...link })));
  const wrong = links.flatMap(({ address, path, id, text }) => {
    const page = named.get(path);
    const section = page?.statements.find(({ anchor }) => anchor === id)?.heading;
    return !page || [page.title, page.short, section].includes(text)
      ? []
      : [`${address}: ${path}#${id} “${text}”`];
  });
  expect(wrong).toEqual([]);
  expect(links.length).toBeGreaterThan(10 * pages.length);
});

/** The links of the menus and lists of a page; those to other languages, and signs, have words of their own. */
function layoutLinks(html: string): LayoutLink[] {
  const links: LayoutLink[] = [];
  let depth = 0;
  let link: { href: string; text: string } | undefined;
  const parser = new Parser({
    onopentag(name, { class: classes = '', href, hreflang }) {
      if (depth > 0 || /^prose\b/.test(classes)) depth += name === 'div' ? 1 : 0;
      else if (
        name === 'a' &&
        href?.startsWith('/') &&
        !hreflang &&
        /(?<!brand|heading)-link\b/.test(classes)
      )
        link = { href, text: '' };
    },
    ontext(text) {
      if (link) link.text += text;
    },
    onclosetag(name) {
      if (depth > 0 && name === 'div') depth--;
      if (name !== 'a' || !link) return;
      const [path = '', id = ''] = link.href.split('#');
      links.push({ path, id: decodeURIComponent(id), text: link.text.replace(/\s+/g, ' ').trim() });
      link = undefined;
    },
  });
  parser.end(html);
  return links;
}
