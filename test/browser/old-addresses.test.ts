import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { builtSite, pagesThatLeadOn } from '../support/built-pages.ts';
import { followWithoutScripts, followWithScripts } from '../support/follow-old-address.ts';
import { FORMS, formerAddresses } from '../support/former-site.ts';
import { runAxe } from '../support/run-axe.ts';
import { type Served, serveFolder } from '../support/serve.ts';
import { validatePage } from '../support/validate-html.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let browser: Browser;
let host: Served;
beforeAll(async () => {
  [browser, host] = await Promise.all([launchBrowser(), serveFolder(builtSite())]);
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
});

async function inTab<T>(javaScriptEnabled: boolean, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled });
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

describe('Every address of the former site, on a plain static host', () => {
  test.each(FORMS)('%s leads to its statement by itself', async (form, language) => {
    await inTab(true, async (page) => {
      for (const former of formerAddresses(form, language)) {
        const found = await followWithScripts(page, host.origin, former);
        expect({ from: former.address, ...found }).toEqual({
          from: former.address,
          path: former.page,
          anchor: former.anchor,
        });
      }
    });
  });

  test.each(FORMS)(
    '%s is one visible link away from its statement without scripts',
    async (form, language) => {
      await inTab(false, async (page) => {
        for (const former of formerAddresses(form, language)) {
          const found = await followWithoutScripts(page, host.origin, former);
          expect({ from: former.address, ...found }).toEqual({
            from: former.address,
            path: former.page,
            anchor: former.anchor,
          });
        }
      });
    },
  );
});

test('The query goes along, and so does a fragment that the page knows nothing of', async () => {
  await inTab(true, async (page) => {
    await page.goto(`${host.origin}/privacy/default.html?from=contract#data_other`, { waitUntil: 'commit' });
    await page.waitForURL('**/en/privacy/definitions/?from=contract#customer-data');
    await page.goto(`${host.origin}/privacy/default.html?a=1#scope`, { waitUntil: 'commit' });
    await page.waitForURL('**/en/privacy/?a=1#scope');
  });
});

test('The way back leads to where the reader came from, not to the old address again', async () => {
  await inTab(true, async (page) => {
    await page.goto(`${host.origin}/en/about/`);
    await page.goto(`${host.origin}/privacy/default.html#data_other`, { waitUntil: 'commit' });
    await page.waitForURL('**/en/privacy/definitions/#customer-data');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/en/about/');
  });
});

describe('A page at an old address', () => {
  test('is not indexed, and names the present page', () => {
    for (const { address, html } of pagesThatLeadOn()) {
      expect(html, address).toContain('<meta name="robots" content="noindex">');
      expect(html, address).toMatch(/<link rel="canonical" href="https:\/\/[^"]+\/(?:en|zh)\/[^"]*">/);
    }
    expect(pagesThatLeadOn().length).toBeGreaterThan(30);
  });

  test('is valid HTML', () => {
    for (const { address, html } of pagesThatLeadOn())
      expect([address, ...validatePage(html)]).toEqual([address]);
  });

  test('can be read without scripts by everybody, on a phone too', async () => {
    const context = await browser.newContext({
      javaScriptEnabled: true,
      viewport: { width: 320, height: 640 },
    });
    const page = await context.newPage();
    // Its script would lead on before it can be looked at.
    await page.route('**/moved.*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    for (const address of [
      '/privacy/you-are-in-control-of-your-data.html#leave_service',
      '/security/encryption/',
    ]) {
      await page.goto(host.origin + address);
      expect(await runAxe(page)).toEqual([]);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(320);
    }
    await context.close();
  });
});
