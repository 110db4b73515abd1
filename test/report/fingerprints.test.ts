import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { fingerprintsOf } from '../../scripts/report/fingerprints.ts';
import { anyProblems, anyReport, reportOn } from '../support/any-report.ts';
import { runs } from '../support/full.ts';

const place = { file: 'content/zh/数 据.md', line: 7, column: 3 };

test('They tell problems apart', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const prints = fingerprintsOf(report);
      expect(prints).toHaveLength(report.problems.length);
      expect(new Set(prints).size).toBe(prints.length);
    }),
  );
});

test('They do not change when lines move', () => {
  fc.assert(
    fc.property(anyProblems, fc.integer({ min: 1, max: 50 }), ({ problems, source }, by) => {
      const moved = problems.map((one) => ({ ...one, place: { ...one.place, line: one.place.line + by } }));
      const before = fingerprintsOf(reportOn(problems, source));
      const after = fingerprintsOf(reportOn(moved as typeof problems, '\n'.repeat(by) + source));
      expect(after).toEqual(before);
    }),
    { numRuns: runs(200) },
  );
});

test('They stay when the place of the other one moves that a message names', () => {
  const twice = (line: number) =>
    reportOn(
      [problem('duplicate-anchor', { ...place, line: line + 9 }, { id: 'a', first: { ...place, line } })],
      undefined,
    );
  expect(fingerprintsOf(twice(3))).toEqual(fingerprintsOf(twice(30)));
});

test('They change with the line itself, its file and its code', () => {
  const print = (code: 'image-alt' | 'empty-link', file: string, source: string) =>
    fingerprintsOf(
      reportOn([problem(code, { file, line: 1, column: 1 }, { src: 'a', text: '' })], source),
    )[0];
  const prints = [
    print('image-alt', 'a.md', '![](a)'),
    print('image-alt', 'a.md', '![](a) and more'),
    print('image-alt', 'b.md', '![](a)'),
    print('empty-link', 'a.md', '![](a)'),
  ];
  expect(new Set(prints).size).toBe(4);
});
