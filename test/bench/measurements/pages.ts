import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eachCount, fixed, processColumns } from '../columns.ts';
import { allLinkCheckers, bareCheck, checkOfPages } from '../contenders/link-checkers.ts';
import { check, ours } from '../contenders/ours.ts';
import { writeLinkedPages } from '../linked-pages.ts';
import type { Measurement, Sample } from '../measurement.ts';
import type { Program } from '../processes.ts';
import type { Round } from '../round.ts';

/** The check of pages: of those that anything built beside other checkers of links, and of our own. */
export const pages: Measurement = {
  name: 'pages',
  explains:
    'A check of as many pages with 20 anchored links each: seconds (multiple of a bare htmlparser2 pass over the same pages).',
  missing: () => allLinkCheckers().flatMap(({ name, missing }) => (missing ? [`${name}: ${missing}`] : [])),
  async *run(round) {
    yield* beside(round, ofStrangers(round));
    yield* beside(round, await ofOurs(round));
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toBare }) => `${fixed(wall, 2)} (${fixed(toBare, 2)})`),
    ...processColumns,
  ],
};

type Row = readonly [name: string, program: Program];

/** Measures programs over the same pages; the first one is the bare pass. */
async function* beside(round: Round, rows: readonly Row[]): AsyncGenerator<readonly [string, Sample]> {
  let bare: number | undefined;
  for (const [name, program] of rows) {
    const cost = await round.measure(name, program);
    bare ??= cost.wall;
    yield [name, { ...cost, toBare: cost.wall / bare }];
  }
}

/** The link checkers of this machine over pages of the bench's own. */
function ofStrangers({ ground }: Round): Row[] {
  const folder = join(ground.folder, 'linked-pages');
  if (!existsSync(folder)) {
    ground.progress('writing pages that link to each other');
    writeLinkedPages(folder, ground.topics.length);
  }
  return allLinkCheckers()
    .filter(({ missing }) => !missing)
    .map(({ name, check }) => [`strangers' pages: ${name}`, check(folder)]);
}

/** A site that this generator has built once: its pages as any pages are checked, and its topics as an editor checks them. */
async function ofOurs(round: Round): Promise<Row[]> {
  const folder = round.outputOf(ours);
  if (!existsSync(folder)) await round.build(ours);
  return [
    [`our own pages: ${bareCheck.name}`, bareCheck.check(folder)],
    [`our own pages: ${checkOfPages.name}`, checkOfPages.check(folder)],
    ['our own topics: check', check(round.sourceOf(ours))],
  ];
}
