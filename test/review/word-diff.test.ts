import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords, type WordRun } from '../../scripts/review/word-diff.ts';

const shown = (runs: readonly WordRun[]): string =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'old' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('The words that went and came', () => {
  test.each([
    ['kept for 90 days', 'kept for 60 days', 'kept for [-90 -]{+60 +}days'],
    ['kept for days', 'kept for 60 days', 'kept for {+60 +}days'],
    ['kept for 60 days', 'kept for days', 'kept for [-60 -]days'],
    ['数据保留90天。', '数据只保留60天。', '数据{+只+}保留[-90-]{+60+}天。'],
    ['', 'all', '{+all+}'],
    ['a', 'a', 'a'],
    ['a b c d', 'a x c y', 'a [-b -]{+x +}c [-d-]{+y+}'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });
});

test('What stayed and went is the old text, what stayed and came the new one', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '数', '据', '90'), { maxLength: 30 })
    .map((parts) => parts.join(''));
  const without = (runs: readonly WordRun[], kind: WordRun['kind']): string =>
    runs
      .filter((run) => run.kind !== kind)
      .map((run) => run.text)
      .join('');
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = diffWords(before, after);
      expect(without(runs, 'new')).toBe(before);
      expect(without(runs, 'old')).toBe(after);
      expect(runs.some(({ kind }, i) => kind === 'new' && runs[i + 1]?.kind === 'old')).toBe(false);
      if (before === after) expect(runs.every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

test('Texts that have too little in common to compare word by word are told as replaced', () => {
  const [before, after] = [Array(3000).fill('a b').join(' '), Array(3000).fill('c d').join(' ')];
  expect(diffWords(`x ${before}`, `x ${after}`)).toEqual([
    { kind: 'old', text: `x ${before}` },
    { kind: 'new', text: `x ${after}` },
  ]);
});

test('Long texts with little that changed are compared word by word', () => {
  const words = Array(20_000).fill('数 a').join(' ');
  expect(shown(diffWords(`x ${words}`, `y ${words}`))).toBe(`[-x -]{+y +}${words}`);
});
