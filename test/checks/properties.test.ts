import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BuiltFile } from '../../scripts/publish/built-folder.ts';
import { checkBuiltPages } from '../../scripts/publish/check-pages-in.ts';
import type { Report } from '../../scripts/report/report.ts';
import { builtPage, type Page } from '../../scripts/site/page.ts';
import { resolve } from '../../scripts/site/site-graph.ts';
import { emptyOutline } from '../../scripts/text/outline.ts';
import { anyAddress } from '../support/any-address.ts';
import { anyPage } from '../support/any-page.ts';
import { runs } from '../support/full.ts';

/** Checks pages that are in memory. */
function check(pages: Readonly<Record<string, string>>, base = '/'): Report {
  const files = Object.keys(pages);
  const addressOf = (path: string): string => `/${path}`.replace(/\/index\.html$/, '/');
  const file = (path: string): BuiltFile => ({
    address: addressOf(path),
    file: path,
    read: () => pages[path],
  });
  return checkBuiltPages({
    pages: files.filter((path) => path.endsWith('.html')).map(file),
    sheets: files.filter((path) => path.endsWith('.css')).map(file),
    addresses: files.map(addressOf),
    documents: [],
    isBehindLink: () => false,
    base,
    hosts: { own: '', allow: [], deny: [] },
  });
}

describe('Resolving', () => {
  const addresses = ['/', '/x/', '/x/y.html', '/a b/', '/数/'];

  test('agrees with the URL parser', () => {
    fc.assert(
      fc.property(anyAddress, fc.constantFrom(...addresses), (href, from) => {
        const targets = new Map<string, Page | null>();
        const site = { pages: [], targets, files: new Map(), base: '/' };
        const target = resolve(href, builtPage(encodeURI(from), emptyOutline(), '/'), site);
        const url = URL.parse(href, `https://site.invalid${encodeURI(from)}`);
        if (target.kind === 'empty') expect(href).toMatch(/^[\0- ]*$/);
        else if (target.kind === 'external') expect(url?.origin).not.toBe('https://site.invalid');
        else if (target.kind === 'page') expect(url?.pathname).toBe(encodeURI(from));
        else if (target.kind === 'missing') {
          const path = url?.pathname.replace(/\/index\.html$/, '/') ?? '';
          expect(decoded(target.address)).toBe(decoded(path));
        }
      }),
      { numRuns: runs(600) },
    );
  });
});

/** A path percent-decoded, whatever stands in it. */
function decoded(path: string): string {
  return Buffer.from(
    path.replace(/%([0-9a-f]{2})|[\s\S]/gi, (all, code?: string) =>
      code ? String.fromCharCode(Number.parseInt(code, 16)) : Buffer.from(all).toString('latin1'),
    ),
    'latin1',
  ).toString();
}

test('No page makes the check throw', () => {
  const text = fc.oneof(anyPage, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(text, text, anyAddress, (one, other, href) => {
      const { problems } = check({
        'index.html': `<a href="${href.replaceAll('"', '&quot;')}">x</a>${one}`,
        'b.html': other,
        's.css': `${one} url(${other})`,
      });
      for (const { line, column } of problems) expect(Math.min(line, column)).toBeGreaterThan(0);
    }),
    { numRuns: runs(250) },
  );
});

const good = fc.array(fc.constantFrom('b.html#a', './#top', 'x/', 'b.html', '#i', 'https://example.com/'), {
  maxLength: 8,
});
const bad = fc.constantFrom(
  ['c.html', 'missing-page'],
  ['b.html#b', 'missing-anchor'],
  ['#I', 'case-mismatch'],
  ['X/', 'case-mismatch'],
  ['', 'empty-link'],
  ['javascript:x', 'unsafe-link'],
);

test('A broken link planted on a page is told, at its place, and nothing else is', () => {
  fc.assert(
    fc.property(
      good,
      good,
      bad,
      fc.constantFrom('\n', '\r\n', ' ', '<p>数</p>'),
      (before, after, [href, code], between) => {
        const links = (all: readonly string[]): string =>
          all.map((to) => `<a href="${to}">x</a>${between}`).join('');
        const head = `<!doctype html><h1 id=i>H</h1>${between}${links(before)}`;
        const report = check({
          'index.html': `${head}<a href="${href}">planted</a>${links(after)}`,
          'b.html': '<h1 id=a>A</h1>',
          'x/index.html': '<h1>X</h1><a href="../b.html#a">x</a>',
        });
        const lines = head.split(/\r\n|\n/);
        expect(
          report.problems.map(({ code: told, file, line, column }) => [told, file, line, column]),
        ).toEqual([[code, 'index.html', lines.length, (lines.at(-1)?.length ?? 0) + 1]]);
      },
    ),
    { numRuns: runs(300) },
  );
});

test('20 runs over the same files in any order give the same bytes', () => {
  const pages = Object.fromEntries(
    fc
      .sample(anyPage, { numRuns: 40, seed: 3 })
      .map((html, index) => [
        index % 2 ? `p${index}.html` : `d${index}/index.html`,
        `<h1>H</h1><a href="p${index}.html#a">x</a><a href="/d${index - 1}">y</a><a href="/P1.html#b">z</a>${html}`,
      ]),
  );
  const reports = fc
    .sample(fc.shuffledSubarray(Object.entries(pages), { minLength: 40 }), { numRuns: 20, seed: 5 })
    .map((shuffled) => JSON.stringify(check(Object.fromEntries(shuffled))));
  expect(new Set(reports).size).toBe(1);
  expect(JSON.parse(reports[0] ?? '').problems.length).toBeGreaterThan(40);
});
