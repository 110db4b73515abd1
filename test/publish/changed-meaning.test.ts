import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { markEntries } from '../../scripts/edit/mark-entries.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { recordText } from '../../scripts/site/record.ts';
import { changed, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const DAY = '2026-11-20';
const RETENTION = 'en/privacy/retention.md';
const ACCESS = 'en/privacy/access.md';
const INDEX = 'en/privacy/index.md';

const moved = `  timeline: ["/en/privacy/access/#customer", "/en/old/#x"]
  subscription: [/en/old/]`;

/** The fixture site `clean` after moves: what was a topic and a section of another stands on one page now, and a page is gone. */
const now: Readonly<Record<string, string | null>> = {
  ...changed(RETENTION, '  top: [retention]', `  top: [retention, /en/whole/]\n${moved}`),
  ...changed(ACCESS, '{#customer}', '{#others}'),
  '_data/gone.yaml': '- { page: privacy/gone.md, on: 2026-11-20, why: It is over. }\n',
};

/** That site, released, and some of its files changed since. */
function since(files: Readonly<Record<string, string | null>>, also = ''): string {
  const folder = siteWith(now);
  const { content } = examineSources(folder, someDay);
  const entries = markEntries([], content.published.keys(), content, DAY);
  writeFileSync(join(folder, '_data/record.txt'), recordText(entries) + also);
  for (const [path, text] of Object.entries(files)) {
    if (text === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A file of that site with pieces of its text replaced. */
function other(path: string, ...pairs: [from: string, to: string][]): Record<string, string> {
  let text = now[path] ?? '';
  for (const [from, to] of pairs) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return { [path]: text };
}

const LINKED = changed(INDEX, 'Nobody but', '[Old](../old.md). Nobody but');

test.each<[string, Record<string, string | null>, string[]]>([
  ['nothing', {}, []],
  [
    'an id is used anew, and the alias that had it dropped',
    {
      ...other(RETENTION, ['"/en/privacy/access/#customer", ', '']),
      ...other(ACCESS, ['See [how', 'Another. {#customer}\n\nSee [how']),
    },
    [`${ACCESS}:12:10 alias-conflict`],
  ],
  [
    'an id is used anew: told of the alias, which is there still',
    other(ACCESS, ['See [how', 'Another. {#customer}\n\nSee [how']),
    [`${RETENTION}:12:14 alias-conflict`],
  ],
  [
    'a page takes an address, and the ids on it',
    {
      ...other(RETENTION, [moved, '  timeline: ["/en/privacy/access/#customer"]']),
      ...LINKED,
      'en/old.md': topic('## X {#x}\n\nX.\n'),
    },
    ['en/old.md:1:1 alias-conflict'],
  ],
  [
    'an alias is given to another statement',
    other(RETENTION, ['timeline: [', 'x: ['], ['subscription:', 'timeline:'], ['x: [', 'subscription: [']),
    [
      `${RETENTION}:12:18 alias-conflict`,
      `${RETENTION}:12:50 alias-conflict`,
      `${RETENTION}:13:14 alias-conflict`,
    ],
  ],
  [
    'an alias of a page is given to a section of it',
    other(RETENTION, ['retention, /en/whole/]', 'retention]'], ['/en/old/]', '/en/old/, /en/whole/]']),
    [],
  ],
  [
    'what stands is said to be gone',
    {
      ...other(RETENTION, [moved, '  timeline: ["/en/privacy/access/#customer"]']),
      '_data/gone.yaml': `${now['_data/gone.yaml']}- { page: old.md, on: 2026-11-21, why: It is over. }\n`,
    },
    ['_data/gone.yaml:2:11 alias-conflict'],
  ],
  [
    'what is gone is there again',
    {
      ...other(ACCESS, ['See [how', 'See [the page](gone.md) and [how']),
      '_data/gone.yaml': '[]\n',
      'en/privacy/gone.md': topic('Again.\n'),
    },
    ['en/privacy/gone.md:1:1 alias-conflict'],
  ],
])('%s', (_, files, expected) => {
  const told = toldOfSite(since(files)).filter((line) => !line.endsWith('unrecorded'));
  expect(told).toEqual(expected);
});

test('What two branches say of an address holds for both', () => {
  const both = (place: string): string[] =>
    toldOfSite(since({}, `${DAY}  /en/whole/  ${place}\n`)).filter((line) => !line.endsWith('unrecorded'));
  // What is at the address that one of them names has moved on to where the other one says that it is.
  expect(both('/en/privacy/retention/#retention')).toEqual([]);
  expect(both('gone')).toEqual([]);
  expect(both('/en/privacy/access/')).toEqual([`${RETENTION}:11:20 alias-conflict`]);
});

/** The messages of a site with its places, without what a release records. */
function messages(folder: string): { readonly file: string; readonly message: string }[] {
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  return problems.filter(({ code }) => code !== 'unrecorded');
}

describe('What the message says mends it', () => {
  test('where an alias leads elsewhere: off there, and on the line that it gives', () => {
    const folder = since(
      other(RETENTION, [', "/en/old/#x"]', ']'], ['leave_service: [', 'leave_service: [/en/old/#x, ']),
    );
    const [found, ...rest] = messages(folder);
    expect(rest).toEqual([]);
    expect(found?.message).toContain('Take the address off here.');
    const [, line = ''] = /to: `(timeline: [^`]*)`/.exec(found?.message ?? '') ?? [];
    const text = readFileSync(join(folder, RETENTION), 'utf8');
    const mended = text.replace('[/en/old/#x, ', '[').replace(/timeline: \[.*\]/, line);
    writeFileSync(join(folder, RETENTION), mended);
    expect(messages(folder)).toEqual([]);
  });

  test('where it is the same all the same: off the line of the record', () => {
    const folder = since({
      ...other(ACCESS, ['See [how', 'See [the page](gone.md) and [how']),
      '_data/gone.yaml': '[]\n',
      'en/privacy/gone.md': topic('Again.\n'),
    });
    const [, line] = /record \(\S*record\.txt:(\d+)\)/.exec(messages(folder)[0]?.message ?? '') ?? [];
    const record = readFileSync(join(folder, '_data/record.txt'), 'utf8').split('\n');
    const at = Number(line) - 1;
    expect(record[at]).toMatch(/ {2}gone$/);
    record[at] = record[at]?.replace(/ {2}gone$/, '') ?? '';
    writeFileSync(join(folder, '_data/record.txt'), record.join('\n'));
    expect(messages(folder)).toEqual([]);
  });
});
