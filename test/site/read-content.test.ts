import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { localise } from '../../scripts/site/schema.ts';
import { changed, newFolder, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSources } from '../support/told.ts';

const body = 'Text\n';

test('The clean site has no problem', () => {
  expect(toldOfSources(site('clean'))).toEqual([]);
});

test('A site is read with its words, texts, panels and topics', () => {
  const { operator, languages, sources, topics, downloads } = readContent(
    loadContent(site('clean'), someDay),
  );
  const english = languages.get('en');
  expect(operator?.site.base).toBe('/');
  expect(english?.words.get('services')).toBe('Example Cloud');
  expect(english?.texts.scope).toBe('Example Cloud operated by Example Operator');
  expect(english?.panels[0]?.links[0]).toMatchObject({
    name: 'Retention',
    href: 'privacy/retention.md#leave_service',
    place: { line: 5, column: 11 },
  });
  expect([...sources.keys()]).toEqual(['handbook']);
  expect([...downloads.keys()]).toEqual(['/downloads/report.pdf']);
  expect(topics.map(({ address }) => address)).toEqual([
    '/en/',
    '/en/privacy/access/',
    '/en/privacy/',
    '/en/privacy/retention/',
  ]);
});

test('A value is given in its language, else in the default one, else in any', () => {
  expect(localise('same', 'zh', 'en')).toBe('same');
  expect(localise({ en: 'e', zh: 'z' }, 'zh', 'en')).toBe('z');
  expect(localise({ en: 'e', zh: 'z' }, 'fr', 'en')).toBe('e');
  expect(localise({ zh: 'z' }, 'fr', 'en')).toBe('z');
});

describe('Front matter', () => {
  test.each([
    ['without an end', '---\ntitle: T\n\n## H {#h}\n', ['en/x.md:1:1 front-matter']],
    ['that is not there', '## H {#h}\n', ['en/x.md:1:1 front-matter']],
    ['of an empty file', '', ['en/x.md:1:1 front-matter']],
    ['without a title', topic(body).replace(/title.*\n/, ''), ['en/x.md:2:1 front-matter']],
    ['with an unknown key', topic(body).replace('owner', 'ownr'), ['en/x.md:4:1 front-matter → owner']],
    ['with an impossible day', topic(body).replace('02-28', '02-30'), ['en/x.md:5:11 front-matter']],
    ['with an unknown word', topic(body, 'By {operatr}'), ['en/x.md:2:8 unknown-word → operator']],
    [
      'with two unknown words',
      topic(body, 'By {operatr} and {servics}'),
      ['en/x.md:2:8 unknown-word → operator', 'en/x.md:2:8 unknown-word → services'],
    ],
    [
      'with an unknown source',
      topic(body).replace('\n---\nText', '\nsources: [handbook, handbok]\n---\nText'),
      ['en/x.md:6:21 front-matter → handbook'],
    ],
    [
      'with an alias of no anchor',
      topic('## H {#head}\n').replace('\n---\n##', '\naliases:\n  haed: [old]\n---\n##'),
      ['en/x.md:7:9 front-matter → head'],
    ],
    ['with YAML that breaks', topic(body, '"open'), ['en/x.md:2:8 front-matter']],
  ])('%s', (_, text, expected) => {
    expect(toldOfSources(siteWith({ 'en/x.md': text }))).toEqual(expected);
  });

  test('with a BOM and CRLF is read like any other', () => {
    const text = `\uFEFF${topic('Text [x](nowhere.md)\n').replaceAll('\n', '\r\n')}`;
    expect(toldOfSources(siteWith({ 'en/x.md': text }))).toEqual(['en/x.md:7:6 missing-page nowhere.md']);
  });

  test('with faults: its body is checked all the same, and it can be linked to', () => {
    const folder = siteWith({
      'en/x.md': topic('## H {#h}\n\n[x](nowhere.md)\n').replace('owner: Editors\n', ''),
      'en/y.md': topic('[x](x.md#h) [y](x.md#hh)\n'),
    });
    expect(toldOfSources(folder)).toEqual([
      'en/x.md:2:1 front-matter',
      'en/x.md:8:1 missing-page nowhere.md',
      'en/y.md:7:13 missing-anchor x.md#hh → #h',
    ]);
  });
});

test('A fault in the front matter makes no false alarm about the aliases beside it', () => {
  const folder = siteWith({
    ...changed('en/privacy/retention.md', 'reviewed: 2026-02-28', 'reviewed: never'),
    'en/x.md': topic('[a](privacy/retention.md#_You_control_your)\n'),
  });
  expect(toldOfSources(folder)).toEqual([
    'en/privacy/retention.md:6:11 front-matter',
    'en/x.md:7:1 alias-link privacy/retention.md#_You_control_your → #leave_service',
  ]);
});

test('An alias can be linked to, and what stands there now is told', () => {
  const text = '[a](privacy/retention.md#_You_control_your) [b](privacy/retention.md#retention)\n';
  expect(toldOfSources(siteWith({ 'en/x.md': topic(text) }))).toEqual([
    'en/x.md:7:1 alias-link privacy/retention.md#_You_control_your → #leave_service',
    'en/x.md:7:45 alias-link privacy/retention.md#retention → #top',
  ]);
});

describe('Data', () => {
  test.each([
    ['operator.yaml missing', { '_data/operator.yaml': null }, ['_data/operator.yaml:1:1 data-file']],
    [
      'an unknown key',
      changed('_data/operator.yaml', 'contact:', 'contacts:'),
      ['_data/operator.yaml:9:1 data-file → contact'],
    ],
    [
      'YAML that breaks',
      { '_data/panels.yaml': '- id: a\n  title: "x\n' },
      ['_data/panels.yaml:2:10 data-file'],
    ],
    [
      'a language with faults',
      changed('_data/languages/en.yaml', 'ltr', 'left'),
      ['_data/languages/en.yaml:6:12 data-file'],
    ],
    [
      'no panels and no sources',
      {
        '_data/panels.yaml': null,
        '_data/sources.yaml': null,
        'en/privacy': null,
        'en/index.md': topic(body),
      },
      [],
    ],
  ] as const)('%s', (_, files, expected) => {
    expect(toldOfSources(siteWith(files))).toEqual(expected);
  });

  test('a value that a language lacks is told, and one for a language that there is none of', () => {
    const zh = readFileSync(join(site('two-languages'), '_data/languages/zh.yaml'), 'utf8');
    const home = { 'zh/index.md': topic(body), '_data/languages/zh.yaml': zh };
    const operator = changed(
      '_data/operator.yaml',
      'company: Example Company Ltd.',
      'company: { en: Company, zhh: 公司 }',
    );
    const panels = changed('_data/panels.yaml', 'title: Key information', 'title: { zh: 常用 }');
    expect(toldOfSources(siteWith({ ...home, ...operator, ...panels })).slice(0, 3)).toEqual([
      '_data/operator.yaml:6:12 data-file',
      '_data/operator.yaml:6:32 data-file → zh',
      '_data/panels.yaml:2:10 data-file',
    ]);
    const { problems } = readContent(loadContent(siteWith({ ...home, ...panels }), someDay));
    expect(problems.map(({ facts }) => facts)).toEqual([
      { key: '0.title.en', fault: 'missing', detail: 'there is no value for the language `en`' },
    ]);
  });

  test('a language whose code is not the name of its file is told', () => {
    const files = changed('_data/languages/en.yaml', 'code: en', 'code: fr');
    expect(toldOfSources(siteWith(files))).toContain('_data/languages/en.yaml:4:7 data-file');
  });

  test('a default language that the site does not have is told', () => {
    const files = changed('_data/operator.yaml', 'default_language: en', 'default_language: de');
    const texts = changed('_data/panels.yaml', 'title: Key information', 'title: { en: Key information }');
    expect(toldOfSources(siteWith({ ...files, ...texts }))).toEqual(['_data/operator.yaml:3:21 data-file']);
  });

  test('an unknown word is told where it is written', () => {
    const files = {
      ...changed('_data/panels.yaml', 'text: Report', 'text: Report of {operatr}'),
      ...changed('_data/sources.yaml', '{operator}', '{operatr}'),
    };
    expect(toldOfSources(siteWith(files))).toEqual([
      '_data/panels.yaml:6:13 unknown-word → operator',
      '_data/sources.yaml:2:10 unknown-word → operator',
    ]);
  });
});

test('Who names no owner is told those of the language alone', () => {
  const folder = join(newFolder(), 'content');
  cpSync(site('two-languages'), folder, { recursive: true });
  writeFileSync(join(folder, 'en/x.md'), topic('Words.\n').replace('owner: Editors\n', ''));
  const { problems } = readContent(loadContent(folder, someDay));
  expect(problems.flatMap(({ facts }) => ('known' in facts ? [facts.known] : []))).toEqual([['Editors']]);
});
