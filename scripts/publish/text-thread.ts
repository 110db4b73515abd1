import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { Examined } from './examine.ts';
import { remember, type SiteMemory } from './memory.ts';
import type { TextFacts } from './text-facts.ts';
import type { TextSource } from './text-source.ts';

/** What the thread is given when it starts; it waits for an order. */
export interface ThreadStart {
  readonly port: MessagePort;
  readonly signal: SharedArrayBuffer;
}

/** What it is asked to read. */
export interface ThreadOrder {
  readonly content: string;
  /** What this thread knows of the sources: the other need not find it out again. */
  readonly memory: SiteMemory;
  /** The paths of topics. */
  readonly paths: readonly string[];
}

/** A handful of texts, in the order of the paths. */
export type Delivery = readonly TextFacts[];

/** The numbers that both threads see. */
export const DELIVERED = 0;
export const TAKEN = 1;
export const ENDED = 2;

/** How many texts make a delivery, and how many deliveries may wait: the thread must not run far ahead. */
export const HANDFUL = 40;
export const WAITING = 12;

/** How long a delivery is waited for, in ms, before the texts are read here. */
const PATIENCE = 20_000;

/** A thread that reads and judges texts while this one renders them into pages. */
export class TextThread {
  readonly #signal = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  readonly #channel = new MessageChannel();
  readonly #worker: Worker;
  readonly #ready: TextFacts[] = [];
  /** It did not answer in time: what it gives later would come in the wrong order. */
  #isLost = false;

  readonly #content: string;

  /** @param content the content folder */
  constructor(content: string) {
    this.#content = content;
    const { port2: port } = this.#channel;
    const start: ThreadStart = { port, signal: this.#signal.buffer };
    const entry = new URL('./text-thread-entry.ts', import.meta.url);
    const options = { workerData: start, transferList: [port], stdout: true, stderr: true };
    this.#worker = new Worker(entry, options);
    // What goes wrong there goes wrong here too, where it can be told.
    this.#worker.on('error', () => this.#end());
    this.#channel.port1.unref();
  }

  /** Texts from the thread; from here, where it gives none, or read another version of a file. */
  source({ project, content, surroundings }: Examined, here: TextSource): TextSource {
    const due = [...new Set(project?.due.flatMap(({ topic }) => topic ?? []))];
    const order: ThreadOrder = {
      content: this.#content,
      memory: remember(surroundings, content, new Map()),
      paths: due.map(({ path }) => path),
    };
    this.#channel.port1.postMessage(order);
    let next = 0;
    return (topic) => {
      if (due[next] !== topic) return here(topic);
      next++;
      const text = this.#take();
      return text?.hash === topic.hash ? text : here(topic);
    };
  }

  /** Ends it, whatever it does. */
  async end(): Promise<void> {
    await this.#worker.terminate();
    this.#channel.port1.close();
  }

  /** The next text; undefined where there will be none. */
  #take(): TextFacts | undefined {
    while (this.#ready.length === 0) {
      if (this.#isLost) return undefined;
      const delivered = Atomics.load(this.#signal, DELIVERED);
      const ended = Atomics.load(this.#signal, ENDED) === 1;
      const received = receiveMessageOnPort(this.#channel.port1) as { message: Delivery } | undefined;
      if (received) {
        this.#ready.push(...[...received.message].reverse());
        Atomics.add(this.#signal, TAKEN, 1);
        Atomics.notify(this.#signal, TAKEN);
      } else if (ended) return undefined;
      else if (Atomics.wait(this.#signal, DELIVERED, delivered, PATIENCE) === 'timed-out')
        this.#isLost = true;
    }
    return this.#ready.pop();
  }

  #end(): void {
    Atomics.store(this.#signal, ENDED, 1);
  }
}
