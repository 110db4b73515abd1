import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eachCount, fixed, processColumns } from '../columns.ts';
import { allLinkCheckers } from '../contenders/link-checkers.ts';
import { writeLinkedPages } from '../linked-pages.ts';
import type { Measurement } from '../measurement.ts';

/** The check of pages that anything built, beside other checkers of links. */
export const pages: Measurement = {
  name: 'pages',
  explains:
    'A check of as many pages of HTML with 20 anchored links each: seconds (multiple of a bare htmlparser2 pass).',
  missing: () => allLinkCheckers().flatMap(({ name, missing }) => (missing ? [`${name}: ${missing}`] : [])),
  async *run(round) {
    const folder = join(round.ground.folder, 'linked-pages');
    if (!existsSync(folder)) {
      round.ground.progress('writing pages that link to each other');
      writeLinkedPages(folder, round.ground.topics.length);
    }
    let bare: number | undefined;
    for (const { name, check } of allLinkCheckers().filter(({ missing }) => !missing)) {
      const cost = await round.measure(name, check(folder));
      bare ??= cost.wall;
      yield [name, { ...cost, toBare: cost.wall / bare }];
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toBare }) => `${fixed(wall, 2)} (${fixed(toBare, 2)})`),
    ...processColumns,
  ],
};
