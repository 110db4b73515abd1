import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { writeFile } from '../../scripts/publish/write-files.ts';
import { sharedBrowser } from '../support/browser.ts';
import { builtSite } from '../support/built-pages.ts';
import { newFolder } from '../support/fixture.ts';
import { unzip } from '../support/unzip.ts';

describe.for([
  ['en', /^Download this page to read it offline \(ZIP, \d\d\skB\)$/],
  ['zh', /^下载本页，供离线阅读（ZIP，\d\d\skB）$/],
] as const)('The page that holds all others as a file to keep, %s', ([code, words]) => {
  const archive = `${code}/all/trust-center-${code}.zip`;
  const zip = readFileSync(join(builtSite(), archive));

  test('is led to from the page, with type and size', () => {
    const html = readFileSync(join(builtSite(), code, 'all/index.html'), 'utf8');
    const [, link = ''] = new RegExp(`<a href="/${archive}">(.*?)</a>`).exec(html) ?? [];
    const text = link.replace(/<.*?>/g, '');
    expect(text).toMatch(words);
    expect(/\d+/.exec(text)?.[0]).toBe(String(Math.round(zip.length / 1000)));
  });

  test('opens without a network: styled, with its images, and its links lead to their statements', async () => {
    const folder = newFolder();
    for (const [path, bytes] of unzip(zip)) writeFile(join(folder, path), bytes);
    const address = pathToFileURL(join(folder, 'index.html')).href;
    const context = await (await sharedBrowser()).newContext({ offline: true });
    try {
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('console', (message) => faults.push(message.text()));
      page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`));
      page.on('request', (request) => {
        if (!request.url().startsWith(pathToFileURL(folder).href)) faults.push(`asked: ${request.url()}`);
      });
      await page.goto(address);
      const seen = await page.evaluate(lookAround);
      expect(seen).toEqual({
        border: 'solid',
        images: expect.arrayContaining([true]),
        scripts: 0,
        ways: 0,
        canonical: `https://trust-center.example/${code}/all/`,
        astray: [],
        inner: expect.stringMatching(/^#./),
      });
      expect(seen.images).not.toContain(false);
      expect(await topOf(page, seen.inner)).toBeGreaterThan(1000);
      await page.locator(`.prose a[href="${seen.inner}"]`).first().click();
      expect(Math.abs(await topOf(page, seen.inner))).toBeLessThan(200);
      expect(page.url()).toBe(address + seen.inner);
      expect(faults).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

/** What somebody finds who opens the page from a folder; `inner` is where its first link from one statement to another leads. */
function lookAround() {
  const here = location.href.replace(/#.*/, '');
  return {
    border: getComputedStyle(document.querySelector('.whole-page') as Element).borderTopStyle,
    images: [...document.images].map(({ naturalWidth }) => naturalWidth > 0),
    scripts: document.scripts.length,
    ways: document.querySelectorAll('.site-nav, .search, .language-switch, .panels, .site-footer-nav').length,
    canonical: document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href,
    astray: [...document.links]
      .map(({ href }) => href)
      .filter((href) => href.startsWith('file:') && !href.startsWith(`${here}#`)),
    inner: document.querySelector('.prose a[href^="#"]')?.getAttribute('href') ?? '',
  };
}

/** How far below the upper edge of the window something stands. */
function topOf(page: Page, hash: string): Promise<number> {
  const id = decodeURIComponent(hash.slice(1));
  return page.locator(`[id="${id}"]`).evaluate((element) => element.getBoundingClientRect().top);
}
