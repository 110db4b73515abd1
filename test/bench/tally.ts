import type { Figure, Sample } from './measurement.ts';
import { median } from './median.ts';

/** What tells one row from another. */
type Row = Pick<Figure, 'measurement' | 'name' | 'pages'>;

/** Collects what the runs measured, and takes the medians. */
export class Tally {
  readonly #rows = new Map<string, { readonly row: Row; readonly samples: Sample[] }>();

  /** Adds what one run measured for a row. */
  add(row: Row, sample: Sample): void {
    const key = JSON.stringify(row);
    const known = this.#rows.get(key) ?? { row, samples: [] };
    known.samples.push(sample);
    this.#rows.set(key, known);
  }

  /** The rows in the order in which they were first measured. */
  figures(): Figure[] {
    return [...this.#rows.values()].map(({ row, samples }) => ({ ...row, ...mediansOf(samples) }));
  }
}

/** The median of each thing that the samples tell. */
function mediansOf(samples: readonly Sample[]): Sample {
  const [first = {}] = samples;
  const parts = Object.keys(first) as (keyof Sample)[];
  return Object.fromEntries(parts.map((part) => [part, median(samples.map((sample) => sample[part] ?? 0))]));
}
