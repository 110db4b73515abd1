import type { RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { kindOfPage, pagesOfKinds } from '../support/built-pages.ts';
import { runAxe } from '../support/run-axe.ts';
import { sheetsOf } from '../support/sheets-of.ts';
import { openSite } from '../support/site-in-browser.ts';

/** What cannot be used on paper. */
const NOT_ON_PAPER =
  'nav, .panels, .cards, .site-footer, .skip-link, .heading-link, .copy-status, .page-versions, .version-now';
const contrast: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast'] } };

const { lookAt } = openSite();
/** The page that holds all others is as long as they are. */
const pages = pagesOfKinds('home', 'section', 'topic', 'version').filter(
  ({ address }) => kindOfPage(address) !== 'whole',
);

describe('on paper', () => {
  it.for(pages)(
    '$address: the statement and its sources, nothing to click, no sheet under a quarter full',
    async (built, { expect }) => {
      // Somebody who reads light on dark prints dark on light all the same.
      await lookAt(built.address, { scheme: 'dark' }, async ({ page }) => {
        const sources = page.locator('.source:visible');
        const printed = await sources.count();
        await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
        expect(await page.locator(NOT_ON_PAPER).filter({ visible: true }).count()).toBe(0);
        expect(await page.locator('main h1').isVisible()).toBe(true);
        expect(await sources.count()).toBe(printed);
        expect(printed > 0).toBe(built.html.includes('class="source"'));
        expect(await overprinted(page)).toEqual([]);
        expect(await runAxe(page, contrast)).toEqual([]);
        const sheets = await sheetsOf(page);
        expect(sheets.length).toBeOneOf([1, 2, 3]);
        expect(sheets.filter((full) => full < 25)).toEqual([]);
      });
    },
  );

  it('the addresses of links to other sites, of the page and of its sections are written out', async ({
    expect,
  }) => {
    await lookAt('/en/privacy/data-retention/', {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? 'none';
      expect(await page.locator('body').innerText()).toContain(canonical);
      const link = page.locator('.source-title a').first();
      const after = await link.evaluate((element) => getComputedStyle(element, '::after').content);
      expect(after).toContain(await link.getAttribute('href'));
      const heading = page.locator('#leave_service');
      const id = await heading.evaluate((element) => getComputedStyle(element, '::after').content);
      expect(id).toContain('#leave_service');
    });
  });

  it('a page among all others tells the ids of its own address', async ({ expect }) => {
    await lookAt('/en/all/', {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const heading = page.locator('[id="privacy/data-retention/leave_service"]');
      const id = await heading.evaluate((element) => getComputedStyle(element, '::after').content);
      expect(id).toMatch(/#leave_service"/);
    });
  });
});

/** The headings that the mark at the end of their line runs into; the id is a part of what a heading shows. */
function overprinted(page: Page): Promise<string[]> {
  return page.locator('.heading:has(+ .section-status) > :is(h2, h3, h4)').evaluateAll((headings) =>
    headings
      .filter((heading) => {
        const words = heading.parentElement?.nextElementSibling?.querySelector('.section-status-words');
        const mark = words?.getBoundingClientRect() ?? new DOMRect();
        return [...heading.getClientRects()].some(
          ({ right, top, bottom }) => right > mark.left && top < mark.bottom && bottom > mark.top,
        );
      })
      .map(({ textContent }) => textContent ?? ''),
  );
}
