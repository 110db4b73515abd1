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

const looks = [375, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

/** Each page in each look; in a sample a page of each kind, in turns of the languages and of the looks. */
const looked = pagesOfEachKind().flatMap(({ address }, index) =>
  (isFull ? looks : [looks[index % looks.length]]).map((look) => ({ address, ...look })),
);

describe('every page', () => {
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

  it('of each kind and language is looked at, and each look is taken', () => {
    expect(new Set(looked.map(({ address }) => kindOfPage(address))).size).toBe(5);
    expect(new Set(looked.map(({ width, scheme }) => `${width} ${scheme}`)).size).toBe(looks.length);
    expect(new Set(looked.map(({ address }) => languageOfPage(address))).size).toBeGreaterThan(1);
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

const topics = builtPages().filter(({ html }) => html.includes('class="page-note"'));

describe('on a phone the answer comes first', () => {
  it.for(sample(topics, ({ address }) => languageOfPage(address)))(
    '$address: a low header, and its first sentence in the first view',
    async ({ address }, { expect }) => {
      await lookAt(address, { width: 375, height: 667 }, async ({ page }) => {
        const top = (selector: string) =>
          page
            .locator(selector)
            .first()
            .evaluate((element) => element.getBoundingClientRect().top);
        expect(await top('main')).toBeLessThanOrEqual(130);
        expect(await top('.prose :is(p, li, dd, td):not(.section-status)')).toBeLessThan(600);
      });
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
