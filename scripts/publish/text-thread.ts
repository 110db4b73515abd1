import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import type { ReadText } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import type { ThreadOrder } from './read-order.ts';

// Measured at 5,000 topics on two cores: a cold build takes 13.5 s instead of 17.8 s where a second thread reads the texts
// while the first renders them into pages.

/** How many files make a site that a second thread pays for itself on. */
const LARGE = 600;
/** How many texts make a delivery. The thread is not so much faster that many deliveries ever wait. */
const HANDFUL = 40;
/** How long a delivery is waited for, in ms, before the texts are read here. */
const PATIENCE = 20_000;

/** What the thread is given when it starts; it waits for an order. */
interface ThreadStart {
  readonly textPort: MessagePort;
  /** One number, which both threads see: how many deliveries were made. */
  readonly counter: SharedArrayBuffer;
}

/** Some texts; none where there will be no more. */
type Delivery = readonly (readonly [path: string, text: ReadText])[];

/** A thread that reads the texts of topics while this one renders them into pages. */
export class TextThread {
  readonly #delivered = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  readonly #channel = new MessageChannel();
  readonly #worker: Worker;
  readonly #content: string;
  /** The place of each path in the order. */
  #places: ReadonlyMap<string, number> = new Map();
  /** How many texts were handed out, or passed over. */
  #next = 0;
  #ready: Delivery[number][] = [];

  /** @param content the content folder */
  constructor(content: string) {
    this.#content = content;
    const { port2: textPort } = this.#channel;
    const start: ThreadStart = { textPort, counter: this.#delivered.buffer };
    const options = { workerData: start, transferList: [textPort], stdout: true, stderr: true };
    this.#worker = new Worker(new URL(import.meta.url), options);
    // What goes wrong there goes wrong here too, where it can be told.
    this.#worker.on('error', () => {});
    this.#channel.port1.unref();
  }

  /** Has texts read. @param paths of their topics, in the order in which they will be asked for */
  begin(content: Site, surroundings: string, paths: readonly string[]): void {
    const topics = content.topics.flatMap(({ path, matter, complete, topIds, stamp, hash, spoken }) =>
      matter ? [[path, { matter, complete, topIds, stamp, hash, ...(spoken && { spoken }) }] as const] : [],
    );
    this.#places = new Map(paths.map((path, index) => [path, index]));
    const order: ThreadOrder = { content: this.#content, surroundings, topics: new Map(topics), paths };
    this.#channel.port1.postMessage(order);
  }

  /** A text that the thread has read; undefined where it will not give it: then it is read here. */
  take(path: string): ReadText | undefined {
    const place = this.#places.get(path);
    if (place === undefined || place < this.#next) return undefined;
    while (this.#next <= place) {
      if (this.#ready.length === 0 && !this.#receive()) return undefined;
      const [found, text] = this.#ready.shift() as Delivery[number];
      this.#next++;
      if (found === path) return text;
    }
    return undefined;
  }

  /** Ends it, whatever it does. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
    this.#channel.port1.close();
  }

  /** Waits for a delivery. @returns whether there was one */
  #receive(): boolean {
    for (;;) {
      const delivered = Atomics.load(this.#delivered, 0);
      const received = receiveMessageOnPort(this.#channel.port1) as { message: Delivery } | undefined;
      this.#ready = [...(received?.message ?? [])];
      if (this.#ready.length > 0) return true;
      if (received || Atomics.wait(this.#delivered, 0, delivered, PATIENCE) === 'timed-out') {
        // What it gives later would come too late.
        this.#places = new Map();
        return false;
      }
    }
  }
}

/**
 * Starts a thread for a site that is worth one.
 * @param threads how many threads may work on it; by default two where the site is large, and the machine has as many
 */
export function threadFor(content: string, threads?: number): TextThread | undefined {
  return (threads ?? (isLarge(content) && availableParallelism() > 1 ? 2 : 1)) > 1
    ? new TextThread(content)
    : undefined;
}

function isLarge(content: string): boolean {
  try {
    return readdirSync(content, { recursive: true }).length > LARGE;
  } catch {
    return false;
  }
}

/** What runs in the thread. */
async function readTexts({ textPort, counter }: ThreadStart): Promise<void> {
  const delivered = new Int32Array(counter);
  const deliver = (texts: Delivery): void => {
    textPort.postMessage(texts);
    Atomics.add(delivered, 0, 1);
    Atomics.notify(delivered, 0);
  };
  try {
    const ordered = new Promise<ThreadOrder>((resolve) => textPort.once('message', resolve));
    const { readOrder } = await import('./read-order.ts');
    for (const texts of readOrder(await ordered, HANDFUL)) deliver(texts);
  } finally {
    deliver([]);
    textPort.close();
  }
}

if (!isMainThread && (workerData as Partial<ThreadStart> | null)?.textPort)
  await readTexts(workerData as ThreadStart);
