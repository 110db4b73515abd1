import { describe, expect, it } from 'vitest';
import { sliceText } from '../../scripts/pages/page-text.ts';
import { builtPages, idsOf, kindOfPage } from '../support/built-pages.ts';
import { openSite } from '../support/site-in-browser.ts';

const { visit } = openSite();
/** Those of versions show what was said, and lead to no explanation of today. */
const pages = builtPages().filter(({ address }) => kindOfPage(address) !== 'version');
const KINDS = ['current', 'stated', 'law', 'history', 'not-published'];

/** The marks on a page: the kind of status, and where its words lead. */
function marksOn(html: string): { kind: string; href: string | undefined }[] {
  const marks = html.matchAll(
    /<p class="section-status section-status-([a-z-]+)"><(?:a class="section-status-words" href="([^"]*)"|span)/g,
  );
  return [...marks].map(([, kind = '', href]) => ({ kind, href }));
}

describe('What is said no more, or nowhere', () => {
  it('looks so, to the end of its section and no further', () => {
    for (const { html } of pages)
      for (const [, kind] of html.matchAll(
        /section-status-(history|not-published)">(?:(?!<\/p>)[\s\S])*<\/p>/g,
      ))
        expect(html).toContain(`<div class="statement statement-${kind}">`);
    const boxes = pages.flatMap(({ html }) => html.split('<div class="statement ').slice(1));
    expect(boxes.length).toBeGreaterThan(10);
    for (const box of boxes) expect(box.slice(0, box.indexOf('</div>'))).not.toContain('<h');
  });

  it('and what stands inside something else is not torn from it', () => {
    const heading = (id: string): string => `<div class="heading"><h2 id="${id}">A<a></a></div>\n`;
    const said = { level: 2, text: 'A' };
    const headings = ['a', 'b', 'c'].map((id) => ({ ...said, id }));
    const html = `${heading('a')}<p>1</p><ul><li>2</li></ul>${heading('b')}<blockquote>${heading('c')}<p>3</p></blockquote>`;
    const notes = new Map(headings.map(({ id }) => [id, {}]));
    const slices = sliceText({ html, hash: '', headings }, notes).map((slice) => [slice.html, slice.rest]);
    expect(slices).toEqual([
      [heading('a'), ''],
      ['<p>1</p><ul><li>2</li></ul>', heading('b')],
      ['', `<blockquote>${heading('c')}`],
      ['', '<p>3</p></blockquote>'],
    ]);
  });
});

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

  it('is drawn where it is explained', () => {
    for (const { address, html } of pages.filter((page) => page.html.includes('="mark-current"')))
      for (const kind of KINDS)
        expect(html, address).toMatch(
          new RegExp(
            `<dt id="mark-${kind}">.*<span class="section-status-${kind} status-explained"><span class="section-status-words">`,
          ),
        );
  });

  it('shows on the home page too, on a desktop and on paper', async () => {
    await visit('/en/', {}, async ({ page }) => {
      const mark = page.locator('.home .section-status-words').first();
      expect(await mark.isVisible()).toBe(true);
      await page.emulateMedia({ media: 'print' });
      expect(await mark.isVisible()).toBe(true);
    });
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
