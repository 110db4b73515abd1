import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../../../scripts/folders.ts';
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

/** The commands of package.json that are scripts of ours, so that a new one joins by itself. */
function ourCommands(): [name: string, program: Program][] {
  const { scripts } = JSON.parse(readFileSync(join(generatorRoot, 'package.json'), 'utf8'));
  return Object.entries<string>(scripts)
    .map(([name, command]): [string, string[]] => [name, command.split(' ')])
    .filter(([, words]) => words[0] === 'node' && /^scripts\/[\w-]+\.ts$/.test(words.at(-1) ?? ''))
    .map(([name, [, ...args]]) => [
      name,
      { command: process.execPath, args: [...args, '--help'], folder: generatorRoot },
    ]);
}
