import { getCompileCacheDir } from 'node:module';
import { availableParallelism } from 'node:os';
import {
  isMainThread,
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
  workerData,
} from 'node:worker_threads';
import { tried } from '../cannot-run.ts';
import { isSound } from '../checks/find-problems.ts';
import { entriesBelow } from '../files.ts';
import type { ContentFiles, KnownTopic, ReadText, Topic } from '../site/content.ts';
import { type FoundFiles, filesAgain, foundIn } from '../site/load.ts';
import { saidText } from '../site/pieces.ts';
import { readContent } from '../site/read-content.ts';
import type { Site } from '../site/site.ts';
import { isPublished } from '../site/twins.ts';

// Measured at 5,000 topics on two cores, three rounds in turns: a cold build takes 24.5, 22.0 and 15.6 s instead of 36.7, 34.0
// and 26.5 s where a second thread reads texts, and says for machines what they say, while the first renders them into pages.

/** How many files make a site that a second thread pays for itself on. */
const LARGE = 600;
/** How long a text is waited for, in ms, before it is read here. */
const PATIENCE = 20_000;

/** How far ahead in the order the thread stops: what was read and not asked for is kept in memory. */
const WAITING = 100;
/** How far ahead it goes on: to be woken for each one costs both threads more than the text. */
const FEW = WAITING / 2;

/** The numbers that both threads see: how many deliveries were made, up to where texts of the order were asked for, and how many of them were begun by either. */
const [DELIVERED, ASKED, BEGUN] = [0, 1, 2];

/** What the thread is given when it starts; it waits for an order. */
interface ThreadStart {
  readonly textPort: MessagePort;
  readonly counters: SharedArrayBuffer;
}

/** What a thread that reads texts is asked for. */
interface ThreadOrder {
  readonly content: string;
  readonly files: FoundFiles;
  /** What the first thread knows of the sources: the other need not find it out again. */
  readonly topics: ReadonlyMap<string, KnownTopic>;
  /** The paths of topics, in the order in which their texts will be asked for. */
  readonly paths: readonly string[];
  /** Whether what they say for machines is to be written. */
  readonly isWritten: boolean;
}

/** A text; null where there will be no more. */
type Delivery = readonly [path: string, text: ReadText] | null;

/** A thread that reads the texts of topics while this one renders them into pages, and reads some itself rather than wait. */
export class TextThread {
  readonly #counters = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  readonly #channel = new MessageChannel();
  readonly #worker: Worker;
  readonly #content: string;
  #paths: readonly string[] = [];
  /** The places of texts in the order, from 1 on. Some are not asked for: they were read before it. */
  #places: ReadonlyMap<string, number> = new Map();
  #topics: ReadonlyMap<string, Topic> = new Map();
  /** The paths of texts that may still come from the thread. */
  readonly #expected = new Set<string>();
  readonly #ready = new Map<string, ReadText>();

  /** @param content the content folder */
  constructor(content: string) {
    this.#content = content;
    const { port2: textPort } = this.#channel;
    const start: ThreadStart = { textPort, counters: this.#counters.buffer };
    const cache = getCompileCacheDir();
    const env = { ...process.env, ...(cache && { NODE_COMPILE_CACHE: cache }) };
    const options = { workerData: start, transferList: [textPort], env, stdout: true, stderr: true };
    this.#worker = new Worker(new URL(import.meta.url), options);
    // What goes wrong there goes wrong here too, where it can be told.
    this.#worker.on('error', () => {});
    this.#channel.port1.unref();
  }

  /**
   * Has texts read.
   * @param paths of their topics, in the order in which they will be asked for
   * @param isWritten whether what they say for machines is to be written
   */
  begin(content: Site, files: ContentFiles, paths: readonly string[], isWritten: boolean): void {
    const topics = content.topics.flatMap(({ path, matter, complete, topIds, stamp, hash, spoken }) =>
      matter ? [[path, { matter, complete, topIds, stamp, hash, ...(spoken && { spoken }) }] as const] : [],
    );
    this.#paths = paths;
    this.#places = new Map(paths.map((path, index) => [path, index + 1]));
    this.#topics = new Map(content.topics.map((topic) => [topic.path, topic]));
    for (const path of paths) this.#expected.add(path);
    const given = {
      content: this.#content,
      files: foundIn(files),
      topics: new Map(topics),
      paths,
      isWritten,
    };
    this.#channel.port1.postMessage(given satisfies ThreadOrder);
  }

  /** A text that the thread has read; undefined where it will not give it: then it is read here. */
  take(path: string): ReadText | undefined {
    for (;;) {
      const delivered = Atomics.load(this.#counters, DELIVERED);
      this.#collect();
      if (!this.#expected.has(path) || this.#ready.has(path)) break;
      const own = this.#paths[begin(this.#counters)];
      if (own === undefined) {
        if (Atomics.wait(this.#counters, DELIVERED, delivered, PATIENCE) !== 'timed-out') continue;
        // What it gives later would come too late.
        this.#expected.clear();
      } else {
        this.#expected.delete(own);
        if (own !== path) this.#topics.get(own)?.text();
      }
    }
    const text = this.#ready.get(path);
    this.#ready.delete(path);
    this.#expected.delete(path);
    const asked = Math.max(this.#places.get(path) ?? 0, Atomics.load(this.#counters, ASKED));
    Atomics.store(this.#counters, ASKED, asked);
    if (Atomics.load(this.#counters, BEGUN) - asked <= FEW) Atomics.notify(this.#counters, ASKED);
    return text;
  }

  #collect(): void {
    for (;;) {
      const received = receiveMessageOnPort(this.#channel.port1) as { message: Delivery } | undefined;
      if (!received) return;
      if (received.message) this.#ready.set(...received.message);
      else this.#expected.clear();
    }
  }

  /** Ends it, whatever it does. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.#worker.terminate();
    this.#channel.port1.close();
  }
}

/** The place in the order of the next text that nobody has begun to read. */
function begin(counters: Int32Array): number {
  return Atomics.add(counters, BEGUN, 1);
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
  return (tried(() => [...entriesBelow(content).take(LARGE + 1)])?.length ?? 0) > LARGE;
}

/** What runs in the thread. */
async function readTexts({ textPort, counters: shared }: ThreadStart): Promise<void> {
  const counters = new Int32Array(shared);
  const deliver = (text: Delivery): void => {
    textPort.postMessage(text);
    Atomics.add(counters, DELIVERED, 1);
    Atomics.notify(counters, DELIVERED);
  };
  try {
    const ordered = new Promise<ThreadOrder>((resolve) => textPort.once('message', resolve));
    const { content, files, topics, paths, isWritten } = await ordered;
    const site = readContent(filesAgain(files, content), topics);
    const found = new Map(site.topics.map((topic) => [topic.path, topic]));
    for (let place = begin(counters); place < paths.length; place = begin(counters)) {
      const path = paths[place] ?? '';
      const topic = found.get(path);
      // One that is gone by now is missed where it is asked for.
      if (!topic) return;
      const { html } = topic.html();
      const { operator } = site;
      const said = isWritten && operator && isPublished(topic) ? saidText(topic, html, operator) : undefined;
      deliver([path, { html, said, gist: topic.gist(), text: topic.judged(isSound(topic, site), false) }]);
      for (let asked = 0; place - asked >= WAITING; asked = Atomics.load(counters, ASKED))
        Atomics.wait(counters, ASKED, asked);
    }
  } finally {
    deliver(null);
    textPort.close();
  }
}

if (!isMainThread && (workerData as Partial<ThreadStart> | null)?.textPort)
  await readTexts(workerData as ThreadStart);
