import { expect, test } from 'vitest';
import { filesOf, newFolder } from '../support/fixture.ts';
import { ours } from './contenders/ours.ts';
import { makeCorpus } from './corpus.ts';
import { changed } from './measurements/changed.ts';
import { type Cost, complaintOf, Processes } from './processes.ts';
import { Round } from './round.ts';
import { median } from './run-bench.ts';
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

/** A round in which the builds after the first are very fast: they do nothing. */
class IdleRound extends Round {
  override measure(name: string, program: Parameters<Round['measure']>[1]): Promise<Cost> {
    return name === ours.name
      ? super.measure(name, program)
      : Promise.resolve({ wall: 0.001, cpu: 0, memory: 0 });
  }
}

test('A build that does not show the change is no measure, and the topic is left as it was', async () => {
  const round = new IdleRound(
    {
      folder: newFolder(),
      topics: makeCorpus(6),
      contenders: [ours],
      processes: new Processes(),
      releases: 1,
      prepared: new Set(),
      progress: () => {},
    },
    1,
  );
  const before = filesOf(round.sourceOf(ours));
  const names: string[] = [];
  const measured = async (): Promise<void> => {
    for await (const [name] of changed.run(round)) names.push(name);
  };
  await expect(measured).rejects.toThrow(
    /^the next build exits with 0, and `.*index\.html` does not show `Added by run-1\.`$/,
  );
  expect(names).toEqual(['our cold build', 'nothing changed']);
  expect(filesOf(round.sourceOf(ours))).toEqual(before);
});
