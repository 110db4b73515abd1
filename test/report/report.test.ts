import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { withExcerpts } from '../../scripts/report/excerpt.ts';
import { type Format, formats } from '../../scripts/report/formats.ts';
import { stepSummary } from '../../scripts/report/github.ts';
import { reportOf, summaryLine } from '../../scripts/report/report.ts';
import {
  anyProblems,
  anyReport,
  hiddenCharacter,
  reportOn,
  setting,
  withWarnings,
} from '../support/any-report.ts';
import { runs } from '../support/full.ts';

const counts = { pages: 2, links: 1234, anchors: 1 };
const place = { file: 'en/a.md', line: 7, column: 3 };
const found = [
  problem('missing-page', place, { href: 'x.md', suggestion: 'y.md' }),
  { ...problem('image-alt', { ...place, line: 9 }, { src: 'a.png' }), page: '/en/a/' },
];
const broken = reportOf(found, counts);

test('A report has the problems in words, and counts', () => {
  expect(broken).toEqual({
    problems: [
      {
        code: 'missing-page',
        severity: 'error',
        ...place,
        message: '`x.md` leads to a page or file that does not exist.\nDid you mean `y.md`?',
        href: 'x.md',
        suggestion: 'y.md',
      },
      {
        code: 'image-alt',
        severity: 'error',
        file: 'en/a.md',
        line: 9,
        column: 3,
        message: expect.stringContaining('a.png'),
        page: '/en/a/',
      },
    ],
    summary: { errors: 2, warnings: 0, accepted: 0, ...counts },
  });
});

test.each([
  [broken, '2 pages · 1,234 links · 1 anchor · 2 errors, 0 warnings'],
  [withWarnings(broken), '2 pages · 1,234 links · 1 anchor · 0 errors, 2 warnings'],
  [reportOf([], counts), '2 pages · 1,234 links · 1 anchor · no problems'],
])('The counts in a line %#', (report, line) => {
  expect(summaryLine(report)).toBe(line);
});

describe('The line of a problem', () => {
  const at = (line: number, column: number, source: string | undefined) =>
    withExcerpts(
      reportOf([problem('image-alt', { ...place, line, column }, { src: 'a' })], counts),
      () => source,
    ).problems[0]?.excerpt;

  test.each([
    ['is shown as it was written', 'one\n\ttwo three', 2, 6, { text: '\ttwo three', column: 6 }],
    ['ends where any system ends lines', 'one\r\ntwo\rthree', 3, 1, { text: 'three', column: 1 }],
    ['has a place after its end at its end', 'one', 1, 9, { text: 'one', column: 4 }],
    ['is not shown where it is empty', 'one\n \nthree', 2, 1, undefined],
    ['is not shown where the file has grown shorter', 'one', 2, 1, undefined],
    ['is not shown where the file is gone', undefined, 1, 1, undefined],
  ])('%s', (_, source, line, column, expected) => {
    expect(at(line, column, source)).toEqual(expected);
  });

  test('is cut around the place where it is long', () => {
    const excerpt = at(1, 501, `${'a'.repeat(500)}X${'b'.repeat(500)}`);
    expect(excerpt).toEqual({ text: `…${'a'.repeat(120)}X${'b'.repeat(119)}…`, column: 122 });
    expect(excerpt?.text.charAt(excerpt.column - 1)).toBe('X');
  });

  test('is cut between characters', () => {
    for (const column of [201, 202, 203, 204]) {
      const excerpt = at(1, column, '👩'.repeat(300));
      expect(excerpt?.text.isWellFormed()).toBe(true);
    }
  });

  test.each([
    ['unreadable-file', { reason: 'outside' }],
    ['duplicate-address', { address: '/a/', other: 'b.md' }],
  ] as const)('is not asked for where the whole file is wrong: %s', (code, facts) => {
    const report = reportOf([problem(code, place, facts as never)], counts);
    const sources = () => expect.unreachable('the file must not be read');
    expect(withExcerpts(report, sources)).toEqual(report);
  });

  test('is looked up once a file', () => {
    let asked = 0;
    withExcerpts(reportOf([...found, ...found], counts), () => {
      asked++;
      return 'text';
    });
    expect(asked).toBe(1);
  });
});

describe.each(Object.keys(formats) as Format[])('The format %s', (name) => {
  const format = formats[name];

  test('gives the same bytes, whatever the order in which problems were found', () => {
    fc.assert(
      fc.property(anyProblems, ({ problems, shuffled, source }) => {
        expect(format(reportOn(shuffled, source), setting)).toBe(format(reportOn(problems, source), setting));
      }),
      { numRuns: runs(60) },
    );
  });

  test('has no hidden character that an editor or a file name brought', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(format(report, setting)).not.toMatch(hiddenCharacter);
      }),
      { numRuns: runs(200) },
    );
  });

  test('changes nothing in the report', () => {
    const before = structuredClone(broken);
    format(broken, setting);
    expect(broken).toEqual(before);
  });
});

test('20 orders of the same problems give the same bytes in every format', () => {
  const [{ problems, source } = { problems: [], source: '' }] = fc.sample(
    anyProblems.filter(({ problems }) => problems.length > 8),
    { numRuns: 1, seed: 4 },
  );
  const views = fc
    .sample(fc.shuffledSubarray(problems, { minLength: problems.length }), { numRuns: 20, seed: 4 })
    .map((order) => {
      const report = reportOn(order, source);
      return [
        ...Object.values(formats).map((format) => format(report, setting)),
        stepSummary(report, setting, 1_000_000),
      ];
    });
  expect(views).toHaveLength(20);
  for (const view of views) expect(view).toEqual(views[0]);
});

describe('The JSON report', () => {
  test('is the report as data', () => {
    const text = formats.json(broken);
    expect(JSON.parse(text)).toEqual(broken);
    expect(text).toMatch(/}\n$/);
  });

  test('loses nothing of what was written', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(JSON.parse(formats.json(report))).toEqual(report);
      }),
    );
  });
});
