import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtPages, pagesOfEachKind } from '../support/built-pages.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const { visit, lookAt } = openSite();
const addresses = builtPages().map(({ address }) => address);
const someAddresses = pagesOfEachKind().map(({ address }) => address);
const looks = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

describe.for(looks)('every page at $width px, $scheme', (look) => {
  it.for(look.scheme === 'light' ? addresses : someAddresses)(
    '%s: axe and the console have nothing to say',
    async (address, { expect }) => {
      await lookAt(address, look, async ({ page, faults }) => {
        const axe = await runAxe(page);
        expect({ axe, overflow: await overflow(page), faults }).toEqual({ axe: [], overflow: 0, faults: [] });
      });
    },
  );

  // Colours do not depend on scripts, and the narrow page has all that the wide one has.
  it.for(look.scheme === 'light' && look.width === 375 ? addresses : [])(
    '%s: shows itself without JavaScript',
    async (address, { expect }) => {
      await lookAt(address, { ...look, javaScript: false }, async ({ page, faults }) => {
        const shown = { title: await page.locator('main h1').isVisible(), text: await mainText(page) };
        expect(shown).toEqual({ title: true, text: expect.stringMatching(/\S[\s\S]{100}/) });
        expect({ overflow: await overflow(page), faults }).toEqual({ overflow: 0, faults: [] });
      });
    },
  );
});

describe('every page at 320 px', () => {
  it.for(addresses)('%s: scrolls in one direction only', async (address, { expect }) => {
    await lookAt(address, { width: 320 }, async ({ page }) => expect(await overflow(page)).toBe(0));
  });
});

describe('an address that leads nowhere', () => {
  it('shows the page for it, whole, with status 404', async () => {
    await visit('/en/privacy/no-such-page/deeper', {}, async ({ page, faults, origin }) => {
      const missing = `${origin}/en/privacy/no-such-page/deeper`;
      expect(await page.locator('h1').textContent()).toBe(await titleOfNotFound());
      expect(faults).toEqual([
        `status 404: ${missing}`,
        expect.stringMatching(/^console error: .*status of 404/),
      ]);
    });
  });

  async function titleOfNotFound(): Promise<string | null> {
    return visit('/404.html', {}, ({ page }) => page.locator('h1').textContent());
  }
});

/** The text of the main part that is really shown. */
function mainText(page: Page): Promise<string> {
  return page.locator('main').innerText();
}

/** By how many pixels the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(0, (document.scrollingElement ?? document.body).scrollWidth - innerWidth),
  );
}
