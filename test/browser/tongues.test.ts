import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { newFolder, site, someDay } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { overflow } from '../support/overflow.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';
import { validatePage } from '../support/validate-html.ts';

const output = join(newFolder(), 'out');

beforeAll(async () => {
  const rest = { cold: true, watch: new Stopwatch(), today: someDay };
  const { problems } = await publishSite({ content: site('ten-languages'), output, ...rest });
  expect(problems.filter(({ code }) => code !== 'unrecorded')).toEqual([]);
});

const { lookAt } = openSite(() => output);

/** Simplified Chinese is that of the site of this repository; a site has one kind of Chinese. */
const codes = ['ar', 'de', 'en', 'es', 'fr', 'ja', 'ko', 'pt', 'zh'];
const pages = codes.flatMap((code) =>
  (isFull ? ['', 'protection/', 'all/', '404.html'] : ['protection/']).map((path) => [code, path] as const),
);
/** One of each direction, the others in a full run. */
const judged = isFull ? codes : ['de', 'ar'];

describe('A page of a site whose interface texts all come with the generator', () => {
  it.each(pages)('/%s/%s is valid', (code, path) => {
    const file = path.endsWith('/') || path === '' ? `${path}index.html` : path;
    const place = code === 'en' && path === '404.html' ? '404.html' : `${code}/${file}`;
    expect(validatePage(readFileSync(join(output, place), 'utf8'))).toEqual([]);
  });

  it.each(pages)('/%s/%s keeps each word within the window of a small phone', async (code, path) => {
    const address = code === 'en' && path === '404.html' ? '/404.html' : `/${code}/${path}`;
    await lookAt(address, { width: 320 }, async ({ page, faults }) => {
      expect(await overflow(page)).toBe(0);
      const cut = await page.evaluate(() => {
        const range = document.createRange();
        return [...document.querySelectorAll('main :is(h1, h2, h3, p, li, td, dt, dd, summary), footer p')]
          .filter((element) => {
            range.selectNodeContents(element);
            const { left, right, width } = range.getBoundingClientRect();
            return width > 1 && (left < 0 || right > innerWidth);
          })
          .map(({ textContent }) => textContent);
      });
      expect(cut).toEqual([]);
      if (judged.includes(code)) expect(await runAxe(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });
});
