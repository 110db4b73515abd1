import { eachCount, fixed, percent, processColumns } from '../columns.ts';
import { check as checkProgram, ours } from '../contenders/ours.ts';
import type { Measurement } from '../measurement.ts';

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
