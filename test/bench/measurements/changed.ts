import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../../../scripts/cannot-run.ts';
import { ChangingTopic } from '../changing-topic.ts';
import { eachCount, fixed, percent, processColumns } from '../columns.ts';
import { ours, rebuild } from '../contenders/ours.ts';
import type { Measurement } from '../measurement.ts';

/** Makes a change, and answers what the pages at these addresses must show then. */
type Changes = Readonly<Record<string, readonly [change: () => string, addresses: readonly string[]]>>;

/** What a new process needs after one change, with what the cold build has left. */
export const changed: Measurement = {
  name: 'changed',
  explains: 'The next build by a new process, after a change of one topic: seconds, share of our cold build.',
  async *run(round) {
    const cold = await round.cold();
    yield ['our cold build', { ...cold, toCold: 1 }];
    const source = round.sourceOf(ours);
    const output = round.outputOf(ours);
    const topic = new ChangingTopic(source, round.ground.topics);
    const id = `run-${round.number}`;
    const pageAbove = topic.address.replace(/[^/]+\/$/, '');
    const changes: Changes = {
      'nothing changed': [() => '', []],
      'words of a topic': [() => topic.addWords(id), [topic.address]],
      'title of a topic': [() => topic.changeTitle(id), [topic.address, pageAbove]],
      'a heading and a link to it': [() => topic.addHeading(id), [topic.address]],
    };
    try {
      for (const [name, [change, addresses]] of Object.entries(changes)) {
        const shown = change();
        const cost = await round.measure(name, rebuild(source, output));
        for (const address of addresses) expectShown(shown, join(output, address, 'index.html'));
        yield [name, { ...cost, toCold: cost.wall / cold.wall }];
      }
    } finally {
      topic.restore();
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toCold }) => `${fixed(wall, 2)} ${percent(toCold).padStart(7)}`),
    ...processColumns,
  ],
};

/** A build that is fast since it writes too little is none. @throws CannotRun where a page does not show a text */
function expectShown(text: string, page: string): void {
  if (!readFileSync(page, 'utf8').includes(text))
    throw new CannotRun(`the next build exits with 0, and \`${page}\` does not show \`${text}\``);
}
