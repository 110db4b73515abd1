import { expect, test } from 'vitest';
import { complaintOf } from './complaint.ts';
import { makeCorpus } from './corpus.ts';
import { median } from './median.ts';
import { addressOf } from './write-sites.ts';

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[10, 9, 100, 1], 9.5],
])('The median of %j is %d', (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

test.each([
  ['the line of the error', 'file:///x.ts:3\n  throw\n\nTypeError: x is y\n    at z', 'TypeError: x is y'],
  [
    'the first line where none is one',
    '\n  content/a.md:1:1 empty-link\n\n1 error\n',
    'content/a.md:1:1 empty-link',
  ],
  ['no colours', '\x1b[31mError: red\x1b[0m\n', 'Error: red'],
  ['that there is none', ' \n', 'it said nothing'],
])('A complaint has %s', (_, said, expected) => {
  expect(complaintOf('Hugo', 1, said)).toBe(`Hugo failed (1): ${expected}`);
});

test('A corpus is the same each time, has both languages, and links to anchors that are there', () => {
  const text = (count: number): string[] =>
    makeCorpus(count).map(({ title, summary, body }) =>
      [title, summary, body((words, target, anchor) => `[${words}](${addressOf(target)}#${anchor})`)].join(
        '\n',
      ),
    );
  expect(text(60)).toEqual(text(60));
  const topics = makeCorpus(60);
  expect(Map.groupBy(topics, ({ language }) => language).get('zh')).toHaveLength(30);
  expect(new Set(topics.map(addressOf)).size).toBe(60);
  for (const topic of topics)
    topic.body((words, target, anchor) => {
      expect(topics).toContain(target);
      expect(target.language).toBe(topic.language);
      expect(target.anchors).toContain(anchor);
      return words;
    });
});
