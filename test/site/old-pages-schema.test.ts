import { describe, expect, test } from 'vitest';
import { siteWith, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

describe('A slip in gone.yaml is told where it was made, and once', () => {
  const entry = (more: string): string => `- { on: 2026-11-20, why: It is over., ${more} }\n`;
  const at = (column: number): string => `_data/gone.yaml:1:${column} data-file`;
  test.each([
    ['an address', 'page: /en/privacy/old/', [at(45)]],
    ['a path that leaves the folder', 'page: ../old.md', [at(45)]],
    ['a path with an empty part', 'page: privacy//old.md', [at(45)]],
    ['a path that no topic can have', 'page: Privacy/Old.md', [at(45)]],
    ['an address to see', 'page: old.md, see: /en/privacy/access/', [at(58)]],
    ['a link out of the site to see', 'page: old.md, see: "https://example.com/"', [at(58)]],
    ['an id alone to see', 'page: old.md, see: "#customer"', [at(58)]],
    ['a query to see', 'page: old.md, see: "privacy/access.md?x=1"', [at(58)]],
    ['a topic under another name', 'page: old.md, now: ../downloads/report.pdf', [at(58)]],
    ['a download that is a topic now', 'page: downloads/a.pdf, now: privacy/access.md', [at(67)]],
    ['nothing at all, of a download', 'page: downloads/a.pdf, now: ../downloads/report.pdf', []],
    ['nothing at all', 'page: old.md, see: privacy/access.md#customer', []],
  ])('%s', (_, more, expected) => {
    expect(toldOfSite(siteWith({ '_data/gone.yaml': entry(more) }))).toEqual(expected);
  });

  test.each([
    ['gone.yaml', ''],
    ['gone.yaml', '# Nothing is.\n'],
    ['acceptances.yaml', ''],
  ])('a list from which the last entry was taken is none: %s, %j', (name, text) => {
    expect(toldOfSite(siteWith({ [`_data/${name}`]: text }))).toEqual([]);
  });

  test('a text in a language that the site does not have', () => {
    const gone = '- { page: old.md, on: 2026-11-20, why: { en: Over., fr: Fini. } }\n';
    expect(toldOfSite(siteWith({ '_data/gone.yaml': gone }))).toEqual(['_data/gone.yaml:1:57 data-file']);
  });

  test('of an id, all behind the first `#` counts, as it stands in an address', () => {
    const record = '2026-11-20  /en/privacy/access/#a#b\n2026-11-20  /en/privacy/access/#%E6%95%B0\n';
    const gone = ['a#b', '%E6%95%B0']
      .map((id) => `- { page: "privacy/access.md#${id}", on: 2026-11-20, why: It is over. }\n`)
      .join('');
    const told = toldOfSite(siteWith({ '_data/record.txt': record, '_data/gone.yaml': gone }));
    expect(told.filter((line) => !/unrecorded/.test(line))).toEqual([]);
  });
});

describe('A slip in legacy.yaml is told where it was made, and once', () => {
  const withPages = (pages: string): string => `forms: { en: ["/*.html", "/*"] }\npages: ${pages}\n`;
  const at = (column: number, code = 'data-file'): string => `_data/legacy.yaml:2:${column} ${code}`;
  test.each([
    ['an address to lead to', '{ old: { to: /en/privacy/access/ } }', [at(21)]],
    ['a link out of the site to lead to', '{ old: { to: "https://example.com/" } }', [at(21)]],
    ['a name that is no page in one of its forms', '{ old.aspx: { to: index.md } }', [at(20)]],
    ['a name that hosts would not agree on', '{ "a%2Fb": { to: index.md } }', [at(19)]],
    ['a name that leads up', '{ a/../b: { to: index.md } }', [at(18)]],
    ['a name with `/` at its head', '{ /old: { to: index.md } }', [at(10)]],
    ['an id with `#`', '{ old: { to: index.md, anchors: { "#x": index.md } } }', [at(42)]],
    ['an id that ends with a space', "{ old: { to: index.md, anchors: { 'a ': index.md } } }", [at(42)]],
    ['a topic that is not there', '{ old: { to: nothing.md } }', [at(21, 'missing-page nothing.md')]],
    ['a draft', '{ old: { to: draft.md } }', [at(21, 'unpublished-target draft.md')]],
    ['nothing at all', '{ old: { to: index.md, anchors: { "ISO/IEC": privacy/access.md#customer } } }', []],
  ])('%s', (_, pages, expected) => {
    const draft = topic('x\n').replace('02-28\n', '02-28\ndraft: true\n');
    const content = siteWith({ '_data/legacy.yaml': withPages(pages), 'en/draft.md': draft });
    expect(toldOfSite(content)).toEqual(expected);
  });
});
