import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Statement } from '../../scripts/pages/outputs/statements.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { builtSite, idsOf } from '../support/built-pages.ts';
import { changed, filesOf, newFolder, siteWith, topic } from '../support/fixture.ts';
import { unzip } from '../support/unzip.ts';

const text = (path: string): string => readFileSync(join(builtSite(), path), 'utf8');
const { statements } = JSON.parse(text('statements.json')) as { statements: Statement[] };

describe.for(['en', 'zh'])('The page that holds all others, %s', (code) => {
  const html = text(`${code}/all/index.html`);
  const ids = idsOf(html);

  test('has every statement once, by an id of its own', () => {
    const own = statements.flatMap(({ address, anchor }) => {
      const [, page, at] = new RegExp(`/${code}/(.*?)(?:#(.*))?$`).exec(address) ?? [];
      return page === undefined || anchor === 'top'
        ? []
        : `${page || 'index/'}${decodeURIComponent(at ?? '')}`;
    });
    expect(own.length).toBeGreaterThan(100);
    expect(own.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.length).toBe(new Set(ids).size);
  });

  test('leads to its own parts wherever a page leads to another', () => {
    const main = html.slice(html.indexOf('<article'), html.lastIndexOf('</article>'));
    const hrefs = [...main.matchAll(/<a (.*?)href="(.*?)"/g)].map(([, before = '', href = '']) => ({
      before,
      href,
    }));
    const inner = hrefs.filter(({ href }) => href.startsWith('#'));
    expect(inner.length).toBeGreaterThan(100);
    expect(inner.filter(({ href }) => !ids.includes(decodeURIComponent(href.slice(1))))).toEqual([]);
    // What is gathered from the pages is no part of this one.
    const gathered = `/${code}/not-published/`;
    const outer = hrefs.filter(({ href }) => href.startsWith(`/${code}/`) && href !== gathered);
    expect(outer.filter(({ before }) => !/class="(?:heading-link|whole-address)"/.test(before))).toEqual([]);
  });

  test('is nothing that search engines, search or readers of statements find twice', () => {
    expect(html).toContain('<meta name="robots" content="noindex">');
    for (const file of ['sitemap.xml', `${code}/search.json`, 'statements.json'])
      expect(text(file)).not.toContain(`/${code}/all/`);
  });
});

test('After a change, and with a page more, the next build leaves what one that begins anew makes', async () => {
  const on = changed('_data/operator.yaml', 'default_language: en', 'default_language: en\n  one_page: true');
  const content = siteWith(on);
  const output = join(newFolder(), 'out');
  const build = async (folder: string, to: string): Promise<Record<string, string>> => {
    const { summary } = await publishSite({
      ...{
        content: folder,
        output: to,
        cold: false,
        threads: 1,
        watch: new Stopwatch(),
        today: '2026-11-22',
      },
    });
    expect(summary.errors).toBe(0);
    return filesOf(to);
  };
  const file = join(content, 'en/privacy/access.md');
  await build(content, output);
  for (const [path, body] of [
    [file, `${readFileSync(file, 'utf8')}\nAnother sentence.\n`],
    [join(content, 'en/privacy/more.md'), topic('A page more.\n', 'Backups')],
  ] as const) {
    writeFileSync(path, body);
    const warm = await build(content, output);
    const said = body.trim().split('\n').at(-1);
    expect(warm['en/all/index.html']).toContain(said);
    const kept = unzip(Buffer.from(warm['en/all/trust-center-en.zip'] ?? '', 'latin1'));
    expect(kept.get('index.html')?.toString()).toContain(said);
    expect(warm).toEqual(await build(content, join(newFolder(), 'out')));
  }
});
