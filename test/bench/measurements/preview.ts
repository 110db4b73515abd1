import { ChangingTopic } from '../changing-topic.ts';
import { eachCount, fixed, percent, processColumns } from '../columns.ts';
import { devServer, ours } from '../contenders/ours.ts';
import { DevServer } from '../dev-server.ts';
import type { Measurement } from '../measurement.ts';
import { median } from '../median.ts';

/** How many changes a run makes. */
const CHANGES = 3;

/** What somebody who writes waits for, with `npm start` running. */
export const preview: Measurement = {
  name: 'preview',
  explains:
    'The dev server until it serves, and from a saved topic to the reload: milliseconds, share of our cold build.',
  async *run(round) {
    const cold = await round.cold();
    const source = round.sourceOf(ours);
    const topic = new ChangingTopic(source, round.ground.topics);
    round.ground.progress('the dev server');
    const server = await DevServer.start(round.ground.processes, devServer(source));
    try {
      yield ['until it serves', { wall: server.startSeconds, toCold: server.startSeconds / cold.wall }];
      const walls: number[] = [];
      for (let change = 1; change <= CHANGES; change++)
        walls.push(
          await server.reloadAfter(() => topic.addWords(`change-${round.number}-${change}`), topic.address),
        );
      const wall = median(walls);
      yield ['words of a topic', { wall, memory: server.peakMemory(), toCold: wall / cold.wall }];
    } finally {
      await server.end();
      topic.restore();
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall = 0, toCold }) => `${fixed(wall * 1000, 0)} ${percent(toCold).padStart(7)}`),
    ...processColumns.slice(1),
  ],
};
