import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { anyPage } from '../support/any-page.ts';
import { sharedBrowser } from '../support/browser.ts';
import { runs } from '../support/full.ts';

vi.setConfig({ testTimeout: runs(60_000), hookTimeout: 60_000 });

/** What can be linked to on each page, and the links on it, as our reader finds them. */
function ours(html: string): string[] {
  const { anchors, links } = readHtml(html, {
    origin: '',
    placeOf: () => ({ file: '', line: 1, column: 1 }),
  });
  const found = [
    ...anchors.map(({ id }) => id),
    ...links.filter(({ element }) => element === 'a').map(({ href }) => href),
  ];
  return [...new Set(found)].sort();
}

/** The same as the browser finds them, in a frame in which scripts may run. */
async function theirs(pages: readonly string[]): Promise<string[][]> {
  const page = await (await sharedBrowser()).newPage();
  const found = await page.evaluate((all) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    return all.map((html) => {
      const inside = frame.contentDocument as Document;
      inside.open();
      inside.write(html);
      inside.close();
      const names = new Set<string>();
      for (const { id } of inside.querySelectorAll('[id]')) names.add(id);
      const addLinks = (found: Document, isPage: boolean): void => {
        for (const element of found.querySelectorAll('*')) {
          const isHtml = element.namespaceURI === 'http://www.w3.org/1999/xhtml';
          const is = (...wanted: string[]): boolean => wanted.includes(element.localName);
          if (isHtml && is('a') && isPage) names.add(element.getAttribute('name') ?? '');
          if (is('a') || (isHtml && is('area'))) names.add(element.getAttribute('href') ?? '');
          // A parsed text runs no scripts: what is for those without is read in it.
          if (isHtml && is('noscript') && isPage)
            addLinks(new DOMParser().parseFromString(element.textContent ?? '', 'text/html'), false);
        }
      };
      addLinks(inside, true);
      names.delete('');
      return [...names].sort();
    });
  }, pages);
  await page.close();
  return found;
}

test('On any page, however broken, there is what the browser finds there', async () => {
  const pages = fc.sample(anyPage, { numRuns: runs(2000), seed: 21 });
  const found = await theirs(pages);
  const wrong = pages.flatMap((html, index) => {
    const [our, their] = [ours(html), found[index] ?? []];
    return our.join() === their.join() ? [] : [`${html} → ${our} instead of ${their}`];
  });
  expect(wrong).toEqual([]);
});
