import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { eachCount, fixed, processColumns } from '../columns.ts';
import { ours } from '../contenders/ours.ts';
import type { Measurement } from '../measurement.ts';
import type { Round } from '../round.ts';

/** Full builds of the same pages by every generator, and a plain copy of our output as the cost of writing. */
export const cold: Measurement = {
  name: 'cold',
  explains:
    'A full build with nothing left of earlier ones: seconds, in brackets the multiple of the bare pass.',
  async *run(round) {
    for (const contender of round.ground.contenders) {
      const cost = await round.build(contender);
      yield [contender.name, { ...cost, toBare: cost.wall / (await round.bare()).wall }];
    }
    const wall = copyOurs(round);
    yield ['a plain copy of our output', { wall, toBare: wall / (await round.bare()).wall }];
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toBare }) => `${fixed(wall, 2)} (${fixed(toBare, 2)})`),
    ...processColumns,
  ],
};

/** How many seconds a copy of what we built takes. */
function copyOurs(round: Round): number {
  const target = join(round.ground.folder, 'copy');
  round.ground.progress('a plain copy');
  const started = performance.now();
  cpSync(round.outputOf(ours), target, { recursive: true });
  const wall = (performance.now() - started) / 1000;
  rmSync(target, { recursive: true });
  return wall;
}
