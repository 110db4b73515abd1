import { Worker } from 'node:worker_threads';
import type { Examined } from './examine.ts';
import type { PageFacts } from './page-facts.ts';
import { type Counter, newCounter } from './portions.ts';

/** What a second thread is given. */
export interface Assignment {
  readonly content: string;
  readonly output: string;
  readonly counter: Counter;
}

/** What it gives back. */
export interface Contribution {
  /** Of the sources as the thread read them. */
  readonly state: string;
  readonly facts: readonly PageFacts[];
}

/** A thread that reads the same sources by itself, and renders a share of the pages into the same folder. */
export class SecondThread {
  readonly counter = newCounter();
  readonly #worker: Worker;
  readonly #contribution: Promise<Contribution | undefined>;

  constructor(content: string, output: string) {
    const assignment: Assignment = { content, output, counter: this.counter };
    const entry = new URL('./second-thread-entry.ts', import.meta.url);
    this.#worker = new Worker(entry, { workerData: assignment, stdout: true, stderr: true });
    // A thread that fails says nothing here: its pages are rendered again, and fail where they can be told.
    this.#contribution = new Promise((resolve) => {
      this.#worker.once('message', resolve).once('error', () => resolve(undefined));
      this.#worker.once('exit', () => resolve(undefined));
    });
  }

  /** The facts of its pages; none where it failed, or read another state of the sources than this thread. */
  async facts(examined: Examined): Promise<readonly PageFacts[]> {
    const contribution = await this.#contribution;
    return contribution?.state === stateOf(examined) ? contribution.facts : [];
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** Tells one state of the sources from another. */
export function stateOf({ surroundings, content }: Examined): string {
  return [surroundings, ...content.topics.map(({ path, hash }) => path + hash)].join('\n');
}
