import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../support/command.ts';
import { changed, newFolder, siteWith } from '../support/fixture.ts';
import { openHost } from '../support/old-addresses.ts';
import { serveFolder } from '../support/serve.ts';

const ALIASES = `aliases:
  top: [/en/old/]
  customer: [/en/old/#%E6%95%B0%201/a, /en/privacy/retention/#who.may]`;
const GONE = `- { page: old.md#promise, on: 2026-11-20, why: It is no longer made. }
- { page: privacy/retention.md#promise, on: 2026-11-20, why: It is no longer made. }
- { page: downloads/terms 1.pdf, on: 2026-11-20, why: Other terms hold. }
- { page: downloads/old.pdf, on: 2026-11-20, now: ../downloads/report.pdf }
`;

/** A site on which a page moved, a statement of it is gone, and one went from a page that still stands. */
async function serveMoved() {
  const content = siteWith({
    ...changed('en/privacy/access.md', 'sources: [handbook]', `sources: [handbook]\n${ALIASES}`),
    '_data/gone.yaml': GONE,
  });
  const output = join(newFolder(), 'site');
  const { code, stdout } = await run('build', ['--content', content, '--output', output]);
  if (code !== 0) throw new Error(stdout);
  return serveFolder(output);
}

const { inTab } = openHost(serveMoved);
const NOW = '/en/privacy/access/';

describe('A reader with scripts', () => {
  test.each([
    ['goes from a page that moved', '/en/old/', NOW],
    ['keeps a fragment that nobody knows', '/en/old/?a=1#unknown', `${NOW}?a=1#unknown`],
    ['goes by an encoded id', '/en/old/#%E6%95%B0%201/a', `${NOW}#customer`],
    ['goes by an id before a text', '/en/privacy/retention/#who.may:~:text=who', `${NOW}#customer`],
    ['stays where a statement was taken off a page that moved', '/en/old/#promise', '/en/old/#promise'],
    [
      'stays where a statement was taken off a page that stands',
      '/en/privacy/retention/#promise',
      '/en/privacy/retention/#promise',
    ],
  ])('%s', async (_, address, expected) => {
    await inTab(true, async (page, origin) => {
      await page.goto(origin + address, { waitUntil: 'load' });
      if (address === expected) await page.waitForTimeout(300);
      else await page.waitForURL(origin + expected);
      expect(page.url()).toBe(origin + expected);
      if (address === expected) expect(await page.locator(':target .gone-note').isVisible()).toBe(true);
    });
  });

  test('goes when the fragment changes, and comes back to the page', async () => {
    await inTab(true, async (page, origin) => {
      await page.goto(`${origin}/en/privacy/retention/`);
      await page.evaluate(() => {
        location.hash = 'who.may';
      });
      await page.waitForURL(`${origin}${NOW}#customer`);
      await page.goBack();
      expect(page.url()).toBe(`${origin}/en/privacy/retention/`);
    });
  });

  test.each([
    ['to the page that tells of it', '/downloads/terms%201.pdf', '/downloads/terms%201.pdf/'],
    ['on to the file', '/downloads/old.pdf', '/downloads/report.pdf'],
    ['not at all to what there never was', '/downloads/nothing.pdf', '/downloads/nothing.pdf'],
  ])('goes %s from a file that a host shows as missing', async (_, address, expected) => {
    await inTab(true, async (page, origin) => {
      const body = await (await fetch(`${origin}/404.html`)).text();
      await page.route(origin + address, (route) =>
        route.fulfill({ status: 404, contentType: 'text/html', body }),
      );
      const seen = page.waitForRequest(origin + expected);
      await page.goto(origin + address, { waitUntil: 'commit' });
      await seen;
      if (address === expected) await page.waitForTimeout(300);
      // A browser that downloads the file stays where it was.
      if (!expected.endsWith('report.pdf')) await page.waitForURL(origin + expected);
      await page.unroute(origin + address);
    });
  });
});
