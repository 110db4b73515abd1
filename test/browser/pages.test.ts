import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { kindOfPage, languageOfPage, pagesOfEachKind, pagesOfKinds } from '../support/built-pages.ts';
import { isFull } from '../support/full.ts';
import { overflow } from '../support/overflow.ts';
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
    '$address, $width px, $scheme: axe and the console have nothing to say, and nothing is kept in the browser',
    async (row, { expect }) => {
      const { address, ...look } = row;
      await lookAt(address, look, async ({ page, faults }) => {
        const axe = await runAxe(page);
        const found = { axe, overflow: await overflow(page), kept: await keptBy(page), faults };
        expect(found).toEqual({ axe: [], overflow: 0, kept: [], faults: [] });
      });
    },
  );

  it('of each kind and language is looked at, and each look is taken', () => {
    expect(new Set(looked.map(({ address }) => kindOfPage(address))).size).toBe(9);
    expect(new Set(looked.map(({ width, scheme }) => `${width} ${scheme}`)).size).toBe(looks.length);
    expect(new Set(looked.map(({ address }) => languageOfPage(address))).size).toBeGreaterThan(1);
  });

  // Colours do not depend on scripts, and the narrow page has all that the wide one has.
  it.for(pagesOfKinds('home', 'topic', 'news', 'version'))(
    '$address: shows itself without JavaScript',
    async ({ address }, { expect }) => {
      await lookAt(address, { width: 375, javaScript: false }, async ({ page, faults }) => {
        const shown = { title: await page.locator('main h1').isVisible(), text: await mainText(page) };
        expect(shown).toEqual({ title: true, text: expect.stringMatching(/\S[\s\S]{100}/) });
        expect({ overflow: await overflow(page), faults }).toEqual({ overflow: 0, faults: [] });
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

/** What the site has left behind in the browser: cookies, and all that could take their place. */
async function keptBy(page: Page): Promise<string[]> {
  const cookies = (await page.context().cookies()).map(({ name }) => `cookie ${name}`);
  const stored = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name = '' }) => name),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);
  return [...cookies, ...stored];
}
