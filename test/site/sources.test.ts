import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examineSources } from '../../scripts/publish/examine.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Basis } from '../../scripts/site/schema.ts';
import { statusOf } from '../../scripts/site/sources.ts';
import { changed, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite, toldOfSources } from '../support/told.ts';

const SOURCES = `handbook:
  title: Handbook
  url: https://example.com/handbook
  read: 2026-01-31
old: { title: Old page, kind: operator, stated: "2016", read: 2026-01-31 }
notes: { title: Notes, kind: operator, stated: 2019-05-10 }
guide: { title: Guide, stated: "2024" }
act: { title: Act, kind: law, stated: 2017-06-01 }
norm: { title: Norm, kind: standard, stated: "2022" }
`;

/** A site whose sections say what they rest on. */
function sourced(files: Readonly<Record<string, string>> = {}): Record<string, string> {
  const since = '  default_language: en\n  current_since: 2024-01-01\n';
  return {
    ...changed('_data/operator.yaml', '  default_language: en\n', since),
    '_data/sources.yaml': SOURCES,
    ...files,
  };
}

describe('The weakest of its sources says how sure a section is', () => {
  const { sources } = readContent(loadContent(siteWith(sourced()), someDay));
  test.each<[Basis, string | undefined]>([
    [['handbook'], 'current 2026-01-31'],
    [['guide'], 'current 2024'],
    [['guide', 'handbook'], 'current 2024'],
    [['notes'], 'stated 2019-05-10'],
    [['handbook', 'notes', 'old'], 'stated 2016'],
    [['act'], 'law 2017-06-01'],
    [['norm', 'act'], 'law 2017-06-01'],
    [['act', 'handbook'], 'current 2026-01-31'],
    [{ from: ['handbook'], also: ['old'] }, 'current 2026-01-31'],
    [{ from: ['old'], also: [], history: ['2016-05-28', '2016-05-31'] }, 'history 2016-05-28 2016-05-31'],
    ['not-published', 'not-published'],
    ['none', undefined],
    [['nowhere'], undefined],
  ])('%j', (basis, expected) => {
    const status = statusOf(basis, sources, '2024-01-01');
    expect(status && Object.values(status).join(' ')).toBe(expected);
  });
});

/** What is told of a topic with these sources and this text, about sources alone. */
function toldWith(cited: string, body: string): string[] {
  const text = topic(body).replace('\n---\n', `\n${cited}---\n`);
  const all = 'old, notes, guide, act, norm, handbook';
  const others = topic('Text.\n').replace('\n---\n', `\nsources: { top: [${all}] }\n---\n`);
  const told = toldOfSite(siteWith(sourced({ 'en/x.md': text, 'en/y.md': others })));
  return told.filter((line) => line.startsWith('en/x.md') && !line.includes('orphan-page'));
}

describe('Every section that states something says what it rests on', () => {
  const two = '\n## One {#one}\n\nA text.\n\n### Two {#two}\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n';
  test.each([
    ['nothing', '', two, ['en/x.md:8:4 unsourced-section', 'en/x.md:12:5 unsourced-section']],
    ['an entry each', 'sources:\n  one: [act]\n  two: none\n', two, []],
    ['an entry for one', 'sources:\n  one: [act]\n', two, ['en/x.md:14:5 unsourced-section']],
    ['a list for two', 'sources: [act]\n', two, ['en/x.md:6:10 unsourced-section']],
    ['a list for one', 'sources: [act]\n', '\n## One {#one}\n\nA text.\n', []],
    ['links alone', '', '\n## One {#one}\n\n- [Access](privacy/access.md)\n- [Data](privacy/index.md)\n', []],
    [
      'what is under a deeper heading',
      '',
      '\n## One {#one}\n\n### Two {#two}\n\n[Data](privacy/index.md)\n',
      [],
    ],
    ['code', '', '\n## One {#one}\n\n```\nx\n```\n', ['en/x.md:8:4 unsourced-section']],
    ['what stands before the first heading', '', '\nA text.\n', []],
    ['a front matter that is no YAML', 'owner: "open\n', two, ['en/x.md:6:8 front-matter']],
  ])('%s', (_, cited, body, expected) => {
    expect(toldWith(cited, body)).toEqual(expected);
  });

  test('but not where the site does not say since when statements count as current', () => {
    const { '_data/operator.yaml': _, ...files } = sourced({ 'en/x.md': topic(two) });
    expect(toldOfSite(siteWith(files)).filter((line) => line.includes('unsourced'))).toEqual([]);
  });
});

describe('What is wrong with the entry of a section is told at its line', () => {
  const body = '\n## One {#one}\n\nA text.\n';
  test.each([
    ['a source that is not there', '  one: [act, nrom]\n', ['en/x.md:7:14 front-matter → norm']],
    ['one further on', '  one: { from: [act], also: [guied] }\n', ['en/x.md:7:30 front-matter → guide']],
    ['a section that is not there', '  one: [act]\n  ones: none\n', ['en/x.md:8:9 front-matter → one']],
    ['no status', '  one: unknown\n', ['en/x.md:7:8 front-matter']],
    ['an unknown key', '  one: { form: [act] }\n', ['en/x.md:7:10 front-matter → from']],
    [
      'an impossible day',
      '  one: { from: [old], history: [2016-05-28, 2016-05-32] }\n',
      ['en/x.md:7:45 front-matter'],
    ],
    [
      'a time that ends before it begins',
      '  one: { from: [old], history: [2016-05-31, 2016-05-28] }\n',
      ['en/x.md:7:32 front-matter'],
    ],
    [
      'a time that is not its source’s',
      '  one: { from: [notes], history: [2016-05-28, 2016-05-31] }\n',
      ['en/x.md:7:34 front-matter'],
    ],
    [
      'a time without a source',
      '  one: { history: [2016-05-28, 2016-05-31] }\n',
      ['en/x.md:7:19 front-matter'],
    ],
    ['a time of its source', '  one: { from: [old], history: [2016-05-28, 2016-05-31] }\n', []],
  ])('%s', (_, lines, expected) => {
    expect(toldWith(`sources:\n${lines}`, body)).toEqual(expected);
  });
});

test('A source that is a page of this site, or of the one before it, is no source; nor may a text link there', () => {
  const files = sourced({
    '_data/hosts.yaml': 'former_hosts: [old.example.org]\n',
    '_data/sources.yaml': `${SOURCES.replace('example.com/handbook', 'old.example.org/terms.html')}
self: { title: Self, url: "https://trust.example.com/en/", read: 2026-01-31 }
`,
    'en/x.md': topic('[a page](https://old.example.org/a.html)\n').replace(
      '\n---\n',
      '\nsources: { top: [self, old, notes, guide, act, norm] }\n---\n',
    ),
  });
  const told = toldOfSite(siteWith(files));
  expect(told.filter((line) => !line.includes('orphan-page') && !line.includes('unsourced'))).toEqual([
    '_data/sources.yaml:3:8 circular-source https://old.example.org/terms.html',
    '_data/sources.yaml:11:27 circular-source https://trust.example.com/en/',
    'en/x.md:8:1 own-address https://old.example.org/a.html',
  ]);
});

test('A document among the downloads is a source, if it is there and not made of the pages', () => {
  const at = (name: string): string[] => {
    const url = `trust.example.com/docs/downloads/${name}`;
    const files = {
      ...changed(
        '_data/operator.yaml',
        'default_language: en',
        'base: /docs/\n  one_page: true\n  default_language: en',
      ),
      ...changed('_data/sources.yaml', 'example.com/handbook', url),
      'downloads/trust-center-en.pdf': '%PDF-1.7',
    };
    return toldOfSources(siteWith(files));
  };
  const place = '_data/sources.yaml:3:8';
  const host = 'https://trust.example.com/docs/downloads';
  expect(at('report.pdf')).toEqual([]);
  expect(at('reprot.pdf')).toEqual([`${place} missing-page ${host}/reprot.pdf → ${host}/report.pdf`]);
  expect(at('trust-center-en.pdf')).toEqual([`${place} circular-source ${host}/trust-center-en.pdf`]);
});

test('A source that no topic names is told', () => {
  const told = toldOfSite(
    siteWith({
      '_data/sources.yaml': `${readFileSync(join(site('clean'), '_data/sources.yaml'), 'utf8')}more: { title: More, read: 2026-01-31 }\n`,
    }),
  );
  expect(told).toEqual(['_data/sources.yaml:5:7 unused-source']);
});

test('A page shows how sure each section is, and numbers its sources in the order in which they are named', () => {
  const folder = siteWith(
    sourced({
      'en/x.md': topic(
        '\n## One {#one}\n\nA text.\n\n## Two {#two}\n\nMore.\n\n## Three {#three}\n\nNothing.\n\n## Four {#four}\n\nGone.\n',
      ).replace(
        '\n---\n',
        '\nsources: { one: [act], two: { from: [old], also: [act] }, three: not-published, four: { from: [notes], history: [2019-05-10, 2019-06-01] } }\n---\n',
      ),
    }),
  );
  const { project } = examineSources(folder, someDay);
  const page = project?.plan.pages.find(({ address }) => address === '/en/x/');
  expect(page?.data.page.sources?.map(({ title }) => title)).toEqual(['Act', 'Old page', 'Notes']);
  expect(page?.data.page.statuses).toEqual([
    { id: 'one', kind: 'law', text: 'Set by law or standard', sources: [1] },
    { id: 'two', kind: 'stated', text: 'Stated by 2016', sources: [1, 2] },
    { id: 'three', kind: 'not-published', text: 'Not published', sources: [] },
    { id: 'four', kind: 'history', text: 'History: stated from May 10, 2019 to June 1, 2019', sources: [3] },
  ]);
});
