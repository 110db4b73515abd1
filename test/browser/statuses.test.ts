import { describe, expect, it } from 'vitest';
import { builtPages, idsOf } from '../support/built-pages.ts';
import { openSite } from '../support/site-in-browser.ts';

const { visit } = openSite();
const pages = builtPages();
const KINDS = ['current', 'stated', 'law', 'history', 'not-published'];

/** The marks on a page: the kind of status, and where its words lead. */
function marksOn(html: string): { kind: string; href: string | undefined }[] {
  const marks = html.matchAll(
    /<p class="section-status section-status-([a-z-]+)"><(?:a class="section-status-words" href="([^"]*)"|span)/g,
  );
  return [...marks].map(([, kind = '', href]) => ({ kind, href }));
}

describe('The mark of a section', () => {
  it('leads to what it means, whatever the language', () => {
    const found = pages.flatMap(({ address, html }) =>
      // On the page that holds all others it is an anchor of its own.
      marksOn(html).map(({ kind, href = '' }) => ({
        language: address.split('/')[1],
        kind,
        href: href.startsWith('#') ? address + href : href,
      })),
    );
    const ways = new Map(found.map(({ kind, href }) => [href, kind]));
    expect(new Set(ways.values())).toEqual(new Set(KINDS));
    for (const [href, kind] of ways) {
      const [address = '', id = ''] = href.split('#');
      expect(id.split('/').at(-1)).toBe(`mark-${kind}`);
      expect(idsOf(pages.find((page) => page.address === address)?.html ?? '')).toContain(id);
    }
    for (const { language, href } of found)
      if (language !== '') expect(href.startsWith(`/${language}/`)).toBe(true);
  });

  it('differs from every other by its shape, in forced colours as well', async () => {
    const shapes = await visit('/', {}, async ({ page: tab, origin }) => {
      await tab.emulateMedia({ forcedColors: 'active' });
      const seen: string[] = [];
      for (const kind of KINDS) {
        const page = pages.find(({ html }) => html.includes(`section-status-${kind}"`));
        await tab.goto(origin + page?.address);
        const words = tab.locator(`.section-status-${kind} .section-status-words`).first();
        seen.push(
          await words.evaluate((element) => {
            const edge = getComputedStyle(element).borderTopStyle;
            const sign = getComputedStyle(element, '::before');
            const drawn = sign.backgroundImage.replace(/rgba?\([^)]*\)/g, 'ink');
            return [edge, sign.borderTopStyle, sign.borderTopWidth, sign.content, drawn].join(' ');
          }),
        );
      }
      return seen;
    });
    expect(new Set(shapes).size).toBe(KINDS.length);
  });
});
