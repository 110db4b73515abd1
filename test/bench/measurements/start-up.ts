import { createRequire } from 'node:module';
import { ourCommand } from '../contenders/ours.ts';
import { atMost, fixed, type Measurement } from '../measurement.ts';
import type { Program } from '../processes.ts';

/** How long each of our commands takes to be there at all. */
export const startUp: Measurement = {
  name: 'start-up',
  explains: '`--help` of each command: milliseconds, and the multiple of the time that Node takes by itself.',
  once: true,
  async *run(round) {
    const node = await round.measure('node -e 0', { command: process.execPath, args: ['-e', '0'] });
    yield ['node -e 0', { ...node, toNode: 1 }];
    for (const [name, program] of ourCommands()) {
      const cost = await round.measure(`${name} --help`, program);
      yield [`${name} --help`, { ...cost, toNode: cost.wall / node.wall }];
    }
  },
  columns: () => [
    atMost('ms', ({ wall = 0 }) => fixed(wall * 1000, 0)),
    atMost('× node', ({ toNode }) => fixed(toNode, 2)),
    atMost('CPU ms', ({ cpu = 0 }) => fixed(cpu * 1000, 0)),
    atMost('peak MB', ({ memory }) => fixed(memory, 0)),
  ],
};

/** Every command for a site, so that a new one joins by itself. */
function ourCommands(): [name: string, program: Program][] {
  const { commands } = createRequire(import.meta.url)('../../../scripts/trust-center.cjs');
  return Object.keys(commands).map((name) => [name, ourCommand(name, ['--help'])]);
}
