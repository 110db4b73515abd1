import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-pages.ts';
import { runAxe } from '../support/run-axe.ts';
import { askInBrowser, findInPage, questions } from '../support/search-questions.ts';
import { openSite } from '../support/site-in-browser.ts';

const { visit, lookAt } = openSite();
const assets = join(import.meta.dirname, '../../assets/js');

describe.each(Object.entries(questions))('in %s', (code, asked) => {
  const index = readFileSync(join(builtSite(), code, 'search.json'));

  it('a browser finds the answer to every question among the first three sections', async () => {
    const { missed } = await lookAt(`/${code}/`, {}, ({ page }) => askInBrowser(page, code));
    expect(asked.size).toBeGreaterThanOrEqual(60);
    expect(missed).toEqual([]);
  });

  it('finds words as visitors write them, and what these pages call otherwise', async () => {
    const spelt = {
      en: {
        iso27001: 'compliance/#iso-iec-27001',
        SOC2: 'compliance/#soc-reports',
        'sub processors': 'privacy/subcontractors/#subprocessors',
        contact: 'about/#contact',
        pentest: 'compliance/audits/#penetration-tests',
      },
      zh: {
        ＩＳＯ２７００１: 'compliance/#iso-iec-27001',
        分包商: 'privacy/subcontractors/',
        灾备: 'security/#recovery',
      },
    }[code] as Record<string, string>;
    const asked = Object.keys(spelt);
    const { found } = await lookAt(`/${code}/`, {}, ({ page }) => page.evaluate(findInPage, asked));
    expect(found.map(([first]) => first)).toEqual(Object.values(spelt).map((way) => `/${code}/${way}`));
  });

  it('texts and program weigh at most 40 kB', () => {
    const program = ['search.js', 'find-sections.js'].map((name) => readFileSync(join(assets, name)));
    const sizes = [index, ...program].map((file) => gzipSync(file).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(40_000);
  });
});

describe('search', () => {
  it('is worked with the keyboard alone, and asks for what it searches when it is opened', async () => {
    await visit('/en/privacy/', {}, async ({ page, faults, origin }) => {
      const requests: string[] = [];
      page.on('request', (request) => {
        // The icon comes when it will.
        if (!request.url().endsWith('.svg')) requests.push(request.url().slice(origin.length));
      });
      await page.keyboard.press('Escape');
      expect(requests).toEqual([]);
      // A key alone would have to be one that can be switched off (WCAG 2.1.4).
      await page.keyboard.press('/');
      expect(await page.locator('dialog[open]').count()).toBe(0);
      await page.keyboard.press('Control+/');
      await expect.poll(() => focusOf(page)).toBe('search-field');
      await page.keyboard.type('SOC 2 report');
      await page.locator('[role=option]').first().waitFor();
      expect(requests.map((path) => path.replace(/\.\w{8}\./, '.'))).toEqual([
        '/assets/js/find-sections.js',
        '/en/search.json',
      ]);
      expect(await activeOption(page)).toBeNull();
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowDown');
      expect(await activeOption(page)).toMatch(/^SOC reports Compliance .*SOC 1 and SOC 2 reports/);
      await expect.poll(() => page.url()).toBe(`${origin}/en/privacy/?q=SOC+2+report`);
      await page.keyboard.press('Enter');
      await page.waitForURL(`${origin}/en/compliance/#soc-reports`);
      await page.goBack();
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('Escape');
      await expect.poll(() => page.url()).toBe(`${origin}/en/privacy/`);
      expect(await page.locator('dialog[open]').count()).toBe(0);
      expect(faults).toEqual([]);
    });
  });

  it('puts sections with the word itself before those with another that is like it', async () => {
    await lookAt('/en/?q=backup', {}, async ({ page }) => {
      await page.locator('[role=option]').first().waitFor();
      const shown = await page
        .locator('[role=option]')
        .evaluateAll((options) =>
          options.map((option) => [...option.querySelectorAll('mark')].map(({ textContent }) => textContent)),
        );
      const own = shown.map((marks) => marks.includes('backups'));
      expect(own.slice(0, 2)).toEqual([true, true]);
      expect(own.indexOf(false)).toBe(own.filter(Boolean).length);
    });
  });

  it('says how many sections it found, and that there are none', async () => {
    await lookAt('/en/', {}, async ({ page }) => {
      await page.locator('.search-open').press(' ');
      const said = page.locator('.search-dialog [role=status]');
      await page.keyboard.type('red team');
      await expect.poll(() => said.textContent()).toMatch(/^Sections found: \d+$/);
      expect(await page.locator('.search-field').getAttribute('aria-expanded')).toBe('true');
      expect(await page.locator('[role=listbox]').getAttribute('aria-label')).toBe(await said.textContent());
      await page.locator('.search-field').fill('qqqq');
      await expect.poll(() => said.textContent()).toBe('No section has these words.');
      expect(await page.locator('.search-field').getAttribute('aria-expanded')).toBe('false');
      expect(await page.locator('.search-results').isVisible()).toBe(false);
      expect(await page.getByRole('link', { name: 'Everything on one page' }).first().isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      await expect.poll(() => focusOf(page)).toBe('search-open');
    });
  });

  it('shows by `?q=` what was asked, words marked in place, and a tap leads there', async () => {
    await visit('/zh/?q=停用服务后数据保留多久', { width: 375 }, async ({ page, faults, origin }) => {
      const option = page.locator('[role=option]', { hasText: '客户退出服务时' });
      await option.waitFor();
      expect(await option.locator('mark').allTextContents()).toContain('数据');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
      await option.click();
      await page.waitForURL(`${origin}/zh/privacy/data-retention/#leave_service`);
      expect(faults).toEqual([]);
    });
  });

  it.for(['light', 'dark'] as const)('axe has nothing to say of results in %s colours', async (scheme) => {
    await lookAt('/en/security/?q=background checks of staff', { width: 375, scheme }, async ({ page }) => {
      await page.locator('[role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      expect(await runAxe(page)).toEqual([]);
      const targets = await page.locator('.search-result, .search-close, .search-field').all();
      for (const target of targets) expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    });
  });

  it('leaves the keys alone of whoever writes Chinese', async () => {
    await lookAt('/zh/?q=审计', {}, async ({ page, origin }) => {
      await page.locator('[role=option]').first().waitFor();
      const field = page.locator('.search-field');
      await field.dispatchEvent('keydown', { key: 'Enter', isComposing: true });
      expect(page.url()).toContain(`${origin}/zh/?q=`);
    });
  });

  it('says so where it cannot be loaded', async () => {
    await visit('/en/', {}, async ({ page }) => {
      await page.route('**/search.json', (route) => route.abort());
      await page.locator('.search-open').click();
      const said = page.locator('.search-dialog [role=status]');
      await expect.poll(() => said.textContent()).toMatch(/^Search could not be loaded\./);
    });
  });

  it('leads to the page that holds everything without JavaScript', async () => {
    await lookAt('/zh/privacy/', { javaScript: false }, async ({ page, origin }) => {
      await page.getByRole('link', { name: '搜索' }).click();
      expect(page.url()).toBe(`${origin}/zh/all/`);
    });
  });
});

function focusOf(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.className ?? '');
}

/** What somebody hears who goes through the results. */
function activeOption(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const id = document.querySelector('.search-field')?.getAttribute('aria-activedescendant');
    const option = id ? document.getElementById(id) : null;
    return option?.matches('[aria-selected=true]') ? (option.textContent ?? '') : null;
  });
}
