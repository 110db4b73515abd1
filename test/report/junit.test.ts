import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { codes } from '../../scripts/report/codes.ts';
import { junitReport } from '../../scripts/report/junit.ts';
import { printable } from '../../scripts/report/printable.ts';
import { anyReport, reportOn, reportWith, setting, withWarnings } from '../support/any-report.ts';
import { runs } from '../support/full.ts';
import { textsIn, validateJunit } from '../support/validate-junit.ts';

const suites = Object.keys(codes);

test('A problem is a failed test in the suite of its code', () => {
  const found = problem('image-alt', { file: 'en/a&b.md', line: 7, column: 3 }, { src: '"<a>".png' });
  const xml = junitReport(reportOn([found], undefined), setting);
  expect(xml).toContain(
    '  <testsuite name="image-alt" package="check" id="0" timestamp="2026-11-22T09:30:00" hostname="localhost" tests="1" failures="1" errors="0" time="0">\n',
  );
  expect(xml).toContain(
    [
      '    <testcase name="en/a&amp;b.md:7:3" classname="image-alt" time="0"><failure message="The image `&quot;&lt;a&gt;&quot;.png` says nothing to those who cannot see it." type="image-alt">en/a&amp;b.md:7:3',
      'The image `&quot;&lt;a&gt;&quot;.png` says nothing to those who cannot see it.',
      'Describe between the brackets what it shows: `![…](…)`.</failure></testcase>',
    ].join('\n'),
  );
});

test('A clean site is one test that passed', () => {
  const xml = junitReport(reportWith(0, 0), setting);
  expect(textsIn(xml, '//testcase/@name')).toEqual(['No errors']);
  expect(textsIn(xml, '//failure')).toEqual([]);
});

test('Codes have suites in the order of their table, those without a problem none', () => {
  const at = (line: number) => ({ file: 'en/a.md', line, column: 1 });
  const xml = junitReport(
    reportOn([problem('image-alt', at(1), { src: 'a' }), problem('missing-page', at(2), { href: 'x' })], ''),
    setting,
  );
  expect(textsIn(xml, '//testsuite/@name')).toEqual(['missing-page', 'image-alt']);
  expect(textsIn(xml, '//testsuite/@id')).toEqual(['0', '1']);
});

test('Warnings fail nothing; they stand in the output', () => {
  const xml = junitReport(withWarnings(reportWith(2, 0)), setting);
  expect(textsIn(xml, '//testcase/@name')).toEqual(['No errors']);
  expect(textsIn(xml, '//failure')).toEqual([]);
  expect(new Set(textsIn(xml, '//@failures'))).toEqual(new Set(['0']));
  expect(textsIn(xml, '//testsuite[@name="missing-page"]/system-out')[0]).toMatch(
    /^en\/a\.md:1:1\n`x\.md` leads/,
  );
});

test('What it says is what the report says, whatever an editor wrote', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const xml = junitReport(report, setting);
      const byCode = suites.flatMap((code) =>
        report.problems.filter((found) => found.code === code && found.severity === 'error'),
      );
      expect(textsIn(xml, '//failure')).toEqual(
        byCode.map(({ file, line, column, message }) => `${shown(file)}:${line}:${column}\n${message}`),
      );
      const counted = textsIn(xml, '//testsuite/@failures').map(Number);
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(report.summary.errors);
    }),
    { numRuns: runs(200) },
  );
});

/** A file name as a report shows it; it may hold ends of lines. */
function shown(file: string): string {
  return file.split('\n').map(printable).join('\n');
}

describe('By the schemas of Ant and of Jenkins', () => {
  test('a report on anything is valid', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(validateJunit(junitReport(report, setting))).toEqual([]);
        expect(validateJunit(junitReport(withWarnings(report), setting))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test.each([
    ['timestamp="2026-11-22T09:30:00"', 'timestamp="today"', 'JUnit.xsd'],
    ['<properties/>', '', 'JUnit.xsd'],
    ['tests="1"', '', 'junit-10.xsd'],
    ['<system-err/>', '<stderr/>', 'junit-10.xsd'],
  ])('%s as %s is not', (from, to, schema) => {
    const xml = junitReport(reportWith(1, 0), setting);
    expect(xml).toContain(from);
    expect(validateJunit(xml.replace(from, to)).join('\n')).toContain(schema);
  });
});
