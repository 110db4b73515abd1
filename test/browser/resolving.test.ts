import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { canonicalPath } from '../../scripts/site/addresses.ts';
import { builtPage } from '../../scripts/site/page.ts';
import { resolve } from '../../scripts/site/site-graph.ts';
import { emptyOutline } from '../../scripts/text/outline.ts';
import { anyAddress } from '../support/any-address.ts';
import { sharedBrowser } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000 });

const SITE = 'https://site.invalid';

/** Where an address leads from `/x/`, in a word. */
function ours(href: string): string {
  const site = { pages: [], targets: new Map(), files: new Map(), base: '/' };
  const target = resolve(href, builtPage('/x/', emptyOutline(), '/'), site);
  if (target.kind === 'missing') return target.address;
  return target.kind === 'page' ? '/x/' : target.kind;
}

test('Addresses lead where the browser leads', async () => {
  const addresses = fc
    .sample(anyAddress, { numRuns: 2000, seed: 8 })
    // A surrogate by itself does not get through to the browser as it is, and no file holds one.
    .filter((href) => href.isWellFormed());
  const page = await (await sharedBrowser()).newPage();
  await page.setContent(`<base href="${SITE}/x/">`);
  const found = await page.evaluate(
    (all) =>
      all.map((href) => {
        const link = document.createElement('a');
        link.setAttribute('href', href);
        document.body.append(link);
        return { origin: `${link.protocol}//${link.host}`, path: link.pathname };
      }),
    addresses,
  );
  await page.close();
  const wrong = addresses.flatMap((href, index) => {
    const { origin = '', path = '' } = found[index] ?? {};
    const theirs = origin === SITE ? canonicalPath(path).replace(/\/index\.html$/, '/') : 'external';
    const our = ours(href);
    return our === theirs || our === 'empty' ? [] : [`${JSON.stringify(href)}: ${our} instead of ${theirs}`];
  });
  expect(wrong).toEqual([]);
});
