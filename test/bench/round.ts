import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contender.ts';
import { barePass } from './contenders/bare-pass.ts';
import { ours } from './contenders/ours.ts';
import type { CorpusTopic } from './corpus.ts';
import type { Cost, Processes, Program } from './processes.ts';

/** What the rounds over one corpus share. */
export interface Ground {
  /** A folder of the bench's own. */
  readonly folder: string;
  readonly topics: readonly CorpusTopic[];
  /** The generators that this machine has. */
  readonly contenders: readonly Contender[];
  readonly processes: Processes;
  /** How many releases a history has. */
  readonly releases: number;
  /** The contenders whose sources have been written. */
  readonly prepared: Set<Contender>;
  /** Tells somebody who waits what is being done. */
  readonly progress: (doing: string) => void;
}

/** One run of the measurements over a corpus. What several of them need is built once. */
export class Round {
  readonly ground: Ground;
  /** Which run this is, from 1 on. */
  readonly number: number;
  readonly #builds = new Map<Contender, Promise<Cost>>();

  constructor(ground: Ground, number: number) {
    this.ground = ground;
    this.number = number;
  }

  /** The cost of this round's cold build: nothing is left of earlier ones. */
  build(contender: Contender): Promise<Cost> {
    const known = this.#builds.get(contender);
    if (known) return known;
    const output = this.outputOf(contender);
    // What a generator keeps beside its output goes as well.
    rmSync(join(output, '..'), { recursive: true, force: true });
    mkdirSync(join(output, '..'), { recursive: true });
    const cost = this.measure(contender.name, contender.build(this.sourceOf(contender), output));
    this.#builds.set(contender, cost);
    return cost;
  }

  /** The cold build of this generator, which others are told as a share of. */
  cold(): Promise<Cost> {
    return this.build(ours);
  }

  /** The bare pass, which others are told as a multiple of. */
  bare(): Promise<Cost> {
    return this.build(barePass);
  }

  /** Runs a program, and measures it. @throws CannotRun where it fails */
  measure(name: string, program: Program): Promise<Cost> {
    this.ground.progress(name);
    return this.ground.processes.measure(name, program);
  }

  /** The folder of a contender's sources; they are written where they are not there yet. */
  sourceOf(contender: Contender): string {
    const { folder, topics, prepared, progress } = this.ground;
    const source = join(folder, slug(contender));
    if (!prepared.has(contender)) {
      progress(`writing the sources of ${contender.name}`);
      mkdirSync(source, { recursive: true });
      contender.prepare(source, topics);
      prepared.add(contender);
    }
    return source;
  }

  /** The folder that a contender builds into. */
  outputOf(contender: Contender): string {
    return join(this.ground.folder, `${slug(contender)}-built`, 'site');
  }
}

function slug({ name }: Contender): string {
  return name.replace(/\W+/g, '-');
}
