import { describe, expect, test } from 'vitest';
import type { EarlierRecord } from '../../scripts/checks/check-record.ts';
import { goneEntry } from '../../scripts/checks/gone-entry.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import type { Content } from '../../scripts/site/content.ts';
import { readRecord, recordText } from '../../scripts/site/record.ts';
import { changed, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const DAY = '2026-11-20';

/** The fixture site `clean`, released: its record holds all that it publishes. */
const released = recordText(
  [...examineSources(siteWith({}), someDay).content.published.keys()].map((key) => [key, { day: DAY }]),
);

/** A released site of which some files were changed since; `also` are entries that its record has besides. */
function since(files: Record<string, string | null>, also: readonly string[] = []): string {
  return siteWith({
    '_data/record.txt': released + also.map((key) => `${DAY}  ${key}\n`).join(''),
    ...files,
  });
}

function messagesOf(content: string): string[] {
  return checkSite(examineSources(content, someDay)).report.problems.map(({ message }) => message);
}

/** The line of the record that an entry stands on. */
function lineOf(key: string): number {
  return released.split('\n').findIndex((line) => line.endsWith(`  ${key}`)) + 1;
}

test('The record of a site holds its pages, declared anchors, old ids and downloads, and no footnote', () => {
  const keys = released.split('\n').flatMap((line) => (line.startsWith('2') ? [line.slice(12)] : []));
  expect(keys).toEqual([
    '/',
    '/#in-short',
    '/downloads/report.pdf',
    '/en/',
    '/en/#in-short',
    '/en/privacy/',
    '/en/privacy/#who',
    '/en/privacy/access/',
    '/en/privacy/access/#customer',
    '/en/privacy/retention/',
    '/en/privacy/retention/#_You_control_your',
    '/en/privacy/retention/#leave_service',
    '/en/privacy/retention/#retention',
    '/en/privacy/retention/#subscription',
    '/en/privacy/retention/#timeline',
  ]);
});

test('A site that is as it was released has no problem', () => {
  expect(toldOfSite(since({}))).toEqual([]);
});

test('Words may change', () => {
  expect(toldOfSite(since(changed('en/privacy/retention.md', '## Timeline {', '## Day by day {')))).toEqual(
    [],
  );
});

describe('lost-anchor: an id that was published is gone', () => {
  const renamed = changed('en/privacy/retention.md', '## Timeline {#timeline}', '## Timeline {#days}');
  const mended = {
    'en/privacy/retention.md': (renamed['en/privacy/retention.md'] ?? '').replace('(#timeline)', '(#days)'),
  };

  test('renamed: the message has the line that mends it', () => {
    const content = since(mended);
    const line = lineOf('/en/privacy/retention/#timeline');
    expect(toldOfSite(content)).toEqual([
      `_data/record.txt:${line}:1 lost-anchor`,
      'en/privacy/retention.md:1:1 unrecorded',
    ]);
    expect(messagesOf(content)[0]).toContain('/en/privacy/retention.md: `days: [timeline]`.');
  });

  test('renamed, with the old id as an alias: nothing is lost', () => {
    const text = mended['en/privacy/retention.md'].replace('aliases:\n', 'aliases:\n  days: [timeline]\n');
    expect(toldOfSite(since({ 'en/privacy/retention.md': text }))).toEqual([
      'en/privacy/retention.md:1:1 unrecorded',
    ]);
  });

  test('moved to another page: the message names that page', () => {
    const [, section = ''] =
      /(## Timeline[\s\S]*?)Subscription/.exec(mended['en/privacy/retention.md']) ?? [];
    const retention = (mended['en/privacy/retention.md'] ?? '')
      .replace(section, '')
      .replace('[timeline](#days)', 'timeline');
    const access = `${changed('en/privacy/access.md', 'kept](retention.md#leave_service).', 'kept](retention.md#leave_service).\n\n## Timeline {#timeline}\n\nDays.')['en/privacy/access.md']}`;
    const content = since({ 'en/privacy/retention.md': retention, 'en/privacy/access.md': access });
    expect(messagesOf(content).join('\n')).toContain(
      '/en/privacy/access.md: `timeline: [/en/privacy/retention/#timeline]`.',
    );
    const declared = access.replace(
      '---\n\n',
      'aliases:\n  timeline: [/en/privacy/retention/#timeline]\n---\n\n',
    );
    expect(
      toldOfSite(since({ 'en/privacy/retention.md': retention, 'en/privacy/access.md': declared })),
    ).toEqual(['en/privacy/access.md:1:1 unrecorded']);
  });
});

describe('What a message says to write mends what it is about', () => {
  const ALIAS_LINE = /`aliases:`[^`]*: `([^`]+)`/;
  const GONE_LINE = /gone\.yaml: `([^`]+)`/;
  const found = (message: string | undefined, line: RegExp): string => line.exec(message ?? '')?.[1] ?? '';
  const access = (aliases: string): Record<string, string> =>
    changed('en/privacy/access.md', 'sources: [handbook]', `sources: [handbook]${aliases}`);
  const losses = (content: string): string[] =>
    toldOfSite(content).filter((line) => !line.endsWith(' unrecorded'));

  test('of several ids in whose place one stands: the one line of them all', () => {
    const keys = ['one', 'two', '#'].map((id) => `/en/privacy/access/#${id}`);
    const renamed = (aliases: string): Record<string, string> => ({
      'en/privacy/access.md': `${access(aliases)['en/privacy/access.md']}\n## New {#new}\n`,
    });
    const lines = messagesOf(since(renamed(''), keys)).map((text) => found(text, ALIAS_LINE));
    expect(new Set(lines.filter(Boolean))).toEqual(new Set(['new: [one, two, /en/privacy/access/##]']));
    expect(losses(since(renamed(`\naliases:\n  ${lines[0]}`), keys))).toEqual([]);
  });

  test.each([
    'x',
    'ISO/IEC_27001',
    'a.b:c+d',
    'yes',
    '1.0',
    "a'b%22",
    '[a,b]',
    'a#b',
    '#b',
    '/x/',
    '%E6%95%B0',
    '100%25',
    'a%20b',
    'x.html',
    '../x',
    'x/',
  ])('of an old id: %s', (id) => {
    const key = `/en/privacy/access/#${id}`;
    const [message, ...others] = messagesOf(since({}, [key]));
    expect(others).toEqual([]);
    // It names an anchor of the same page only where one is new, so that there is one to be renamed.
    expect(message).toContain(key);
    const renamed = (aliases: string): Record<string, string> => ({
      'en/privacy/access.md': `${access(aliases)['en/privacy/access.md']}\n## New {#new}\n`,
    });
    const line = found(
      messagesOf(since(renamed(''), [key])).find((text) => text.includes(key)),
      ALIAS_LINE,
    );
    expect(line).toMatch(/^new: \[/);
    expect(losses(since(renamed(`\naliases:\n  ${line}`), [key]))).toEqual([]);
    const gone = found(message, GONE_LINE).replace('DAY', '2026-11-20');
    expect(losses(since({ '_data/gone.yaml': gone }, [key]))).toEqual([]);
  });

  test('of an old address beside one that the line has already', () => {
    const moved = (aliases: string): Record<string, string | null> => ({
      'en/privacy/access.md': null,
      'en/privacy/who.md': access(`\naliases:\n  ${aliases}`)['en/privacy/access.md'] ?? '',
      ...changed('en/privacy/index.md', '(access.md)', '(who.md)'),
    });
    // Half of its anchors came along: it is not told to be renamed.
    const also = ['/en/privacy/access/#other'];
    const [message] = messagesOf(since(moved('top: [/en/privacy/acces/]'), also));
    expect(message).toContain('change the line of `top` below `aliases:`');
    const line = found(message, ALIAS_LINE);
    expect(line).toBe('top: [/en/privacy/acces/, /en/privacy/access/]');
    const left = losses(since(moved(line), also));
    expect(left.filter((told) => told.includes('lost-page'))).toEqual([]);
  });

  test('of an old address with marks of YAML in it', () => {
    const [message] = messagesOf(since({}, ['/old,a:%5Bb%5D.html']));
    const line = found(message, ALIAS_LINE);
    expect(losses(since(access(`\naliases:\n  ${line}`), ['/old,a:%5Bb%5D.html']))).toEqual([]);
    expect(message).not.toContain('gone.yaml');
  });
});

test('What is there still in another language is said to be gone in one alone, and an anchor not at all', () => {
  const key = '/en/privacy/access/';
  const languages = new Map([
    ['en', {}],
    ['zh', {}],
  ]) as unknown as Content['languages'];
  const published = new Map(['', '#y'].map((end) => [`/zh/privacy/access/${end}`, 'x']));
  const told = { met: new Set(['en', 'zh']), topics: [], guests: [], record: undefined };
  const site = { languages, published, ...told };
  expect(goneEntry(site, key, null)).toBe('- { page: en/privacy/access.md, on: DAY, why: WHAT HAPPENED }');
  expect(goneEntry(site, key, 'y')).toBeUndefined();
  expect(goneEntry(site, key, 'x')).toBe(
    '- { page: privacy/access.md#x, on: DAY, why: { en: WHAT HAPPENED, zh: WHAT HAPPENED } }',
  );
  expect(goneEntry(site, '/old.html', null)).toBeUndefined();
});

test('What was the page of a folder is said to be gone by the path of its file', () => {
  const languages = new Map([['en', {}]]) as unknown as Content['languages'];
  const told = { met: new Set(['en']), topics: [], guests: [], record: undefined };
  const site = { languages, published: new Map<string, string>(), ...told };
  const folders = new Set(['/en/privacy/']);
  expect(goneEntry(site, '/en/privacy/', null, folders)).toBe(
    '- { page: privacy/index.md, on: DAY, why: WHAT HAPPENED }',
  );
  expect(goneEntry(site, '/en/privacy/access/', null, folders)).toBe(
    '- { page: privacy/access.md, on: DAY, why: WHAT HAPPENED }',
  );
});

describe('lost-page: an address that was published is gone', () => {
  const access = `${changed('en/privacy/access.md', '---\n\n', '---\n\n')['en/privacy/access.md']}`;
  const elsewhere = changed('en/privacy/index.md', '(access.md)', '(who.md)');

  test('moved: one problem for the page and all that stood on it, with the command that does the rest', () => {
    const content = since({ 'en/privacy/access.md': null, 'en/privacy/who.md': access, ...elsewhere });
    expect(toldOfSite(content)).toEqual([`_data/record.txt:${lineOf('/en/privacy/access/')}:1 lost-page`]);
    expect(messagesOf(content)[0]).toContain(
      '`npm run move -- privacy/access.md privacy/who.md --done-by-hand`',
    );
  });

  test('a page of a similar name is not taken for it', () => {
    const other = topic('Words.\n\n## Other {#other}\n');
    const link = changed('en/privacy/index.md', '(access.md)', '(acces.md)');
    const content = since({ 'en/privacy/access.md': null, 'en/privacy/acces.md': other, ...link });
    expect(messagesOf(content)[0]).toContain(
      'in the front matter of the topic that takes its place: `top: [/en/privacy/access/]`.',
    );
  });

  test('merged into one that was there, and has all of its anchors since', () => {
    const both = changed('en/privacy/retention.md', '## Timeline', '## Who {#customer}\n\n## Timeline');
    const link = changed('en/privacy/index.md', '(access.md)', '(retention.md)');
    const [message] = messagesOf(since({ 'en/privacy/access.md': null, ...both, ...link }));
    expect(message).toMatch(/retention\.md to: `top: \[retention, \/en\/privacy\/access\/\]`/);
  });

  test('nor one of two that have as many of its anchors', () => {
    const other = changed('en/privacy/retention.md', '(#timeline)', '(#timeline), [who](a.md), [whom](b.md)');
    const files = { 'en/privacy/a.md': access, 'en/privacy/b.md': access, ...other };
    const link = changed('en/privacy/index.md', '(access.md)', '(a.md)');
    const [message] = messagesOf(since({ 'en/privacy/access.md': null, ...files, ...link }));
    expect(message).toContain('in the front matter of the topic that takes its place');
  });

  test('moved, and declared: its anchors came along', () => {
    const declared = access.replace('---\n\n', 'aliases: { top: [/en/privacy/access/] }\n---\n\n');
    const content = since({ 'en/privacy/access.md': null, 'en/privacy/who.md': declared, ...elsewhere });
    expect(toldOfSite(content)).toEqual(['en/privacy/who.md:1:1 unrecorded']);
  });

  test('moved, and one of its anchors did not come along', () => {
    const declared = access
      .replace('---\n\n', 'aliases: { top: [/en/privacy/access/] }\n---\n\n')
      .replace('{#customer}', '{#client}');
    const content = since({ 'en/privacy/access.md': null, 'en/privacy/who.md': declared, ...elsewhere });
    expect(toldOfSite(content)).toEqual([
      `_data/record.txt:${lineOf('/en/privacy/access/#customer')}:1 lost-anchor`,
      'en/privacy/who.md:1:1 unrecorded',
    ]);
  });

  test('gone for good, and said so: every id of it is kept', () => {
    const gone = '- { page: privacy/access.md, on: 2026-11-20, why: It is over., see: privacy/index.md }\n';
    const without = changed('en/privacy/index.md', '[the customer](access.md)', 'the customer');
    expect(toldOfSite(since({ 'en/privacy/access.md': null, '_data/gone.yaml': gone, ...without }))).toEqual(
      [],
    );
  });

  test('a draft now', () => {
    const draft = access.replace('order: 30', 'order: 30\ndraft: true');
    const without = changed('en/privacy/index.md', '[the customer](access.md)', 'the customer');
    const content = since({ 'en/privacy/access.md': draft, ...without });
    expect(toldOfSite(content)).toEqual([`_data/record.txt:${lineOf('/en/privacy/access/')}:1 lost-page`]);
    expect(messagesOf(content)[0]).toMatch(/access\.md is a draft now/);
  });

  test('the page that took its place is a draft now', () => {
    const draft = access.replace('order: 30', 'order: 30\ndraft: true\naliases: { top: [/en/old/] }');
    const without = changed('en/privacy/index.md', '[the customer](access.md)', 'the customer');
    const content = since({ 'en/privacy/access.md': draft, ...without }, ['/en/old/']);
    const messages = messagesOf(content);
    expect(messages).toHaveLength(2);
    for (const message of messages) expect(message).toMatch(/access\.md is a draft now: publish it/);
  });

  test.each([
    ['the operator', changed('_data/operator.yaml', 'default_language: en', 'default_language: [en]')],
    ['a language', { '_data/languages/en.yaml': 'texts: [\n' }],
    ['the legacy addresses', { '_data/legacy.yaml': 'homes: [\n' }],
    ['what is gone', { '_data/gone.yaml': 'page: x\n' }],
    ['a topic, which is not UTF-8', { 'en/privacy/access.md': Buffer.from([0xe9, 0x0a]) }],
  ])('while a file cannot be read, nothing is said to be lost: %s', (_, files) => {
    const told = toldOfSite(since(files as Record<string, string>, ['/en-us/']));
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((line) => /lost|unrecorded/.test(line))).toEqual([]);
  });

  test('a line of the record that cannot be read hides no loss', () => {
    const damaged = { '_data/record.txt': '2026-11-20  /en/old/\nno entry\n' };
    expect(toldOfSite(siteWith(damaged)).filter((line) => line.includes('record.txt'))).toEqual([
      '_data/record.txt:1:1 lost-page',
      '_data/record.txt:2:1 data-file',
    ]);
  });

  test('a download', () => {
    const without = {
      ...changed('en/privacy/index.md', ', as the [report](../../downloads/report.pdf) says', ''),
      ...changed('_data/panels.yaml', '    - text: Report\n      to: ../downloads/report.pdf\n', ''),
    };
    const content = since({ 'downloads/report.pdf': null, ...without });
    expect(toldOfSite(content)).toEqual([`_data/record.txt:${lineOf('/downloads/report.pdf')}:1 lost-page`]);
    expect(messagesOf(content)[0]).toContain('Put the file back under its name.');
  });

  test('while the front matter of a topic cannot be read, nothing is said to be lost', () => {
    const content = since({ 'en/privacy/access.md': access.replace('title:', 'titel:') });
    expect(toldOfSite(content).filter((line) => /lost|unrecorded/.test(line))).toEqual([]);
  });
});

test('What moved off the home page is kept at both of its addresses', () => {
  const content = since({
    ...changed('en/index.md', '{#in-short}', '{#at-first}'),
    ...changed(
      'en/privacy/access.md',
      'sources: [handbook]',
      'sources: [handbook]\naliases: { customer: [/en/#in-short] }',
    ),
  });
  expect(toldOfSite(content)).toEqual(['en/index.md:1:1 unrecorded']);
});

test('What the home page lost is told once, and kept at both of its addresses however it is claimed', () => {
  const renamed = changed('en/index.md', '{#in-short}', '{#at-first}');
  expect(toldOfSite(since(renamed))).toEqual([
    `_data/record.txt:${lineOf('/en/#in-short')}:1 lost-anchor`,
    'en/index.md:1:1 unrecorded',
  ]);
  const claimed = changed(
    'en/privacy/access.md',
    'sources: [handbook]',
    'sources: [handbook]\naliases: { customer: [/#in-short] }',
  );
  expect(toldOfSite(since({ ...renamed, ...claimed }))).toEqual(['en/index.md:1:1 unrecorded']);
});

describe('alias-conflict', () => {
  const withAliases = (aliases: string): Record<string, string> =>
    changed('en/privacy/access.md', 'sources: [handbook]', `sources: [handbook]\naliases: ${aliases}`);
  test.each([
    [
      'the address of a page',
      '{ top: [/en/privacy/retention/] }',
      ['en/privacy/access.md:8:18 alias-conflict'],
    ],
    [
      'the address of a page, as a file',
      '{ top: [/en/index.html] }',
      ['en/privacy/access.md:8:18 alias-conflict'],
    ],
    ['the root', '{ top: [/] }', ['en/privacy/access.md:8:18 alias-conflict']],
    [
      'an anchor of another page',
      '{ top: ["/en/privacy/retention/#timeline"] }',
      ['en/privacy/access.md:8:18 alias-conflict'],
    ],
    [
      'an old id of another page',
      '{ top: [/en/privacy/retention/#retention] }',
      ['en/privacy/access.md:8:18 alias-conflict'],
    ],
    [
      'one address twice',
      '{ top: [/old/], customer: [/old/] }',
      ['en/privacy/access.md:8:37 alias-conflict'],
    ],
    [
      'one address in two forms',
      '{ top: [/old], customer: [/old/index.html] }',
      ['en/privacy/access.md:8:36 alias-conflict'],
    ],
    [
      'a folder where another claim has a file',
      '{ top: [/a.html], customer: [/a.html/b/, "/a.html/b/#c"] }',
      ['en/privacy/access.md:8:39 alias-conflict'],
    ],
    [
      'a folder where a download is',
      '{ top: [/downloads/report.pdf/] }',
      ['en/privacy/access.md:8:18 alias-conflict'],
    ],
    ...[
      ...['/assets/', '/assets/css/old.html', '/%61ssets/', '/_headers/', '/_redirects/x.html'],
      ...['/staticwebapp.config.json/', '/.hosts/', '/.trust-center/', '/old/.x/', '/en/404.html'],
    ].map((address): [string, string, string[]] => [
      `what the generator or a host keeps for itself: ${address}`,
      `{ top: [${address}] }`,
      ['en/privacy/access.md:8:18 alias-conflict'],
    ]),
    ['names that only look like these', '{ top: [/assets.html, /.well-known/x/, /404/, /x.404.html] }', []],
    ['an id of its own by its address', '{ customer: [/en/privacy/access/#client] }', []],
    ['an old page', '{ top: [/old/], customer: [/old/#x] }', []],
  ])('%s', (_, aliases, expected) => {
    expect(toldOfSite(siteWith(withAliases(aliases)))).toEqual(expected);
  });

  test('two pages that claim each other: a circle', () => {
    const content = siteWith({
      ...withAliases('{ top: [/en/privacy/retention/] }'),
      ...changed('en/privacy/retention.md', 'top: [retention]', 'top: [/en/privacy/access/]'),
    });
    expect(toldOfSite(content)).toEqual([
      'en/privacy/access.md:8:18 alias-conflict',
      'en/privacy/retention.md:11:9 alias-conflict',
    ]);
    expect(messagesOf(content)[0]).toMatch(/neither could be reached/);
  });
});

test('A page that claims its own address is told that it stands there', () => {
  const content = siteWith(
    changed(
      'en/privacy/access.md',
      'sources: [handbook]',
      'sources: [handbook]\naliases: { top: [/en/privacy/access/] }',
    ),
  );
  expect(messagesOf(content)).toEqual([
    expect.stringMatching(
      /^`\/en\/privacy\/access\/` cannot be an old address: .*access\.md is published there\./,
    ),
  ]);
});

describe('A link of ours to an old address', () => {
  const moved = changed(
    'en/privacy/access.md',
    'sources: [handbook]',
    'sources: [handbook]\naliases: { top: [/en/old/, /privacy/old.html], customer: [/en/old/#client, /en/privacy/retention/#gone] }',
  );
  test.each([
    ['by its file', '[a](old.md)', ['en/index.md:7:1 alias-link old.md → privacy/access.md']],
    [
      'by its file, with an id',
      '[a](old.md#client)',
      ['en/index.md:7:1 alias-link old.md#client → privacy/access.md#customer'],
    ],
    [
      'by its address',
      '[a](/privacy/old.html)',
      ['en/index.md:7:1 alias-link /privacy/old.html → privacy/access.md'],
    ],
    [
      'of an anchor that moved off a page',
      '[a](privacy/retention.md#gone)',
      ['en/index.md:7:1 alias-link privacy/retention.md#gone → privacy/access.md#customer'],
    ],
  ])('%s', (_, link, expected) => {
    expect(
      toldOfSite(siteWith({ ...moved, 'en/index.md': topic(`${link} [p](privacy/index.md)\n`) })),
    ).toEqual(expected);
  });
});

describe('Against an earlier commit', () => {
  const earlier: EarlierRecord = { entries: readRecord(released, '').record.entries, commit: 'abc1234567' };
  const told = (content: string): string[] =>
    checkSite({ ...examineSources(content, someDay), earlier }).report.problems.map(
      ({ code, message }) => `${code} ${message.split('\n')[0]}`,
    );

  test('nothing is said of a record that has grown', () => {
    expect(
      told(since({}, ['/en/#more']).replace('x', 'x')).filter((line) => !line.includes('#more')),
    ).toEqual([]);
  });

  test('a line that was deleted is told, and what it was about stays recorded', () => {
    const without = released.replace(/.*#timeline\n/, '');
    expect(told(siteWith({ '_data/record.txt': without }))).toEqual([
      expect.stringMatching(
        /^data-file This file is not right: `\/en\/privacy\/retention\/#timeline` is no longer in it, and commit abc1234567 has it/,
      ),
      expect.stringMatching(/^unrecorded /),
    ]);
  });

  test('so is the line of a version of a file', () => {
    const versions = [
      `${DAY}  /downloads/report.pdf  sha256:${'a'.repeat(64)}\n`,
      `${DAY}  /downloads/report.pdf\n`,
    ];
    const before = { entries: readRecord(versions.join(''), '').record.entries, commit: 'abc1234567' };
    const { report } = checkSite({ ...examineSources(since({}), someDay), earlier: before });
    expect(report.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([
      expect.stringMatching(/^data-file .*`\/downloads\/report\.pdf` is no longer in it/),
    ]);
  });

  test('so is a record that was deleted as a whole', () => {
    expect(told(siteWith({}))).toEqual([
      expect.stringMatching(/^data-file This file is not right: `\/` and 14 more are no longer/),
    ]);
  });
});
