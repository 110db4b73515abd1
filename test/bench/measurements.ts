import { CannotRun } from '../../scripts/cannot-run.ts';
import type { Measurement } from './measurement.ts';
import { check, cold, weight } from './measurements/builds.ts';
import { changed, preview } from './measurements/changed.ts';
import { desk, ownDesk } from './measurements/desk.ts';
import { history, release } from './measurements/history.ts';
import { hook } from './measurements/hook.ts';
import { pages, problems } from './measurements/pages.ts';
import { record } from './measurements/record.ts';
import { search } from './measurements/search.ts';
import { startUp } from './measurements/start-up.ts';
import { work } from './measurements/work.ts';

/** All measurements of the bench, in the order in which a run makes them. A new one is a file and a line. */
export const measurements: readonly Measurement[] = [
  cold,
  weight,
  work,
  check,
  hook,
  pages,
  problems,
  record,
  history,
  release,
  changed,
  preview,
  desk,
  ownDesk,
  search,
  startUp,
];

/**
 * The measurements with these names, which have commas between them.
 * @throws CannotRun where there is none of a name
 */
export function measurementsNamed(names: string): Measurement[] {
  const wanted = new Set(names.split(',').map((name) => name.trim()));
  const all = measurements.map(({ name }) => name);
  for (const name of wanted)
    if (!all.includes(name)) throw new CannotRun(`there is no measurement \`${name}\`: ${all.join(', ')}`);
  return measurements.filter(({ name }) => wanted.has(name));
}
