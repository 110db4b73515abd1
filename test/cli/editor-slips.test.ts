import { describe, expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { changed, siteWith, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

describe('A slip in a topic is told where it was made, and once', () => {
  test.each([
    ['an id in a table cell', '| a {#a} |\n|---|\n| b |', ['7:5 bad-id']],
    ['an id before the full stop', 'Text {#p}.', ['7:6 bad-id']],
    ['two ids', '## A {#a} {#b}', ['7:6 bad-id']],
    ['an id in bold', '**text {#b}** more', ['7:8 bad-id']],
    ['an id with a space', '## A {#Leave Service}', ['7:6 bad-id → leave-service']],
    ['an id without a space before it', '## A{#a}\n\n[b](#a)', []],
    ['an id in a callout’s first line', '> [!NOTE] {#n}\n> Text', ['7:11 bad-id']],
    ['a heading without words', '## {#c}', ['7:4 empty-heading']],
    ['a comment without an end', 'A\n\n<!-- note\n\n## Lost {#lost}', ['9:1 raw-html']],
    ['an id behind a backslash', 'A \\{#a}', []],
    ['an id in code', 'A `{#a}` and `{#b}`', []],
  ])('%s', async (_, body, expected) => {
    const told = await toldOfSite(siteWith({ 'en/x.md': topic(`${body}\n`) }));
    expect(told).toEqual(expected.map((line) => `en/x.md:${line}`));
  });

  test('an id in a tight definition is an anchor of the page', async () => {
    const text = topic('Term {#t}\n: meaning {#d}\n\n[a](#t) [b](#d)\n');
    expect(await toldOfSite(siteWith({ 'en/x.md': text }))).toEqual([]);
  });

  test('a reserved id as an alias', async () => {
    const text = topic('x\n').replace('02-28\n', '02-28\naliases: { top: [tc-main] }\n');
    expect(await toldOfSite(siteWith({ 'en/x.md': text }))).toEqual(['en/x.md:6:18 bad-id']);
  });

  test.each([
    ['an id with `#`', '#old', 'write an old id without `#`'],
    ['a path', '../old.md', 'write an old address as'],
    ['a path of a folder', 'en/old/', 'write an old address as'],
    ['the name of a page', 'old.html', 'write an old address as'],
    ['an address with its host', 'https://www.example.com/old/', 'write an old address as'],
    ['nothing', '', 'the id is empty'],
  ])('an alias that would stand for nothing: %s', (_, alias, detail) => {
    const text = topic('x\n').replace('02-28\n', `02-28\naliases: { top: ["${alias}"] }\n`);
    const folder = siteWith({ 'en/x.md': text });
    const { problems } = checkSite(examineSources(folder, '2026-11-22')).report;
    expect(problems.map(({ code, line, column }) => `${line}:${column} ${code}`)).toEqual([
      '6:18 front-matter',
    ]);
    expect(problems[0]?.message).toContain(detail);
  });

  test.each([
    [
      'under an anchor that the page does not have',
      '{ more: [old, /old.html, /older/] }',
      '6:18 front-matter',
    ],
    ['twice', '{ top: [old, old] }', '6:23 duplicate-anchor'],
  ])('an alias %s', (_, aliases, expected) => {
    const text = topic('x\n').replace('02-28\n', `02-28\naliases: ${aliases}\n`);
    expect(toldOfSite(siteWith({ 'en/x.md': text }))).toEqual([`en/x.md:${expected}`]);
  });

  test('each link to a draft', async () => {
    const draft = topic('x\n').replace('02-28\n', '02-28\ndraft: true\n');
    const folder = siteWith({ 'en/x.md': topic('[a](y.md) [b](y.md)\n'), 'en/y.md': draft });
    expect(await toldOfSite(folder)).toEqual([
      'en/x.md:7:1 unpublished-target y.md',
      'en/x.md:7:11 unpublished-target y.md',
    ]);
  });

  test('a character that cannot be seen', async () => {
    const text = topic('x\n').replace('A topic', '"a\\0b\\u202e"');
    expect(await toldOfSite(siteWith({ 'en/x.md': text }))).toEqual(['en/x.md:2:8 front-matter']);
  });

  test('a language without a home page', async () => {
    const files = {
      'en/index.md': null,
      'en/privacy': null,
      ...changed('_data/panels.yaml', 'to: privacy/retention.md#leave_service', 'to: x.md'),
      'en/x.md': topic('x\n'),
    };
    expect(await toldOfSite(siteWith(files))).toEqual([
      '_data/sources.yaml:2:3 unused-source',
      'en/index.md:1:1 unreadable-file',
    ]);
  });
});
