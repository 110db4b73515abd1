import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../scripts/checks/in-order.ts';
import { type Problem, problem } from '../../scripts/problem.ts';
import { runs } from '../support/full.ts';

const place = fc.record({
  file: fc.constantFrom('en/a.md', 'en/B.md', 'en/ä.md', 'zh/a.md'),
  line: fc.constantFrom(1, 2, 10),
  column: fc.constantFrom(1, 2, 10),
});
const found: fc.Arbitrary<Problem> = fc.oneof(
  fc.tuple(place, fc.constantFrom('a', 'b')).map(([at, href]) => problem('missing-page', at, { href })),
  fc.tuple(place, fc.constantFrom('a', 'b')).map(([at, id]) => problem('bad-id', at, { id, reason: 'form' })),
  fc.tuple(place, fc.constantFrom('a', 'b')).map(([at, word]) => problem('unknown-word', at, { word })),
);

test('Problems are told in the same order, whatever the order in which they were found', () => {
  const shuffled = fc
    .array(found, { maxLength: 30 })
    .chain((problems) =>
      fc.tuple(fc.constant(problems), fc.shuffledSubarray(problems, { minLength: problems.length })),
    );
  fc.assert(
    fc.property(shuffled, ([problems, others]) => {
      expect(inOrder(others)).toEqual(inOrder(problems));
    }),
    { numRuns: runs(500) },
  );
});

test('They are told by file, line, column and code, each once', () => {
  const at = (file: string, line: number, column: number) => ({ file, line, column });
  const told = inOrder([
    problem('missing-page', at('b.md', 1, 1), { href: 'x' }),
    problem('missing-page', at('a.md', 10, 1), { href: 'x' }),
    problem('missing-page', at('a.md', 9, 2), { href: 'x' }),
    problem('missing-page', at('a.md', 9, 1), { href: 'y' }),
    problem('missing-page', at('a.md', 9, 1), { href: 'x' }),
    problem('empty-link-text', at('a.md', 9, 1), { href: 'x' }),
    problem('missing-page', at('a.md', 9, 1), { href: 'x' }),
  ]);
  expect(told.map(({ code, place: { file, line, column } }) => `${file}:${line}:${column} ${code}`)).toEqual([
    'a.md:9:1 empty-link-text',
    'a.md:9:1 missing-page',
    'a.md:9:1 missing-page',
    'a.md:9:2 missing-page',
    'a.md:10:1 missing-page',
    'b.md:1:1 missing-page',
  ]);
});
