import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotRun } from '../../scripts/cannot-run.ts';
import type { Contender } from './contender.ts';
import { barePass } from './contenders/bare-pass.ts';
import { eleventy } from './contenders/eleventy.ts';
import { hugo, zola } from './contenders/hugo-and-zola.ts';
import { ours } from './contenders/ours.ts';
import { makeCorpus } from './corpus.ts';
import type { Figure, Measurement, Sample } from './measurement.ts';
import { Processes, stoppable } from './processes.ts';
import { Round } from './round.ts';

/** What a bench is asked for. */
export interface BenchOptions {
  /** Numbers of topics. */
  readonly pages: readonly number[];
  readonly runs: number;
  /** How many releases a history has. */
  readonly releases: number;
  readonly measurements: readonly Measurement[];
  /** Where to write; without one a memory file system, where there is one. */
  readonly folder?: string | undefined;
}

/** All that a bench found. */
export interface Figures {
  readonly node: string;
  readonly runs: number;
  readonly pages: readonly number[];
  /** Where it wrote. */
  readonly folder: string;
  /** The other generators that were there, with their versions. */
  readonly versions: Readonly<Record<string, string>>;
  /** What was not measured, and why. */
  readonly missing: readonly string[];
  readonly figures: readonly Figure[];
}

/**
 * Makes the measurements in turns over each number of topics, and takes the medians. It leaves no file and no process.
 * @throws CannotRun where a program under measure fails, or the folder cannot be written
 * @throws Stopped where a signal came
 */
export async function runBench({
  pages,
  runs,
  releases,
  measurements,
  folder,
}: BenchOptions): Promise<Figures> {
  const parent = resolve(folder ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir()));
  const counts = [...new Set(pages)].sort((a, b) => a - b);
  const contenders = allContenders();
  const processes = new Processes();
  const tally = new Tally();
  const root = newFolder(parent);
  await stoppable(
    () => processes.endAll(),
    async () => {
      try {
        for (const count of counts) {
          const chosen = measurements.filter(({ once }) => !once || count === counts[0]);
          await benchOf({ count, runs, releases, chosen, root, contenders, processes, tally });
        }
      } finally {
        await processes.endAll();
        rmSync(root, { recursive: true, force: true, maxRetries: 3 });
        progress('');
      }
    },
  );
  return {
    node: process.version,
    runs,
    pages: counts,
    folder: parent,
    versions: Object.fromEntries(
      contenders.flatMap(({ name, version }) => (version ? [[name, version]] : [])),
    ),
    missing: [
      ...contenders.flatMap(({ name, missing }) => (missing ? [`${name}: ${missing}`] : [])),
      ...measurements.flatMap(({ missing }) => missing?.() ?? []),
    ],
    figures: tally.figures(),
  };
}

interface Bench {
  readonly count: number;
  readonly runs: number;
  readonly releases: number;
  readonly chosen: readonly Measurement[];
  readonly root: string;
  readonly contenders: readonly Contender[];
  readonly processes: Processes;
  readonly tally: Tally;
}

/** All runs over one number of topics. */
async function benchOf({
  count,
  runs,
  releases,
  chosen,
  root,
  contenders,
  processes,
  tally,
}: Bench): Promise<void> {
  const ground = {
    folder: join(root, String(count)),
    topics: makeCorpus(count),
    contenders: contenders.filter(({ missing }) => !missing),
    releases,
    processes,
    prepared: new Set<Contender>(),
  };
  for (let run = 1; run <= runs; run++) {
    const head = `${count.toLocaleString('en')} topics, run ${run} of ${runs}`;
    const round = new Round({ ...ground, progress: (doing) => progress(`${head}: ${doing}`) }, run);
    for (const { name: measurement, once, run: measure } of chosen)
      for await (const [name, sample] of measure(round))
        tally.add({ measurement, name, ...(!once && { pages: count }) }, sample);
  }
  rmSync(ground.folder, { recursive: true, force: true });
}

/** A folder of the bench's own. @throws CannotRun where there cannot be one */
function newFolder(parent: string): string {
  try {
    return mkdtempSync(join(parent, 'bench-'));
  } catch (error) {
    throw new CannotRun(`cannot write into \`${parent}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** All generators of the bench, those that this machine lacks included. A new one is a file and a line. */
export function allContenders(): Contender[] {
  return [barePass, ours, eleventy(), hugo(), zola()];
}

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

/** The middle of some numbers; of an even count the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Tells somebody at a terminal what is being done, in one line that the next one replaces; nothing where nobody looks. */
export function progress(doing: string): void {
  const { stderr } = process;
  if (stderr.isTTY) stderr.write(`\r\x1b[2K${doing.slice(0, (stderr.columns || 80) - 1)}`);
}
