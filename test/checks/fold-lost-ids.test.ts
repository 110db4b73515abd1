import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { newFolder, site, someDay } from '../support/fixture.ts';

const SOURCES = {
  '_data/sources.yaml':
    'handbook:\n  title: Handbook\n  url: https://example.com/handbook\n  read: 2026-01-31\n',
};
type Ids = readonly [kept: string, times: string, signs?: string];

const RECORD = `2026-11-22  /
2026-11-22  /en/
2026-11-22  /en/x/
2026-11-22  /en/x/#kept
2026-11-22  /en/x/#times
2026-11-22  /zh/
2026-11-22  /zh/x/
2026-11-22  /zh/x/#kept
2026-11-22  /zh/x/#times
`;

/** A topic of two sections that each have a source; the heading of the second begins with these signs. */
function text([kept, times, signs = '## ']: Ids, link: string): string {
  return `---
title: "90"
summary: "90"
owner: Editors
reviewed: 2026-02-28
sources: { kept: [handbook], times: [handbook] }
---

## 80${kept}

90

${signs}70${times}

90, [${link}](#times)
`;
}

const RIGHT = [' {#kept}', ' {#times}'] as const;

/** What is told of the topic in two languages, with these ids; of its own files alone, and of the record. */
function told(en: Ids, zh: Ids | null, isRecorded = true): string[] {
  const folder = join(newFolder(), 'content');
  cpSync(site('two-languages'), folder, { recursive: true });
  const topics = { 'en/x.md': text(en, '70 and 90'), ...(zh && { 'zh/x.md': text(zh, '70和90') }) };
  const record = RECORD.replace(zh ? /$^/ : /^.*\/zh\/x.*\n/gm, '');
  const files = { ...SOURCES, ...topics, ...(isRecorded && { '_data/record.txt': record }) };
  for (const [path, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  }
  const { problems } = checkSite(examineSources(folder, someDay)).report;
  return problems.flatMap(({ file, line, column, code, message }) => {
    const name = file.replace(/^.*content\//, '');
    const isOurs = /\/x\.md|record/.test(name) && !/translation-(?:missing|stale)|orphan/.test(code);
    const all = `${name}:${line}:${column} ${code}: ${message.replaceAll(/\S*\/content\//g, '')}`;
    return isOurs ? [all] : [];
  });
}

test('With the right ids nothing is told', () => {
  expect(told(RIGHT, RIGHT)).toEqual([]);
});

test.each([
  ['where the twin has it', RIGHT],
  ['where the record alone has it', null],
])('An id of a bad form is told once, with the one that was meant: %s', (_, zh) => {
  expect(told([' {#kept}', ' {#How Quickly}'], zh)).toEqual([
    'en/x.md:13:7 bad-id: The id `How Quickly` is not of the form of new ids.\nBegin with a small letter; go on with small letters, digits, `-` and `_`. Did you mean `times`?',
  ]);
});
test('In a translation too', () => {
  expect(told(RIGHT, [' {#kept}', ' {#How Quickly}'])).toEqual([
    'zh/x.md:13:7 bad-id: The id `How Quickly` is not of the form of new ids.\nBegin with a small letter; go on with small letters, digits, `-` and `_`. Did you mean `times`?',
  ]);
});

test.each([
  ['where the twin has it', RIGHT, true],
  ['where the record alone has it', null, true],
  ['where the sources of the page alone name it', null, false],
])('An id that is left out is told once, and before what follows from it: %s', (_, zh, isRecorded) => {
  expect(told([' {#kept}', ''], zh, isRecorded)).toEqual([
    'en/x.md:13:4 missing-id: The heading “70” has no id, so nobody can link to it.\nWrite one at its end, the same in every language: `{#times}`.',
  ]);
});

test.each([
  ['the second, as its twin says', [' {#kept}', ' {#kept}'], RIGHT, '13:7', '9:7', 'Did you mean `times`?'],
  ['the first, as its twin says', [' {#times}', ' {#times}'], RIGHT, '9:7', '13:7', 'Did you mean `kept`?'],
  [
    'one of them, as the record says',
    [' {#kept}', ' {#kept}'],
    null,
    '13:7',
    '9:7',
    'Give one of them the id `times`, which stands on no heading any more: the one that had it.',
  ],
] as const)('An id twice is told once, at the one that is wrong: %s', (_, en, zh, at, other, cure) => {
  const [, id] = /#(\w+)/.exec(en[0]) ?? [];
  expect(told(en, zh)).toEqual([
    `en/x.md:${at} duplicate-anchor: The id \`${id}\` stands twice on this page; the other one is at en/x.md:${other}.\n${cure}`,
  ]);
});

test('A link to an id that differs by a capital letter alone is not told beside it, nor mended after it', () => {
  expect(told([' {#kept}', ' {#Times}'], RIGHT)).toEqual([
    'en/x.md:13:7 bad-id: The id `Times` is not of the form of new ids.\nBegin with a small letter; go on with small letters, digits, `-` and `_`. Did you mean `times`?',
  ]);
});

test.each([
  [
    '# ',
    'en/x.md:13:3 heading-order: “70” is a second h1; the title is the h1 of the page.\nBegin this heading with `##`.',
  ],
  [
    '##### ',
    'en/x.md:13:7 heading-order: The heading “70” is of level 5, but stands below one of level 2.\nBegin it with `###`.',
  ],
  [
    '##',
    'en/x.md:13:1 readers-see-markup: `##70` is no heading, since no space stands behind its `#`.\nDid you mean `## 70`?',
  ],
])('Of a heading that begins with `%s` nothing is said of its sources', (signs, said) => {
  expect(told([' {#kept}', ' {#times}', signs], RIGHT)).toEqual([said]);
});
