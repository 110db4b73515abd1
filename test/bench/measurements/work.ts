import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { barePass } from '../contenders/bare-pass.ts';
import { ours } from '../contenders/ours.ts';
import { eachCount, fixed, type Measurement, percent, processColumns } from '../measurement.ts';
import { allLinkCheckers, bareCheck, checkOfPages } from './pages.ts';

/** The work that this generator does in one: a build, and a check of every link and anchor in what it wrote. */
export const work: Measurement = {
  name: 'work',
  explains:
    'A build, and a check of every link and anchor: by this generator in one, by others and then a link checker: seconds, as a share of ours.',
  async *run(round) {
    const own = await round.cold();
    yield [ours.name, { ...own, toCold: 1 }];
    const checker = allLinkCheckers().find(
      (one) => !one.missing && one !== bareCheck && one !== checkOfPages,
    );
    if (!checker) return;
    for (const contender of round.ground.contenders) {
      if (contender === ours || contender === barePass) continue;
      const built = await round.build(contender);
      const output = round.outputOf(contender);
      for (const beside of ['index.html', 'site.css'])
        if (!existsSync(join(output, beside))) writeFileSync(join(output, beside), '');
      const name = `${contender.name}, then ${checker.name}`;
      const checked = await round.measure(name, checker.check(output));
      const wall = built.wall + checked.wall;
      const memory = Math.max(built.memory, checked.memory);
      yield [name, { wall, cpu: built.cpu + checked.cpu, memory, toCold: wall / own.wall }];
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toCold }) => `${fixed(wall, 2)} ${percent(toCold).padStart(8)}`),
    ...processColumns,
  ],
};
