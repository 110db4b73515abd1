import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { generatorRoot } from '../../scripts/folders.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { kindOfPage } from '../support/built-pages.ts';
import { filesOf, newFolder, site } from '../support/fixture.ts';
import { isFull, sample } from '../support/full.ts';
import { overflow } from '../support/overflow.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';
import { validatePage } from '../support/validate-html.ts';

/** Sites of other operators than ours: that of a company, under a path of its own, and the one that others begin with, whose pages have the same layouts. */
const sites = [
  { name: 'adopter', content: site('adopter'), base: '/trust/' },
  { name: 'starter', content: join(generatorRoot, 'scripts/edit/init/starter'), base: '/' },
];

const kindOf = (path: string): string => kindOfPage(`/${path.replace(/index\.html$/, '')}`);

describe.each(sites)('The site $name', ({ name, content, base }) => {
  const root = newFolder();
  const output = join(root, base);
  const { lookAt } = openSite(() => root);

  beforeAll(async () => {
    const rest = { cold: true, watch: new Stopwatch(), today: '2026-11-28' };
    expect((await publishSite({ content, output, ...rest })).summary).toMatchObject({ errors: 0 });
  });

  it(
    'fits on every screen, and axe, html-validate and the console have nothing to say',
    async () => {
      const all = Object.keys(filesOf(output)).filter((path) => path.endsWith('.html'));
      const kinds = sample(all, kindOf);
      const some = [
        ...kinds.filter((path) => /^(?:home|topic)$/.test(kindOf(path))),
        ...all.filter((path) => path === 'ar/index.html'),
      ];
      const pages = isFull || name === 'adopter' ? kinds : some;
      expect(pages.length).toBeGreaterThan(2);
      for (const [index, path] of pages.entries()) {
        expect([path, ...validatePage(readFileSync(join(output, path), 'utf8'))]).toEqual([path]);
        const scheme = index % 2 === 0 ? 'light' : 'dark';
        await lookAt(`${base}${path.replace(/index\.html$/, '')}`, { scheme }, async ({ page, faults }) => {
          for (const width of isFull ? [320, 375, 768, 1280] : [320, 1280]) {
            await page.setViewportSize({ width, height: 800 });
            expect([path, width, await overflow(page)]).toEqual([path, width, 0]);
          }
          expect([path, ...(await runAxe(page)), ...faults]).toEqual([path]);
        });
      }
    },
    isFull ? 900_000 : 180_000,
  );

  // The starter has ten languages here, which stand in a row of their own.
  it.runIf(name === 'adopter')(
    'keeps its header in one row on a desktop when the services have a long name',
    async () => {
      await lookAt(`${base}en/`, {}, async ({ page }) => {
        await page.locator('.brand-scope').evaluate((scope) => {
          scope.textContent = 'Elektronische Dokumentenverwaltung, betrieben von der Muster Gesellschaft';
        });
        for (const width of [1280, 1440]) {
          await page.setViewportSize({ width, height: 800 });
          const boxes = await page.locator('.brand-name, .site-nav, .language-switch').all();
          const tops = await Promise.all(
            boxes.map(async (box) => (await box.boundingBox())?.y ?? Number.NaN),
          );
          expect([width, Math.max(...tops) - Math.min(...tops) < 36]).toEqual([width, true]);
        }
      });
    },
  );
});
