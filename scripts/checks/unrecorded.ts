import { type Problem, problem } from '../problem.ts';
import type { PublishedSite } from '../site/published-site.ts';
import type { PublishedRecord } from '../site/record.ts';

/** How many are named. */
const FEW = 5;

/** `unrecorded`: everything that the site publishes is in the record. One problem a file. */
export function* unrecorded(record: PublishedRecord, { keys }: PublishedSite): Generator<Problem, undefined> {
  const missing = new Map<string, string[]>();
  for (const [key, file] of keys) {
    if (record.entries.has(key)) continue;
    const of = missing.get(file);
    if (of) of.push(key);
    else missing.set(file, [key]);
  }
  for (const [file, found] of missing)
    yield problem(
      'unrecorded',
      { file, line: 1, column: 1 },
      { count: found.length, keys: found.slice(0, FEW) },
    );
}
