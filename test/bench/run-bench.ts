import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { CannotRun } from '../../scripts/cannot-run.ts';
import type { Contender } from './contender.ts';
import { allContenders } from './contenders.ts';
import { makeCorpus } from './corpus.ts';
import type { Figure, Measurement } from './measurement.ts';
import { Processes } from './processes.ts';
import { progress } from './progress.ts';
import { Round } from './round.ts';
import { stoppable } from './stopped.ts';
import { Tally } from './tally.ts';

/** What a bench is asked for. */
export interface BenchOptions {
  /** Numbers of topics. */
  readonly pages: readonly number[];
  readonly runs: number;
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
export async function runBench({ pages, runs, measurements, folder }: BenchOptions): Promise<Figures> {
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
          await benchOf({ count, runs, chosen, root, contenders, processes, tally });
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
  readonly chosen: readonly Measurement[];
  readonly root: string;
  readonly contenders: readonly Contender[];
  readonly processes: Processes;
  readonly tally: Tally;
}

/** All runs over one number of topics. */
async function benchOf({ count, runs, chosen, root, contenders, processes, tally }: Bench): Promise<void> {
  const ground = {
    folder: join(root, String(count)),
    topics: makeCorpus(count),
    contenders: contenders.filter(({ missing }) => !missing),
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
