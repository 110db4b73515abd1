import { hash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { clipboardOf } from '../support/clipboard.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const PAGE = '/en/privacy/data-retention/';
const permissions = ['clipboard-read', 'clipboard-write'];
const { visit, lookAt } = openSite();

describe('the page for missing ones', () => {
  it.for([
    ['/en/privacy/data-retenton', '/en/privacy/data-retention/', '/en/?q=privacy+data+retenton'],
    ['/en/Data%20Location.html', '/en/privacy/data-location/', '/en/?q=data+location'],
    // A host that has one page for all languages shows it here too.
    ['/zh/encription/', '/zh/privacy/encryption/', '/zh/?q=encription'],
    ['/en/qqq', undefined, '/en/?q=qqq'],
  ] as const)(
    'leads from %s to what stands at a similar address, and to search',
    async ([address, nearest, search]) => {
      await lookAt(address, {}, async ({ page, origin }) => {
        await page.waitForLoadState('networkidle');
        const found = page.locator('.nearest-pages:visible a').first();
        expect((await found.count()) > 0 ? await found.getAttribute('href') : undefined).toBe(nearest);
        const way = page.locator('.not-found-search a');
        expect(await way.evaluate((link: HTMLAnchorElement) => link.href)).toBe(origin + search);
      });
    },
  );

  it('shows neither without JavaScript, and leads to the other language all the same', async () => {
    await lookAt('/en/privacy/data-retenton', { javaScript: false }, async ({ page }) => {
      expect(await page.locator('.nearest-pages:visible, .not-found-search:visible').count()).toBe(0);
      expect(await page.locator('.language-link[hreflang^=zh]').getAttribute('href')).toBe('/zh/');
    });
  });
});

describe('the link of a heading', () => {
  it.for(['mouse', 'keyboard'])('copies the full address of the section and says so (%s)', async (means) => {
    await lookAt(PAGE, { permissions }, async ({ page, faults, origin }) => {
      const status = page.locator('body > :is(output, [role=status], [aria-live=polite])');
      expect(await status.textContent()).toBe('');
      const link = page.locator('.heading-link[href="#timeline"]');
      if (means === 'mouse') await link.click();
      else {
        await link.focus();
        await page.keyboard.press('Enter');
      }
      await expect.poll(() => status.textContent()).toBe(await status.getAttribute('data-copied'));
      expect(await status.isVisible()).toBe(true);
      const canonical = await page.locator('link[rel=canonical]').getAttribute('href');
      expect(page.url()).toBe(`${origin}${PAGE}#timeline`);
      expect(faults).toEqual([]);
      expect(await clipboardOf(page, origin)).toBe(`${canonical}#timeline`);
    });
  });

  it('offers a citation, by the keyboard alone, and gives the focus back', async () => {
    await lookAt(PAGE, { permissions }, async ({ page, faults, origin }) => {
      const before = await places(page);
      await page.locator('.heading-link[href="#timeline"]').focus();
      await page.keyboard.press('Enter');
      const button = page.getByRole('button', { name: 'Copy the citation' });
      await expect.poll(() => button.evaluate((at) => at === document.activeElement)).toBe(true);
      expect(await runAxe(page)).toEqual([]);
      await page.keyboard.press('Enter');
      const status = page.locator('output');
      await expect.poll(() => status.textContent()).toBe('The citation is on your clipboard.');
      await page.keyboard.press('Escape');
      expect(await page.locator('.citation').isVisible()).toBe(false);
      expect(await focused(page)).toBe('#timeline');
      expect(await places(page)).toEqual(before);
      expect(faults).toEqual([]);
      const cited = await clipboardOf(page, origin);
      expect(cited).toMatch(
        /^“Step by step”, in “How long is my data kept, and what happens when I leave\?”, Trust Center \(Trust center editors\), on Azure and Office 365 operated by 21Vianet\. Reviewed on 28 November 2026\. https:\/\/trust-center\.example\/en\/privacy\/data-retention\/2[\d-]+\/#timeline \(Stated by 2019\) SHA-256 [0-9a-f]{64}$/,
      );
      const said = await page.request.get(`${origin}/statements/${cited.slice(-64)}.txt`);
      expect(hash('sha256', await said.text(), 'hex')).toBe(cited.slice(-64));
    });
  });

  it('cites a term by its own name, in the language of the page, at a touch', async () => {
    await lookAt('/zh/transparency/', { permissions, width: 375 }, async ({ page }) => {
      const link = page.locator('dt .heading-link[href="#mark-law"]');
      expect(await link.getAttribute('aria-label')).toBe('此项声明的链接：由法律或标准规定');
      const box = await link.boundingBox();
      expect([(box?.width ?? 0) >= 24, (box?.height ?? 0) >= 24]).toEqual([true, true]);
      await link.click();
      const text = page.locator('.citation-text');
      await expect.poll(() => text.isVisible()).toBe(true);
      expect(await text.inputValue()).toMatch(
        /^“由法律或标准规定”，载《.*》，.*transparency\/2[\d-]+\/#mark-law SHA-256 [0-9a-f]{64}$/,
      );
      await page.getByRole('button', { name: '关闭' }).click();
      expect(await text.isVisible()).toBe(false);
    });
  });

  it('cites the page as a whole, which stays where it is', async () => {
    await lookAt(`${PAGE}#timeline`, { permissions }, async ({ page, faults, origin }) => {
      await page.getByRole('link', { name: /^Link to this page: / }).click();
      const text = page.locator('.citation-text');
      await expect.poll(() => text.isVisible()).toBe(true);
      const address = 'https://trust-center.example/en/privacy/data-retention/';
      expect(
        (await text.inputValue()).replace(/2[\d-]+\/ \(Stated by 2019\) SHA-256 [0-9a-f]{64}$/, ''),
      ).toBe(
        `“How long is my data kept, and what happens when I leave?”, Trust Center (Trust center editors), on Azure and Office 365 operated by 21Vianet. Reviewed on 28 November 2026. ${address}`,
      );
      expect(page.url()).toBe(`${origin}${PAGE}#timeline`);
      expect(faults).toEqual([]);
      expect(await clipboardOf(page, origin)).toBe(address);
    });
  });

  it('says so where the clipboard is refused, and selects the text', async () => {
    await visit('/404.html', {}, async ({ page, faults, origin }) => {
      await page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('No', 'NotAllowedError'));
      });
      await page.goto(origin + PAGE);
      await page.locator('.heading-link[href="#timeline"]').click();
      expect(page.url()).toBe(`${origin}${PAGE}#timeline`);
      const status = page.locator('output');
      await expect.poll(() => status.textContent()).toBe(await status.getAttribute('data-refused'));
      const selected = await page.locator('.citation-text').evaluate((at: HTMLTextAreaElement) => {
        return at === document.activeElement && at.value.slice(at.selectionStart, at.selectionEnd);
      });
      expect(selected).toContain('“Step by step”');
      await page.keyboard.press('Escape');
      expect(await focused(page)).toBe('#timeline');
      expect(faults).toEqual([]);
    });
  });

  it('is a plain link without JavaScript', async () => {
    await lookAt(PAGE, { javaScript: false }, async ({ page, origin }) => {
      await page.locator('.heading-link[href="#timeline"]').click();
      expect(page.url()).toBe(`${origin}${PAGE}#timeline`);
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('timeline');
    });
  });

  it('stands at every heading that has an id, and names it', async () => {
    await lookAt(PAGE, {}, async ({ page }) => {
      const links = page.locator('.prose .heading');
      const wrong = await links.evaluateAll(
        (headings) =>
          headings.filter((heading) => {
            const id = heading.firstElementChild?.id ?? '';
            const words = heading.firstElementChild?.textContent ?? '';
            const link = heading.querySelector('a.heading-link');
            return (
              link?.getAttribute('href') !== `#${id}` || !link.getAttribute('aria-label')?.includes(words)
            );
          }).length,
      );
      expect({ headings: await links.count(), wrong }).toEqual({
        headings: await page.locator('.prose :is(h2, h3, h4)').count(),
        wrong: 0,
      });
    });
  });
});

describe('the contents of a page', () => {
  it('are shown on a desktop, with nothing to open, and opened on a phone', async () => {
    await lookAt(PAGE, {}, async ({ page }) => {
      const list = page.getByRole('navigation', { name: 'On this page' }).locator('.contents-list');
      const toggle = page.locator('.contents-toggle');
      expect([await list.isVisible(), await toggle.isVisible()]).toEqual([true, false]);
      await page.setViewportSize({ width: 375, height: 667 });
      expect([await list.isVisible(), await toggle.isVisible()]).toEqual([false, true]);
      await toggle.click();
      expect(await list.isVisible()).toBe(true);
    });
  });

  it('are plain links without JavaScript', async () => {
    await lookAt(PAGE, { javaScript: false }, async ({ page, origin }) => {
      await page.locator('.contents-link[href="#timeline"]').click();
      expect(page.url()).toBe(`${origin}${PAGE}#timeline`);
    });
  });
});

/** Where the link leads that has the focus. */
function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.getAttribute('href'));
}

/** Where the parts of the text stand on the page. */
function places(page: Page): Promise<number[]> {
  return page
    .locator('.prose > *')
    .evaluateAll((parts) =>
      parts.flatMap((part) => [part.getBoundingClientRect().top + scrollY, part.clientHeight]),
    );
}
