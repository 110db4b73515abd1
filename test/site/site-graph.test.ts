import { describe, expect, test } from 'vitest';
import { loadContent } from '../../scripts/site/load.ts';
import { builtPage, type Page } from '../../scripts/site/page.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { resolve, type SiteGraph, type Target } from '../../scripts/site/site-graph.ts';
import { emptyOutline } from '../../scripts/text/outline.ts';
import { changed, site, siteWith, someDay } from '../support/fixture.ts';

/** A target in a word: `page /en/ #x`, `file /downloads/report.pdf`, `missing /en/x/`, `https`. */
function words(target: Target): string {
  if (target.kind === 'page')
    return `page ${target.page.address}${target.fragment === null ? '' : ` #${target.fragment}`}`;
  if (target.kind === 'external') return target.scheme;
  return 'address' in target ? `${target.kind} ${target.address}` : target.kind;
}

describe('From a topic, an address leads', () => {
  const graph = readContent(loadContent(site('clean'), someDay)).graph;
  const from = graph.files.get('en/privacy/access.md') as Page;
  test.each([
    ['retention.md', 'page /en/privacy/retention/'],
    ['retention.md#x', 'page /en/privacy/retention/ #x'],
    ['../index.md#', 'page /en/ #'],
    ['#customer', 'page /en/privacy/access/ #customer'],
    ['access.md', 'page /en/privacy/access/'],
    ['/en/privacy/', 'page /en/privacy/'],
    ['/', 'page /en/'],
    ['/en/privacy/index.html#who', 'page /en/privacy/ #who'],
    ['../../downloads/report.pdf', 'file /downloads/report.pdf'],
    ['/downloads/report.pdf#page=2', 'file /downloads/report.pdf'],
    ['retention', 'missing /en/privacy/retention'],
    ['Retention.md', 'missing /en/privacy/Retention/'],
    ['/en/Privacy/', 'missing /en/Privacy/'],
    ['../privacy.md', 'missing /en/privacy/'],
    ['../../_data/operator.yaml', 'missing /_data/operator.yaml'],
    ['../../../../etc/passwd', 'missing /etc/passwd'],
    ['', 'empty'],
    ['https://example.com/', 'https'],
    ['//example.com', 'https'],
    ['tel:1', 'tel'],
  ])('%j → %s', (href, expected) => {
    expect(words(resolve(href, from, graph))).toBe(expected);
  });
});

test('The pages of a site are its topics and, for each language, its panels, and the addresses in the other data', () => {
  const { pages, targets, base } = readContent(
    loadContent(siteWith(changed('_data/operator.yaml', '.com\n', '.com\n  base: /trust/\n')), someDay),
  ).graph;
  expect(pages.map((page) => page.base)).toEqual([
    'en/index.md',
    'en/privacy/access.md',
    'en/privacy/index.md',
    'en/privacy/retention.md',
    'en/panels.yaml',
    'en/terms.yaml',
    '_data/',
    'en/legacy.yaml',
  ]);
  expect([...targets.keys()].sort()).toEqual([
    '/',
    '/downloads/report.pdf',
    '/en/',
    '/en/privacy/',
    '/en/privacy/access/',
    '/en/privacy/retention/',
    '/llms.txt',
    '/statements.json',
    '/statements.schema.json',
  ]);
  expect(base).toBe('/trust/');
});

describe('From a built page, an address leads', () => {
  const graph = (base: string): SiteGraph => {
    const pages = ['/en/', '/en/a/', '/404.html'].map((address) => builtPage(address, emptyOutline(), base));
    const files = ['/assets/site.css', '/downloads/%E6%95%B0.pdf'].map((address) => [address, null] as const);
    const targets = new Map([...pages.map((page) => [page.address, page] as const), ...files]);
    return { pages, targets, files: new Map(), base };
  };
  test.each([
    ['/', '../', 'page /en/'],
    ['/', '#x', 'page /en/a/ #x'],
    ['/', '?q#x', 'page /en/a/ #x'],
    ['/', '/assets/site.css', 'file /assets/site.css'],
    ['/', '/downloads/数.pdf', 'file /downloads/%E6%95%B0.pdf'],
    ['/', '/404.html', 'page /404.html'],
    ['/', '/en/A/', 'missing /en/A/'],
    ['/', '../../../en/', 'page /en/'],
    ['/trust/', '../', 'page /en/'],
    ['/trust/', '/trust/en/#x', 'page /en/ #x'],
    ['/trust/', '/en/', 'missing /en/'],
    ['/trust/', '/trusted/en/', 'missing /trusted/en/'],
  ])('below %s: %j → %s', (base, href, expected) => {
    expect(words(resolve(href, builtPage('/en/a/', emptyOutline(), base), graph(base)))).toBe(expected);
  });
});
