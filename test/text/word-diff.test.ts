import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords, type WordRun } from '../../scripts/text/word-diff.ts';

const shown = (runs: readonly WordRun[]): string =>
  runs
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'old' ? `[-${text}-]` : `{+${text}+}`))
    .join('');

describe('The words that went and came', () => {
  test.each([
    ['kept for 90 days', 'kept for 60 days', 'kept for [-90-]{+60+} days'],
    ['kept for days', 'kept for 60 days', 'kept for {+60 +}days'],
    ['kept for 60 days', 'kept for days', 'kept for [-60 -]days'],
    ['for 1,000.5 days in all', 'for 1,000 days in all', 'for [-1,000.5-]{+1,000+} days in all'],
    ['within thirty days of it', 'within sixty days of it', 'within [-thirty-]{+sixty+} days of it'],
    ['within forty days', 'within forty-one days', 'within [-forty-]{+forty-one+} days'],
    ['in a well-known way', 'in a well-kept way', 'in a [-well-known-]{+well-kept+} way'],
    ['数据保留90天。', '数据只保留60天。', '数据{+只+}保留[-90-]{+60+}天。'],
    ['数据保留九十天。', '数据保留六十天。', '数据保留[-九十-]{+六十+}天。'],
    ['保留一百二十天', '保留一百三十天', '保留[-一百二十-]{+一百三十+}天'],
    ['第三十二条所列数据', '第三十三条所列数据', '第[-三十二-]{+三十三+}条所列数据'],
    ['自删除之日起三个月内', '自删除之日起六个月内', '自删除之日起[-三个月-]{+六个月+}内'],
    ['最多一百二十天', '最多一百天', '最多[-一百二十-]{+一百+}天'],
    ['我们不会出售数据。', '我们不出售个人数据。', '我们不[-会-]出售{+个人+}数据。'],
    ['データは90日間保存します', 'データは60日間保存します', 'データは[-90-]{+60+}日間保存します'],
    ['', 'all', '{+all+}'],
    ['a', 'a', 'a'],
    ['a b c d', 'a x c y', 'a [-b-]{+x+} c [-d-]{+y+}'],
    // What stays between two longer changes is no help to a reader.
    [
      'We keep it all here.',
      'Nobody holds it any longer.',
      '[-We keep it all here-]{+Nobody holds it any longer+}.',
    ],
    ['One.\nTwo words.', 'Other.\nThree of them.', '[-One-]{+Other+}.\n[-Two words-]{+Three of them+}.'],
  ])('%s → %s', (before, after, expected) => {
    expect(shown(diffWords(before, after))).toBe(expected);
  });
});

test('What stayed and went is the old text, what stayed and came the new one', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ' ', '\n', '数', '据', '九', '十', '𠀀', '90'), { maxLength: 30 })
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
    { kind: 'same', text: 'x ' },
    { kind: 'old', text: before },
    { kind: 'new', text: after },
  ]);
});

test('Long texts with little that changed are compared word by word', () => {
  const words = Array(20_000).fill('数 a').join(' ');
  expect(shown(diffWords(`x ${words}`, `y ${words}`))).toBe(`[-x-]{+y+} ${words}`);
});
