import { describe, expect, test } from 'vitest';
import { type Code, type Facts, type Problem, problem } from '../../scripts/problem.ts';
import { jsonReport } from '../../scripts/report/json.ts';
import { type Report, reportOf } from '../../scripts/report/report.ts';
import { summaryLine, textReport } from '../../scripts/report/text.ts';

const counts = { pages: 2, links: 1234, anchors: 1 };
const place = { file: 'en/a.md', line: 7, column: 3 };
const broken = reportOf(
  [
    problem('missing-page', place, { href: 'x.md', suggestion: 'y.md' }),
    { ...problem('image-alt', { ...place, line: 9 }, { src: 'a.png' }), page: '/en/a/' },
  ],
  counts,
);

/** A report with a warning: no code of today is one. */
function withWarnings(report: Report): Report {
  const problems = report.problems.map((found) => ({ ...found, severity: 'warning' as const }));
  return { problems, summary: { ...report.summary, errors: 0, warnings: problems.length } };
}

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
    summary: { errors: 2, warnings: 0, ...counts },
  });
});

test('The JSON report is the same as data', () => {
  const text = jsonReport(broken);
  expect(JSON.parse(text)).toEqual(broken);
  expect(text).toMatch(/}\n$/);
});

describe('The text report', () => {
  test('has a block a problem, its place first', () => {
    expect(textReport(broken, { colour: false })).toBe(
      [
        'en/a.md:7:3  missing-page',
        '  `x.md` leads to a page or file that does not exist.',
        '  Did you mean `y.md`?',
        '',
        'en/a.md:9:3  image-alt',
        '  The image `a.png` says nothing to those who cannot see it.',
        '  Describe between the brackets what it shows: `![…](…)`.',
        '  Seen on /en/a/',
        '',
      ].join('\n'),
    );
  });

  test('is empty where there is no problem', () => {
    expect(textReport(reportOf([], counts), { colour: false })).toBe('');
  });

  test('has errors in red, warnings in yellow, places in bold', () => {
    const [first] = textReport(broken, { colour: true }).split('\n');
    expect(first).toBe('\u001b[1men/a.md:7:3\u001b[22m  \u001b[31mmissing-page\u001b[39m');
    const [warning] = textReport(withWarnings(broken), { colour: true }).split('\n');
    expect(warning).toContain('\u001b[33mmissing-page\u001b[39m');
  });

  test.each([
    [broken, '2 pages · 1,234 links · 1 anchor · 2 errors, 0 warnings'],
    [withWarnings(broken), '2 pages · 1,234 links · 1 anchor · 0 errors, 2 warnings'],
    [reportOf([], counts), '2 pages · 1,234 links · 1 anchor · no problems'],
  ])('ends with the counts %#', (report, line) => {
    expect(summaryLine(report)).toBe(line);
  });
});

describe('What an editor wrote cannot act on a terminal', () => {
  const evil = '\u001b[2J\u0007\u009b31m';
  const facts: { [C in Code]?: Facts[C] } = {
    'missing-page': { href: evil, suggestion: evil },
    'missing-anchor': { href: evil, anchors: [evil], suggestion: evil },
    'duplicate-anchor': { id: evil, first: { ...place, file: evil } },
    'missing-id': { heading: evil },
    'bad-id': { id: evil, reason: 'form' },
    'empty-link': { text: evil },
    'empty-link-text': { href: evil },
    'raw-html': { html: evil },
    'heading-order': { heading: evil, level: 4, previous: 2 },
    'front-matter': { key: evil, fault: 'invalid', detail: evil },
    'duplicate-address': { address: evil, other: evil },
    'unreadable-file': { reason: 'no-language', detail: evil },
  };
  test.each(Object.keys(facts) as Code[])('%s', (code) => {
    const found = problem(code, place, facts[code] as Facts[typeof code]);
    expect(textOf(found)).not.toMatch(/\p{Cc}/u);
  });

  test('not even as the name of a file', () => {
    const found = problem('unreadable-file', { ...place, file: `en/${evil}.md` }, { reason: 'topic-name' });
    expect(textOf(found)).not.toMatch(/\p{Cc}/u);
  });

  function textOf(found: Problem): string {
    return textReport(reportOf([found], counts), { colour: false }).replaceAll('\n', '');
  }
});
