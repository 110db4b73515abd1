import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../scripts/pages/assets.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { builtPages, builtSite } from '../support/built-pages.ts';
import { someDay } from '../support/fixture.ts';

const content = readContent(loadContent(join(import.meta.dirname, '../../content'), someDay));
const url = content.operator?.site.url ?? '';

/** What a page says of itself to those who show links to it, by the name of each property. */
function sharedOf(html: string): Record<string, string> {
  const found = html.matchAll(/<meta (?:property|name)="((?:og|twitter):.*?)" content="(.*?)">/g);
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]));
}

/** The size of a PNG of the built site. */
function sizeAt(address: string): string {
  const picture = pictureOf({ address, content: readFileSync(join(builtSite(), address)) });
  return `${picture?.width}x${picture?.height}`;
}

describe('Where a page is shared', () => {
  const pages = builtPages().filter(({ html }) => html.includes('property="og:'));

  test('it has its title, its summary and its own address, as its head says them', () => {
    expect(pages.length).toBeGreaterThan(30);
    for (const { html } of pages) {
      const said = sharedOf(html);
      const [, description] = /<meta name="description" content="(.*?)">/.exec(html) ?? [];
      const [, canonical] = /<link rel="canonical" href="(.*?)">/.exec(html) ?? [];
      expect([said['og:description'], said['og:url']]).toEqual([description, canonical]);
      if (said['og:type'] === 'article') expect(html).toContain(`<title>${said['og:title']} `);
    }
  });

  test.for([
    ['/en/', 'en_GB', 'Trust Center — Azure and Office 365 operated by 21Vianet'],
    ['/zh/', 'zh_CN', '信任中心 - 世纪互联运营的Azure和Office 365'],
  ])('%s has an image of its language, small enough to be sent along', ([address, locale, alt]) => {
    const page = pages.find((one) => one.address === address);
    const said = sharedOf(page?.html ?? '');
    expect(said).toMatchObject({ 'og:type': 'website', 'og:locale': locale, 'og:image:alt': alt });
    const [, path = ''] = said['og:image']?.split(url) ?? [];
    expect(sizeAt(path)).toBe(`${said['og:image:width']}x${said['og:image:height']}`);
    expect([sizeAt(path), statSync(join(builtSite(), path)).size < 60_000]).toEqual(['1200x630', true]);
  });
});

test('Where the site is kept, it has its name in the language, and icons that are as large as it says', () => {
  for (const { html, address } of builtPages().filter(({ address }) => /^\/[a-z]{2}\/$/.test(address))) {
    const [, path = ''] = /<link rel="manifest" href="(.*?)">/.exec(html) ?? [];
    const manifest = JSON.parse(readFileSync(join(builtSite(), path), 'utf8'));
    expect([manifest.start_url, manifest.name]).toEqual([address, sharedOf(html)['og:site_name']]);
    expect(manifest.icons.map(({ purpose, sizes }: Record<string, string>) => [purpose, sizes])).toEqual([
      ['any', '192x192'],
      ['any', '512x512'],
      ['maskable', '512x512'],
    ]);
    for (const { src, sizes } of manifest.icons) expect(sizeAt(src)).toBe(sizes);
    const [, touch = ''] = /<link rel="apple-touch-icon" href="(.*?)">/.exec(html) ?? [];
    expect(sizeAt(touch)).toBe('180x180');
  }
});
