import { describe, expect, test } from 'vitest';
import { builtSite, pagesThatLeadOn } from '../support/built-pages.ts';
import { followBuilt } from '../support/follow-built.ts';
import { FORMS, formerAddresses } from '../support/former-site.ts';
import { sample } from '../support/full.ts';
import { addressesOfEachForm, openHost, testFormerAddresses } from '../support/old-addresses.ts';
import { runAxe } from '../support/run-axe.ts';
import { serveFolder } from '../support/serve.ts';
import { validatePage } from '../support/validate-html.ts';

const host = openHost(() => serveFolder(builtSite()));
const { inTab } = host;

describe('An address of the former site leads to its statement on a plain static host', () => {
  testFormerAddresses(host, addressesOfEachForm());
});

test.each(FORMS)(
  'Every address of the former site leads to its statement, by one link at most: %s',
  (form, language) => {
    for (const { address, page, anchor } of formerAddresses(form, language)) {
      const meant = followBuilt(builtSite(), anchor === undefined ? page : `${page}#${anchor}`);
      expect(meant).toMatchObject({ address: page, links: 0 });
      expect([address, followBuilt(builtSite(), address)]).toEqual([address, { ...meant, links: 1 }]);
    }
  },
);

test('The query goes along, and so does a fragment that the page knows nothing of', async () => {
  await inTab(true, async (page, origin) => {
    await page.goto(`${origin}/privacy/default.html?from=contract#data_other`, { waitUntil: 'commit' });
    await page.waitForURL('**/en/privacy/definitions/?from=contract#customer-data');
    await page.goto(`${origin}/privacy/default.html?a=1#scope`, { waitUntil: 'commit' });
    await page.waitForURL('**/en/privacy/?a=1#scope');
  });
});

test('The way back leads to where the reader came from, not to the old address again', async () => {
  await inTab(true, async (page, origin) => {
    await page.goto(`${origin}/en/about/`);
    await page.goto(`${origin}/privacy/default.html#data_other`, { waitUntil: 'commit' });
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
    // One template makes them all: of each shape one is enough.
    const shape = (html: string): string => html.replace(/>[^<]*|="[^"]*"/g, '>');
    for (const { address, html } of sample(pagesThatLeadOn(), ({ html: text }) => shape(text)))
      expect([address, ...validatePage(html)]).toEqual([address]);
  });

  test('can be read without scripts by everybody, on a phone too', async () => {
    await inTab(true, async (page, origin) => {
      await page.setViewportSize({ width: 320, height: 640 });
      // Its script would lead on before it can be looked at.
      const scripts = '**/moved.*.js';
      await page.route(scripts, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
      for (const address of [
        '/privacy/you-are-in-control-of-your-data.html#leave_service',
        '/security/encryption/',
      ]) {
        await page.goto(origin + address);
        expect(await runAxe(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(320);
      }
      await page.unroute(scripts);
    });
  });
});
