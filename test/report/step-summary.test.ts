import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { codes } from '../../scripts/report/codes.ts';
import { stepSummary } from '../../scripts/report/github.ts';
import { anyReport, hiddenCharacter, reportOn, reportWith, setting } from '../support/any-report.ts';
import { runs } from '../support/full.ts';

const ROOM = 1_000_000;
const onGitHub = {
  ...setting,
  repository: 'https://github.com/o/r/blob/HEAD',
  blob: 'https://github.com/o/r/blob/abc/',
};

/** Markdown as GitHub reads it: HTML and bare addresses count. */
const md = new MarkdownIt({ html: true, linkify: true });

test('Each problem has its line, its code and its words, below the counts', () => {
  const report = reportOn(
    [problem('missing-anchor', { file: 'en/a b.md', line: 2, column: 4 }, { href: '#`x`', anchors: [] })],
    'one\nTo [x](#`x`)',
  );
  expect(stepSummary(report, onGitHub, ROOM)).toBe(
    [
      '### 1 page · 2 links · 3 anchors · 1 error, 0 warnings',
      '',
      '#### ` en/a b.md `',
      '',
      '[Line 2, column 4](<https://github.com/o/r/blob/abc/en/a%20b.md?plain=1#L2>): [`missing-anchor`](<https://github.com/o/r/blob/HEAD/scripts/manual/en/codes.md#missing-anchor>)',
      '',
      '```text',
      '`#`x`` names an anchor that the page does not have.',
      'It has no anchors.',
      '',
      '   2 | To [x](#`x`)',
      '     |    ^',
      '```',
      '',
      '',
    ].join('\n'),
  );
});

test('Outside of a repository, a line is named without a link', () => {
  expect(stepSummary(reportWith(1, 1), setting, ROOM)).toContain('\nLine 1, column 1: [`missing-page`](');
  expect(stepSummary(reportWith(0, 1), setting, ROOM)).toContain('#missing-page>) (warning)\n');
});

test('A file beside the repository has no address in it', () => {
  const found = problem('image-alt', { file: '../x/a.md', line: 1, column: 1 }, { src: 'a' });
  expect(stepSummary(reportOn([found], 'x'), onGitHub, ROOM)).toContain('\nLine 1, column 1: [');
});

test('A clean site has one line', () => {
  expect(stepSummary(reportWith(0, 0), onGitHub, ROOM)).toBe(
    '### 1 page · 1 link · 1 anchor · no problems\n\n',
  );
});

test('It says how many problems GitHub does not show at their lines', () => {
  expect(stepSummary(reportWith(12, 0), onGitHub, ROOM)).toContain('2 problems more: see the log');
});

test('Nothing that an editor wrote becomes markup', () => {
  const ours = /^(?:#+ |Line \d+, column \d+|: ?| ?\(warning\)|[\d,]+ (?:page|link|anchor)s?\b.*)/;
  fc.assert(
    fc.property(anyReport, (report) => {
      const text = stepSummary(report, onGitHub, ROOM);
      expect(text).not.toMatch(hiddenCharacter);
      const tokens = md.parse(text, {});
      const blocks = new Set(tokens.map(({ type }) => type.replace(/_(?:open|close)$/, '')));
      expect(
        [...blocks].filter((type) => !['heading', 'paragraph', 'inline', 'fence'].includes(type)),
      ).toEqual([]);
      const fences = tokens.filter(({ type }) => type === 'fence');
      expect(fences).toHaveLength(report.problems.length);
      for (const [index, { content }] of fences.entries())
        expect(content.startsWith(`${report.problems[index]?.message}\n`)).toBe(true);
      const inline = tokens.flatMap(({ children }) => children ?? []);
      for (const token of inline) {
        if (token.type === 'text') expect(token.content).toMatch(token.content === '' ? /^$/ : ours);
        else if (token.type === 'link_open')
          expect(token.attrGet('href')).toMatch(/^https:\/\/github\.com\/o\/r\/blob\//);
        else expect(token.type).toMatch(/^(?:code_inline|link_close)$/);
      }
    }),
    { numRuns: runs(500) },
  );
});

test('Words that are nothing but marks do not end the code', () => {
  const report = reportWith(1, 0);
  const problems = report.problems.map((found) => ({ ...found, message: '````\n# evil' }));
  const tokens = md.parse(stepSummary({ ...report, problems }, onGitHub, ROOM), {});
  expect(tokens.filter(({ type }) => type === 'fence').map(({ content }) => content)).toEqual([
    '````\n# evil\nSeen on /x.md/\n',
  ]);
});

describe('What does not fit', () => {
  const many = reportWith(400, 0);

  test.each([200, 1000, 5000, 50_000])('in %i bytes is counted', (room) => {
    const text = stepSummary(many, onGitHub, room);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(room);
    const told = text.match(/^\[Line/gm)?.length ?? 0;
    const [, left] = /([\d,]+) problems more did not fit here/.exec(text) ?? [];
    if (text) expect(told + Number(left)).toBe(400);
  });

  test('at all leaves the summary as it is', () => {
    expect(stepSummary(many, onGitHub, 20)).toBe('');
    expect(stepSummary(many, onGitHub, -5)).toBe('');
  });

  test('is nothing where there is room', () => {
    expect(stepSummary(many, onGitHub, ROOM)).not.toContain('did not fit');
  });
});

test('Every code can be named in a link', () => {
  for (const code of Object.keys(codes)) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});
