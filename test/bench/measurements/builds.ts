import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { check as checkProgram, ours } from '../contenders/ours.ts';
import {
  atMost,
  eachCount,
  type Figure,
  fixed,
  type Measurement,
  percent,
  processColumns,
  type Sample,
} from '../measurement.ts';
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

/** How much every generator writes. */
export const weight: Measurement = {
  name: 'weight',
  explains: 'What a build writes: files, megabytes in all, of HTML, and of HTML as gzip sends it.',
  async *run(round) {
    // Each run writes the same.
    if (round.number > 1) return;
    for (const contender of round.ground.contenders) {
      await round.build(contender);
      round.ground.progress(`weighing ${contender.name}`);
      yield [contender.name, weigh(round.outputOf(contender))];
    }
  },
  columns: () => [
    atMost('files', ({ files }) => files?.toLocaleString('en') ?? ''),
    megabytes('MB', 'bytes'),
    megabytes('HTML MB', 'html'),
    megabytes('gzip MB', 'gzip'),
  ],
};

function megabytes(head: string, part: 'bytes' | 'html' | 'gzip') {
  return atMost(head, (figure: Figure) => fixed((figure[part] ?? 0) / 1e6, 2));
}

function weigh(folder: string): Sample {
  let [files, bytes, html, gzip] = [0, 0, 0, 0];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const content = readFileSync(join(entry.parentPath, entry.name));
    files++;
    bytes += content.length;
    if (!entry.name.endsWith('.html')) continue;
    html += content.length;
    gzip += gzipSync(content).length;
  }
  return { files, bytes, html, gzip };
}

/** The check alone, beside the build that checks as well. */
export const check: Measurement = {
  name: 'check',
  explains:
    'All checks without writing a page: seconds (multiple of the bare pass), share of our cold build.',
  async *run(round) {
    const [bare, cold] = [await round.bare(), await round.cold()];
    const alone = await round.measure('the check alone', checkProgram(round.sourceOf(ours)));
    const rows = { 'bare pass': bare, 'our cold build': cold, 'the check alone': alone };
    for (const [name, cost] of Object.entries(rows))
      yield [name, { ...cost, toBare: cost.wall / bare.wall, toCold: cost.wall / cold.wall }];
  },
  columns: (counts) => [
    ...eachCount(
      counts,
      ({ wall, toBare, toCold }) => `${fixed(wall, 2)} (${fixed(toBare, 2)}) ${percent(toCold).padStart(7)}`,
    ),
    ...processColumns,
  ],
};
