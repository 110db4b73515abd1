import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument, type XmlNode } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { builtPages, builtSite } from '../support/built-pages.ts';

const NAMES = { s: 'http://www.sitemaps.org/schemas/sitemap/0.9', x: 'http://www.w3.org/1999/xhtml' };

/** What the head of a page says to search engines: its own address, and those of its translations. */
function saidInHead(html: string): [address: string, translations: string[]] {
  const own = /<link rel="canonical" href="(.*?)">/.exec(html)?.[1] ?? '';
  const others = html.matchAll(/<link rel="alternate" hreflang="(.*?)" href="(.*?)">/g);
  return [own, [...others].map(([, tag, href]) => `${tag} ${href}`)];
}

test('The sitemap has the pages that search engines may list, each once, with the translations that its head names', () => {
  const document = XmlDocument.fromString(readFileSync(join(builtSite(), 'sitemap.xml'), 'utf8'));
  const valuesAt = (node: XmlNode, path: string): string[] =>
    node.find(path, NAMES).map((one) => one.content);
  const listed = document.find('/s:urlset/s:url', NAMES).map((url) => {
    const [tags, hrefs] = [
      valuesAt(url, 'x:link[@rel="alternate"]/@hreflang'),
      valuesAt(url, 'x:link/@href'),
    ];
    return [...valuesAt(url, 's:loc'), tags.map((tag, index) => `${tag} ${hrefs[index]}`)];
  });
  document.dispose();
  const toBeFound = builtPages().filter(({ html }) => !html.includes('<meta name="robots"'));
  const inHeads = new Map(toBeFound.map(({ html }) => saidInHead(html)));
  expect(listed.toSorted()).toEqual([...inHeads].toSorted());
});
