import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../scripts/report/report.ts';
import { root, run, start } from '../support/command.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { lines } from '../support/told.ts';

test('A clean site exits with 0, on one line', async () => {
  const { code, stdout, stderr } = await run('check', ['--content', site('clean')]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^6 pages · \d+ links · \d+ anchors · no problems · \d+\.\d s\n$/);
});

test('A mistyped anchor is told with its place, what exists, and what was meant', async () => {
  const content = siteWith(changed('en/index.md', '#leave_service', '#leave_servcie'));
  const { code, stdout, stderr } = await run('check', ['--content', content]);
  expect([code, stderr]).toEqual([1, '']);
  const file = `${relative(root, content)}/en/index.md`;
  const [heading, , place, what, cure, source, caret, ...rest] = stdout.split('\n');
  expect(heading).toBe(`── ${file} · 1 error`);
  expect(place).toBe(`${file}:11:9  missing-anchor`);
  expect(what).toContain('privacy/retention.md#leave_servcie');
  expect(cure).toContain('`#leave_service`');
  expect(source).toMatch(/^ {2}11 \| Data is \[kept for 90 days\]\(privacy\/retention\.md#leave_servcie\)/);
  expect(caret).toBe('     |         ^');
  expect(rest[1]).toBe(
    'Each code has a section with an example and the way to mend it: scripts/manual/en/codes.md#missing-anchor',
  );
  expect(rest.at(-2)).toMatch(/ · 1 error, 0 warnings · \d+\.\d s$/);
});

test('A day says which pages are published then, and is one of the calendar', async () => {
  const soon = topic('Text.\n').replace('---\ntitle', '---\npublish: 2026-12-01\ntitle');
  const content = siteWith({ 'en/soon.md': soon, 'en/x.md': topic('[words](soon.md)\n') });
  const check = (day: string) => run('check', ['--content', content, '--day', day]);
  expect((await check('2026-11-30')).stdout).toMatch(
    /unpublished-target\n.* before 2026-12-01 \(`publish`\)/,
  );
  expect(await check('2026-12-01')).toMatchObject({ code: 0 });
  expect(await check('2026-02-30')).toMatchObject({
    code: 2,
    stderr: 'check: `2026-02-30` is no day of the calendar: give one as YYYY-MM-DD\n',
  });
  const both = await run('check', ['--content', content, '--day', '2026-12-01', '--fix']);
  expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('not with `--fix`')]);
});

describe('As JSON', () => {
  test('the same is told as data', async () => {
    const content = siteWith(changed('en/index.md', '#leave_service', '#leave_servcie'));
    const { code, stdout, stderr } = await run('check', ['--content', content, '--format', 'json']);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toEqual({
      problems: [
        {
          code: 'missing-anchor',
          severity: 'error',
          file: `${relative(root, content)}/en/index.md`,
          line: 11,
          column: 9,
          message: expect.stringContaining('#leave_servcie'),
          href: 'privacy/retention.md#leave_servcie',
          suggestion: '#leave_service',
          excerpt: { text: expect.stringMatching(/^Data is \[kept for 90 days\]/), column: 9 },
        },
      ],
      summary: {
        errors: 1,
        warnings: 0,
        accepted: 0,
        pages: 6,
        links: expect.any(Number),
        anchors: expect.any(Number),
        reservedHost: 'trust.example.com',
      },
    });
  });

  test('a clean site has an empty list', async () => {
    const { code, stdout } = await run('check', ['--content', site('clean'), '--format', 'json']);
    expect([code, JSON.parse(stdout).problems]).toEqual([0, []]);
  });

  test('it can be written to a file', async () => {
    const file = join(newFolder(), 'report.json');
    const { code, stdout, stderr } = await run('check', [
      ...['--content', site('clean')],
      ...['--format', 'json', '--output', file],
    ]);
    expect([code, stdout, stderr]).toEqual([0, '', '']);
    expect(JSON.parse(readFileSync(file, 'utf8')).summary.pages).toBe(6);
  });
});

test('Three files broken in three ways are told in one run', async () => {
  const content = siteWith({
    ...changed('_data/panels.yaml', 'leave_service', 'leave_servcie'),
    ...changed('en/privacy/access.md', 'owner: Privacy office\n', ''),
    ...changed('en/index.md', 'privacy/index.md', 'privcy/index.md'),
    'en/latin.md': Buffer.from(topic('Z\xFCrich\n'), 'latin1'),
  });
  const { code, stdout } = await run('check', ['--content', content, '--format', 'json']);
  expect(code).toBe(1);
  expect(lines(JSON.parse(stdout) as Report, content)).toEqual([
    '_data/panels.yaml:5:11 missing-anchor privacy/retention.md#leave_servcie → #leave_service',
    'en/index.md:11:73 missing-page privcy/index.md → privacy/index.md',
    'en/latin.md:7:1 unreadable-file',
    'en/privacy/access.md:2:1 front-matter',
  ]);
});

test('The same problems are told in the same words every time', async () => {
  const content = siteWith({ 'en/x.md': topic('[a](b.md) [c](#d)\n\n# E\n\n<br>\n') });
  const [first, second] = [
    await run('check', ['--content', content, '--format', 'json']),
    await run('check', ['--content', content, '--format', 'json']),
  ];
  expect(second).toEqual(first);
});

test('Nothing is written', async () => {
  const content = siteWith({});
  const before = filesOf(content);
  await run('check', ['--content', content]);
  expect(filesOf(content)).toEqual(before);
});

test('A reader that goes away does not turn errors into success', async () => {
  const content = siteWith({ 'en/x.md': topic('[a](b.md)\n\n'.repeat(200)) });
  const { child, outcome } = start('check', ['--content', content]);
  child.stdout?.destroy();
  const { code, stderr } = await outcome;
  expect([code, stderr]).toEqual([1, '']);
});
