import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { builtPages, builtSite, pagesOfEachKind } from '../../support/built-pages.ts';
import { newFolder } from '../../support/fixture.ts';
import { type OpenPage, openSite } from '../../support/site-in-browser.ts';
import { describeWithNginx } from '../../support/web-servers.ts';

const pages = pagesOfEachKind()
  .map(({ address }) => address)
  .filter((address) => !address.endsWith('404.html'));
const anchored = builtPages().find(
  ({ html }) => html.includes('contents-link') && html.includes('heading-link'),
);

/** A page that breaks the policy in each way that ours might. */
const BROKEN = `<!DOCTYPE html><title>x</title><style>p { color: red }</style><p style="color: red">x</p>
<script>document.title = 'run';</script><img src="data:image/gif;base64,AA" alt=""><form action="/"></form>`;

function brokenSite(): string {
  const folder = newFolder();
  mkdirSync(join(folder, 'broken'));
  writeFileSync(join(folder, 'broken/index.html'), BROKEN);
  return folder;
}

/** What has gone wrong on a page: what the browser refused by the policy, and all else. */
interface Seen {
  readonly page: Page;
  readonly refused: readonly string[];
  readonly faults: readonly string[];
}

/** Makes a page tell what is refused from its next address on. @returns a way to look at an address in it */
async function watcher({ page, faults, origin }: OpenPage): Promise<(address: string) => Promise<Seen>> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.info(`refused: ${effectiveDirective} ${blockedURI}`);
    });
  });
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('refused: ')) refused.push(message.text());
  });
  return async (address) => {
    const [known, told] = [faults.length, refused.length];
    await page.goto(origin + address);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    return { page, refused: refused.slice(told).toSorted(), faults: faults.slice(known) };
  };
}

describeWithNginx('In a browser, over nginx', ({ start }) => {
  const site = openSite(builtSite, start);

  test('on no page of any kind is anything refused, does anything fail, or is anything said; a missing one is shown whole', async () => {
    await site.visit('/', {}, async (open) => {
      const look = await watcher(open);
      for (const address of pages) {
        const { page, refused, faults } = await look(address);
        const styles = await page.evaluate(() => document.styleSheets.length);
        expect({ address, refused, faults, styles }).toEqual({ address, refused: [], faults: [], styles: 1 });
      }
      const { page, refused, faults } = await look('/en/no-such-page');
      expect([refused, faults.filter((fault) => !fault.includes('404'))]).toEqual([[], []]);
      expect(await page.locator('h1').isVisible()).toBe(true);
    });
  });

  test('Scripts run: a heading’s link is copied', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    await site.visit(anchored?.address ?? '', { permissions }, async ({ page, faults }) => {
      const link = page.locator('.heading-link').last();
      await link.click();
      await page.locator('.copy-status:not(:empty)').waitFor();
      expect(new URL(page.url()).hash).toBe(await link.getAttribute('href'));
      expect(faults).toEqual([]);
    });
  });

  test('A page may use none of what browsers can do, but for writing to the clipboard', async () => {
    await site.lookAt('/', {}, async ({ page }) => {
      const asked = [
        'camera',
        'microphone',
        'geolocation',
        'usb',
        'payment',
        'fullscreen',
        'clipboard-read',
        'clipboard-write',
      ];
      const allowed = await page.evaluate((names) => {
        const { featurePolicy } = document as unknown as {
          featurePolicy: { allowsFeature(name: string): boolean };
        };
        return names.filter((name) => featurePolicy.allowsFeature(name));
      }, asked);
      expect(allowed).toEqual(['clipboard-write']);
    });
  });
});

describeWithNginx('A page that breaks the policy', ({ start }) => {
  const settings = `include "${join(builtSite(), '.hosts/nginx.conf')}";`;
  const site = openSite(brokenSite, (folder) => start(folder, settings));

  test('is told of, and does nothing of it', async () => {
    await site.visit('/broken/', {}, async (open) => {
      const { page, refused } = await (await watcher(open))('/broken/');
      expect(refused).toEqual([
        'refused: img-src data',
        'refused: script-src-elem inline',
        'refused: style-src-attr inline',
        'refused: style-src-elem inline',
      ]);
      expect(await page.title()).toBe('x');
    });
  });
});
