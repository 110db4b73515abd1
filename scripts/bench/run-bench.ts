import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CorpusTopic, makeCorpus } from './corpus.ts';
import { type Cost, measure, median } from './measure.ts';
import { type Contender, contenders } from './peers.ts';

/** What a bench is asked for. */
export interface BenchOptions {
  readonly pages: readonly number[];
  readonly runs: number;
  readonly folder?: string | undefined;
}

/** The median cost of a program for one number of pages. */
export interface Figure extends Cost {
  readonly name: string;
  readonly pages: number;
  /** Wall time as a multiple of the bare pass of the same run. */
  readonly ratio: number;
  /** Of what was written, in bytes. */
  readonly output: number;
}

/** All that a bench found. */
export interface Figures {
  readonly node: string;
  readonly runs: number;
  readonly figures: readonly Figure[];
  /** What was not measured, and why. */
  readonly missing: readonly string[];
}

/** Runs every contender in turns, cold, and takes medians. */
export async function runBench({ pages, runs, folder }: BenchOptions): Promise<Figures> {
  const root = mkdtempSync(join(folder ?? (existsSync('/dev/shm') ? '/dev/shm' : tmpdir()), 'bench-'));
  try {
    const all = contenders();
    const figures: Figure[] = [];
    for (const count of pages) figures.push(...(await benchOf(count, runs, join(root, String(count)), all)));
    const missing = all.flatMap(({ name, missing: why }) => (why ? [`${name}: ${why}`] : []));
    return { node: process.version, runs, figures, missing };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function benchOf(
  count: number,
  runs: number,
  root: string,
  all: readonly Contender[],
): Promise<Figure[]> {
  const topics = makeCorpus(count);
  const present = all.filter(({ missing }) => !missing);
  const costs = new Map<string, Cost[]>([
    ...present.map(({ name }): [string, Cost[]] => [name, []]),
    [COPY, []],
  ]);
  for (const contender of present) prepare(contender, root, topics);
  for (let run = 0; run < runs; run++) {
    for (const contender of present) {
      const { source, output } = foldersOf(contender, root);
      rmSync(output, { recursive: true, force: true });
      costs.get(contender.name)?.push(await measure(contender.build(source, output)));
    }
    costs.get(COPY)?.push(copy(root, present));
  }
  const bare = median(costs.get('bare pass')?.map(({ wall }) => wall) ?? []);
  const figures = [...costs].map(([name, found]): Figure => {
    const wall = median(found.map((cost) => cost.wall));
    const contender = present.find((one) => one.name === name);
    return {
      name,
      pages: count,
      wall,
      cpu: median(found.map(({ cpu }) => cpu)),
      memory: median(found.map(({ memory }) => memory)),
      ratio: wall / bare,
      output: contender ? weightOf(foldersOf(contender, root).output) : 0,
    };
  });
  rmSync(root, { recursive: true, force: true });
  return figures;
}

/** The name under which the cost of writing alone is told. */
const COPY = 'a plain copy of our output';

function prepare(contender: Contender, root: string, topics: readonly CorpusTopic[]): void {
  const { source } = foldersOf(contender, root);
  mkdirSync(source, { recursive: true });
  contender.prepare(source, topics);
}

function foldersOf({ name }: Contender, root: string): { source: string; output: string } {
  const folder = join(root, name.replace(/\W+/g, '-'));
  return { source: folder, output: `${folder}-output` };
}

function copy(root: string, present: readonly Contender[]): Cost {
  const ours = present.find(({ name }) => name === 'this generator') as Contender;
  const target = join(root, 'copy');
  rmSync(target, { recursive: true, force: true });
  const started = performance.now();
  cpSync(foldersOf(ours, root).output, target, { recursive: true });
  return { wall: (performance.now() - started) / 1000, cpu: 0, memory: 0 };
}

function weightOf(folder: string): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
