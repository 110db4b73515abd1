import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtPages, builtSite } from '../../support/built-pages.ts';
import { newFolder } from '../../support/fixture.ts';
import { describeWithNginx } from '../../support/nginx.ts';
import { type OpenPage, openSite } from '../../support/site-in-browser.ts';
import { watchPage } from '../../support/watch-page.ts';

const pages = builtPages().map(({ address }) => address);
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

/** Opens a page in a new tab, and collects what the browser refuses there by the policy, and all else that goes wrong. */
async function openAnew({ page, origin }: OpenPage): Promise<OpenPage & { readonly refused: string[] }> {
  const tab = await page.context().newPage();
  const faults = watchPage(tab, origin);
  await tab.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      console.info(`refused: ${effectiveDirective} ${blockedURI}`);
    });
  });
  const refused: string[] = [];
  tab.on('console', (message) => {
    if (message.text().startsWith('refused: ')) refused.push(message.text());
  });
  await tab.goto(page.url());
  await tab.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  return { page: tab, origin, faults, refused };
}

describeWithNginx('In a browser, over nginx', ({ start }) => {
  const site = openSite(builtSite, start);

  test.for(pages.filter((address) => !address.endsWith('404.html')))(
    '%s: nothing is refused, nothing fails, nothing is said',
    async (address) => {
      await site.visit(address, {}, async (open) => {
        const { page, refused, faults } = await openAnew(open);
        expect({ refused, faults }).toEqual({ refused: [], faults: [] });
        expect(await page.evaluate(() => document.styleSheets.length)).toBe(1);
      });
    },
  );

  test('A page that is missing is shown whole', async () => {
    await site.visit('/en/no-such-page', {}, async (open) => {
      const { page, refused, faults } = await openAnew(open);
      expect([refused, faults.filter((fault) => !fault.includes('404'))]).toEqual([[], []]);
      expect(await page.locator('h1').isVisible()).toBe(true);
    });
  });

  test('Scripts run: the contents mark the section, and a heading’s link is copied', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    await site.visit(anchored?.address ?? '', { permissions }, async ({ page, faults }) => {
      const link = page.locator('.heading-link').last();
      await link.click();
      await page.locator('.copy-status:not(:empty)').waitFor();
      await page.locator('.contents-link[aria-current]').first().waitFor({ state: 'attached' });
      expect(new URL(page.url()).hash).toBe(await link.getAttribute('href'));
      expect(faults).toEqual([]);
    });
  });

  test('A page may use none of what browsers can do, but for writing to the clipboard', async () => {
    await site.visit('/', {}, async ({ page }) => {
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
      const { page, refused } = await openAnew(open);
      expect(refused.sort()).toEqual([
        'refused: img-src data',
        'refused: script-src-elem inline',
        'refused: style-src-attr inline',
        'refused: style-src-elem inline',
      ]);
      expect(await page.title()).toBe('x');
    });
  });
});
