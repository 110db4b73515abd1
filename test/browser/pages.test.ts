import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import {
  builtPages,
  kindOfPage,
  languageOfPage,
  pagesOfEachKind,
  pagesOfEachKindAndLanguage,
} from '../support/built-pages.ts';
import { isFull, sample } from '../support/full.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const { lookAt } = openSite();

/** Pages, each in these looks; in a sample every kind of page in every look, in turns of the languages. */
function rows<L extends object>(looks: readonly L[]) {
  const all = builtPages().flatMap(({ address }) => looks.map((look) => ({ address, ...look })));
  return sample(all, ({ address, ...look }) => `${kindOfPage(address)} ${JSON.stringify(look)}`);
}

/** In a sample each width and each scheme once. */
const looks = (
  [
    [375, 'light'],
    [1280, 'dark'],
    [375, 'dark'],
    [1280, 'light'],
  ] as const
)
  .slice(0, isFull ? 4 : 2)
  .map(([width, scheme]) => ({ width, scheme }));

describe('every page', () => {
  const looked = rows(looks);

  it.for(looked)(
    '$address, $width px, $scheme: axe and the console have nothing to say',
    async (row, { expect }) => {
      const { address, ...look } = row;
      await lookAt(address, look, async ({ page, faults }) => {
        const axe = await runAxe(page);
        expect({ axe, overflow: await overflow(page), faults }).toEqual({ axe: [], overflow: 0, faults: [] });
      });
    },
  );

  it('of each kind and language is looked at, and each kind in each look', () => {
    const kinds = new Set(looked.map((row) => `${kindOfPage(row.address)} ${row.width} ${row.scheme}`));
    expect(kinds.size).toBe(4 * looks.length);
    expect(new Set(looked.map(({ address }) => languageOfPage(address)))).toEqual(
      new Set(['default', 'en', 'zh']),
    );
  });

  // Colours do not depend on scripts, and the narrow page has all that the wide one has.
  it.for(pagesOfEachKind())('$address: shows itself without JavaScript', async ({ address }, { expect }) => {
    await lookAt(address, { width: 375, javaScript: false }, async ({ page, faults }) => {
      const shown = { title: await page.locator('main h1').isVisible(), text: await mainText(page) };
      expect(shown).toEqual({ title: true, text: expect.stringMatching(/\S[\s\S]{100}/) });
      expect({ overflow: await overflow(page), faults }).toEqual({ overflow: 0, faults: [] });
    });
  });

  // Whether words fit is for each page to show, in a full run.
  it.for(pagesOfEachKindAndLanguage())(
    '$address: scrolls in one direction only at 320 px',
    async ({ address }, { expect }) => {
      await lookAt(address, { width: 320 }, async ({ page }) => expect(await overflow(page)).toBe(0));
    },
  );
});

describe('an address that leads nowhere', () => {
  it('shows the page for it, whole, with status 404', async () => {
    const title = await lookAt('/404.html', {}, ({ page }) => page.locator('h1').textContent());
    await lookAt('/en/privacy/no-such-page/deeper', {}, async ({ page, faults, origin }) => {
      const missing = `${origin}/en/privacy/no-such-page/deeper`;
      expect(await page.locator('h1').textContent()).toBe(title);
      expect(faults).toEqual([
        `status 404: ${missing}`,
        expect.stringMatching(/^console error: .*status of 404/),
      ]);
    });
  });
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
