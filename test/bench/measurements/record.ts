import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../../../scripts/folders.ts';
import { recordText } from '../../../scripts/site/record.ts';
import { eachCount, fixed, type Measurement, processColumns } from '../measurement.ts';

/** How many anchors are recorded of each page. */
const ANCHORS = 20;

/** The record of what was published: read, held against the site, and written. */
export const record: Measurement = {
  name: 'record',
  explains: `A record of as many pages with ${ANCHORS} anchors each, read, compared and written: seconds, Node's start included (multiple of reading the file and cutting it into lines).`,
  async *run(round) {
    const file = join(round.ground.folder, 'record.txt');
    mkdirSync(round.ground.folder, { recursive: true });
    if (!existsSync(file)) writeFileSync(file, recordText(entriesOf(round.ground.topics.length)));
    let bare: number | undefined;
    for (const [name, work] of [
      ['read the file alone', 'bare'],
      ['read, compare and write', 'whole'],
    ] as const) {
      const cost = await round.measure(name, {
        command: process.execPath,
        args: [join(generatorRoot, 'test/bench/contenders/record-program.ts'), file, work],
        folder: generatorRoot,
      });
      bare ??= cost.wall;
      yield [name, { ...cost, toBare: cost.wall / bare }];
    }
  },
  columns: (counts) => [
    ...eachCount(counts, ({ wall, toBare }) => `${fixed(wall, 2)} (${fixed(toBare, 2)})`),
    ...processColumns,
  ],
};

function* entriesOf(pages: number): Generator<[string, { day: string }]> {
  const day = '2026-11-25';
  for (let page = 0; page < pages; page++) {
    const address = `/en/section-${Math.floor(page / 50)}/topic-${page}/`;
    yield [address, { day }];
    for (let anchor = 0; anchor < ANCHORS; anchor++) yield [`${address}#statement-${anchor}`, { day }];
  }
}
