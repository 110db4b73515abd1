import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { assetsFolder } from '../../scripts/folders.ts';
import { renderSite } from '../../scripts/pages/render-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { writeFiles } from '../../scripts/publish/write-files.ts';
import { newFolder, site } from '../support/fixture.ts';
import { isFull, sample } from '../support/full.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const output = join(newFolder(), 'out');
/** The same site, where a page is not translated into Chinese: no build would publish it. */
const lacking = join(newFolder(), 'out');

beforeAll(async () => {
  const content = site('three-languages');
  const rest = { cold: true, watch: new Stopwatch(), today: '2026-03-01' };
  await publishSite({ content, output, ...rest });
  const changed = join(newFolder(), 'content');
  cpSync(content, changed, { recursive: true });
  rmSync(join(changed, `zh/privacy/retention.md`));
  const { project } = examineSources(changed, '2026-03-01');
  if (!project) throw new Error('the site has no operator');
  mkdirSync(lacking);
  await renderSite(project, lacking);
  writeFiles(project, lacking);
});

const { lookAt } = openSite(() => output);
const { lookAt: lookAtLacking } = openSite(() => lacking);

const RETENTION = 'privacy/retention/';
const addresses = [
  ...['en', 'zh', 'ar'].flatMap((code) =>
    ['', RETENTION, 'privacy/', 'privacy/audit/', 'local/'].map((path) => `/${code}/${path}`),
  ),
  ...['/404.html', '/zh/404.html', '/ar/404.html'],
];

/** Every page; in a sample each kind, in turns of the languages. */
const pages = sample(addresses, (address) => address.replace(/^\/(?:\w{2}\/)?/, ''));

describe('A page', () => {
  it.for(pages.map((address, index) => [address, index] as const))(
    '%s: fits at every width, and axe and the console have nothing to say',
    async ([address, index], { expect }) => {
      await lookAt(address, {}, async ({ page, faults }) => {
        for (const width of isFull ? [320, 375, 1024, 1280] : [320, 1280]) {
          await page.setViewportSize({ width, height: 800 });
          expect([width, await overflow(page)]).toEqual([width, 0]);
        }
        for (const width of isFull ? [375, 1280] : ([[1280], [], [375], []][index % 4] ?? [])) {
          await page.setViewportSize({ width, height: 800 });
          expect([width, ...(await runAxe(page))]).toEqual([width]);
        }
        expect(faults).toEqual([]);
      });
    },
  );
});

describe('From right to left', () => {
  it('everything stands mirrored', async () => {
    const middles = (code: string) =>
      lookAt(`/${code}/${RETENTION}`, {}, ({ page }) =>
        Promise.all(
          ['.brand', '.language-switch', '.contents', '.page-main', '.callout-title', 'tbody th'].map(
            (part) => middleOf(page, part),
          ),
        ),
      );
    const [english, arabic] = [await middles('en'), await middles('ar')];
    const sides = english.map((middle) => middle < 640);
    expect(sides).toEqual([true, false, false, true, true, true]);
    expect(arabic.map((middle) => middle > 640)).toEqual(sides);
  });

  it('no style sheet names a side of the screen', () => {
    const sheets = readdirSync(join(assetsFolder, 'css')).map((name) =>
      readFileSync(join(assetsFolder, 'css', name), 'utf8'),
    );
    const physical =
      /^\s*(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height|float)\s*:.*|text-align:\s*(?:left|right)/gm;
    expect(sheets.length).toBeGreaterThan(4);
    expect(sheets.flatMap((css) => css.match(physical) ?? [])).toEqual([]);
  });
});

describe('The language switch', () => {
  const reading = `/en/${RETENTION}#timeline`;

  it.for(['mouse', 'keyboard'])('leads to the same section of the same page (%s)', async (means) => {
    await lookAt(reading, {}, async ({ page, faults, origin }) => {
      const link = page.getByRole('link', { name: 'العربية' });
      if (means === 'mouse') await link.click();
      else {
        await page.keyboard.press('Tab');
        while (!(await link.evaluate((element) => element === document.activeElement)))
          await page.keyboard.press('Tab');
        await page.keyboard.press('Enter');
      }
      await page.waitForURL(`${origin}/ar/${RETENTION}#timeline`);
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('timeline');
      expect(faults).toEqual([]);
    });
  });

  it('follows the reader from section to section, and knows old ids and wrong ones', async () => {
    await lookAt(reading, {}, async ({ page }) => {
      expect(await hashes(page)).toEqual(['#timeline', '#timeline', '#timeline']);
      for (const [here, there] of [
        ['#leave_service', '#leave_service'],
        ['#_You_control_your', '#leave_service'],
        ['#nowhere', ''],
        ['#subscription', '#subscription'],
        ['#retention', ''],
        ['#fn1', '#fn1'],
        ['#%E0%A4%A', ''],
        ['', ''],
      ] as const) {
        await page.evaluate((hash) => {
          location.hash = hash;
        }, here);
        await expect.poll(() => hashes(page)).toEqual([there, there, there]);
      }
    });
  });

  it('leads to the same page without JavaScript', async () => {
    await lookAt(reading, { javaScript: false }, async ({ page, origin }) => {
      await page.getByRole('link', { name: '简体中文' }).click();
      expect(page.url()).toBe(`${origin}/zh/${RETENTION}`);
    });
  });

  it('names each language in itself, and marks the present one', async () => {
    await lookAt(reading, {}, async ({ page }) => {
      const links = await page
        .locator('.language-link')
        .evaluateAll((found) =>
          found.map((link) => [
            link.textContent,
            link.getAttribute('lang'),
            link.getAttribute('hreflang'),
            link.getAttribute('aria-current'),
          ]),
        );
      expect(links).toEqual([
        ['English', 'en', 'en', 'true'],
        ['العربية', 'ar', 'ar', null],
        ['简体中文', 'zh-Hans', 'zh-Hans', null],
      ]);
    });
  });

  it('keeps the section of a page that is in one language', async () => {
    await lookAt('/zh/privacy/audit/#scope', {}, async ({ page, origin }) => {
      await page.locator('.language-link[lang="ar"]').click();
      await page.waitForURL(`${origin}/ar/privacy/audit/#scope`);
      await page.locator('.one-language a').click();
      await page.waitForURL(`${origin}/en/privacy/audit/`);
    });
  });

  it('says where a page is not translated, and leads to that home page', async () => {
    await lookAtLacking(reading, {}, async ({ page, origin }) => {
      const link = page.getByRole('link', { name: '简体中文首页（本页没有译文）' });
      expect(await link.getAttribute('href')).toBe('/zh/');
      await link.click();
      await page.waitForURL(`${origin}/zh/`);
    });
  });
});

/** What the links of the switch add to their addresses. */
function hashes(page: Page): Promise<string[]> {
  return page
    .locator('.language-link')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash));
}

/** How far the middle of the first such element is from the left. */
async function middleOf(page: Page, selector: string): Promise<number> {
  const box = await page.locator(selector).first().boundingBox();
  return box ? box.x + box.width / 2 : Number.NaN;
}

/** By how many pixels the page is wider than the window, to either side. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth));
}
