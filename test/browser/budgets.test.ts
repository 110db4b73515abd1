import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { builtPages, builtSite, pagesOfEachKind } from '../support/built-pages.ts';
import { openSite } from '../support/site-in-browser.ts';

const STYLE_BUDGET = 12_000;
const SCRIPT_BUDGET = 7_000;
/** All that the first view asks for, with the headers of the answers. */
const VIEW_BUDGET = 40_000;

const { visit, lookAt } = openSite();
const pages = builtPages();

describe('what a page loads', () => {
  it.for(pagesOfEachKind())(
    '$address: one small style sheet, little script',
    async ({ address }, { expect }) => {
      await lookAt(address, {}, async ({ page }) => {
        const loaded = await page.evaluate(() =>
          performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
        );
        const styles = loaded.filter((path) => path.endsWith('.css'));
        const scripts = loaded.filter((path) => path.endsWith('.js'));
        expect(styles.length).toBe(1);
        expect(compressedSize(styles)).toBeLessThanOrEqual(STYLE_BUDGET);
        expect(compressedSize(scripts)).toBeLessThanOrEqual(SCRIPT_BUDGET);
        expect(new Set(scripts).size).toBe(scripts.length);
      });
    },
  );
});

it('the first view of the heaviest page weighs at most 40 kB, of which at most 10 are script', async () => {
  // Whoever opens the page that holds all others wants them all.
  const single = pages.filter(({ address }) => !address.endsWith('/all/'));
  const heaviest = single.toSorted((a, b) => gzipSync(b.html).length - gzipSync(a.html).length)[0];
  await visit(heaviest?.address ?? '', {}, async ({ page, origin }) => {
    const loaded = await page.evaluate(() => [
      location.href,
      ...performance.getEntriesByType('resource').map(({ name }) => name),
      ...[...document.querySelectorAll<HTMLLinkElement>('link[rel~=icon], link[rel=manifest]')].map(
        ({ href }) => href,
      ),
    ]);
    const weights = new Map<string, number>();
    const sent = new Set<string>();
    for (const address of new Set(loaded)) {
      const answer = await page.request.get(address);
      const lines = answer.headersArray().map(({ name, value }) => `${name}: ${value}`);
      // HTTP/2 sends a line again as one byte.
      const headers = lines.map((line) => (sent.has(line) ? 1 : line.length));
      for (const line of lines) sent.add(line);
      const body = gzipSync(await answer.body()).length;
      weights.set(
        address.slice(origin.length),
        headers.reduce((sum, size) => sum + size, body),
      );
    }
    const scripts = [...weights].filter(([path]) => path.endsWith('.js'));
    const told = [...weights].map(([path, weight]) => `${path} ${weight}`).join('\n');
    expect(sumOf(weights), told).toBeLessThanOrEqual(VIEW_BUDGET);
    expect(sumOf(scripts), told).toBeLessThanOrEqual(10_000);
    expect(weights.size).toBeGreaterThan(3);
  });
});

describe('what a page holds', () => {
  it.each(pages)('$address: no script or style of its own, nothing from another host', ({ html }) => {
    expect(inlineCode(html)).toEqual([]);
    expect(assetsOf(html).filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
    expect(assetsOf(html).length).toBeGreaterThan(0);
  });
});

it('no asset names another host', () => {
  const assets = readdirSync(builtSite(), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:css|js|svg)$/.test(path),
  );
  const elsewhere = assets.flatMap((path) =>
    [
      ...readFileSync(join(builtSite(), path), 'utf8').matchAll(
        /(?:https?:)?\/\/[a-z0-9-]+\.[a-z][^\s"')]*/gi,
      ),
    ]
      .map(([address]) => address)
      .filter((address) => !address.startsWith('http://www.w3.org/'))
      .map((address) => `${path}: ${address}`),
  );
  expect(elsewhere).toEqual([]);
  expect(assets.length).toBeGreaterThan(2);
});

function sumOf(weights: Iterable<readonly [string, number]>): number {
  return [...weights].reduce((sum, [, weight]) => sum + weight, 0);
}

/** What files weigh as a host sends them. */
function compressedSize(paths: readonly string[]): number {
  return paths.reduce((total, path) => total + gzipSync(readFileSync(join(builtSite(), path))).length, 0);
}

/** Scripts and styles that stand in the page itself. */
function inlineCode(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      // A data block runs nothing.
      const runs = name === 'script' && !attributes.src && attributes.type !== 'application/ld+json';
      if (name === 'style' || runs) found.push(`<${name}>`);
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute === 'style' || attribute.startsWith('on') || /^\s*javascript:/i.test(value)) {
          found.push(`<${name} ${attribute}="${value}">`);
        }
      }
    },
  });
  parser.end(html);
  return found;
}

/** What a browser loads for a page by itself. */
function assetsOf(html: string): string[] {
  const found: string[] = [];
  const parser = new Parser({
    onopentag(name, { rel = '', href, src, srcset, poster, data }) {
      const isLoaded = name === 'link' && !/\b(?:canonical|alternate|license|author|next|prev)\b/.test(rel);
      if (isLoaded && href !== undefined) found.push(href);
      const candidates = srcset?.split(',').map((candidate) => candidate.trim().replace(/\s.*$/, '')) ?? [];
      const others = [src, poster, name === 'object' ? data : undefined];
      found.push(...candidates, ...others.filter((address) => address !== undefined));
    },
  });
  parser.end(html);
  return found;
}
