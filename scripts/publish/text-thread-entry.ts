import { type MessagePort, workerData } from 'node:worker_threads';
import { examineSources } from './examine.ts';
import type { TextFacts } from './text-facts.ts';
import { readHere } from './text-source.ts';
import {
  DELIVERED,
  ENDED,
  HANDFUL,
  TAKEN,
  type ThreadOrder,
  type ThreadStart,
  WAITING,
} from './text-thread.ts';

const { port, signal: shared } = workerData as ThreadStart;
const signal = new Int32Array(shared);
try {
  const { content, memory, paths } = await ordered(port);
  const examined = examineSources(content, undefined, memory);
  // What is read beside other data is another text.
  if (examined.project && examined.surroundings === memory.surroundings) {
    const topics = new Map(examined.content.topics.map((topic) => [topic.path, topic]));
    const read = readHere(examined.project);
    for (let start = 0; start < paths.length; start += HANDFUL) {
      const handful = paths.slice(start, start + HANDFUL).map((path) => topics.get(path));
      // A topic that is gone by now is missed where it is asked for.
      if (handful.includes(undefined)) break;
      deliver(handful.flatMap((topic) => (topic ? read(topic) : [])));
    }
  }
} finally {
  Atomics.store(signal, ENDED, 1);
  Atomics.add(signal, DELIVERED, 1);
  Atomics.notify(signal, DELIVERED);
  port.close();
}

function ordered(from: MessagePort): Promise<ThreadOrder> {
  return new Promise((resolve) => from.once('message', resolve));
}

/** Hands texts over, and waits while too many lie there already. */
function deliver(texts: readonly TextFacts[]): void {
  port.postMessage(texts);
  const delivered = Atomics.add(signal, DELIVERED, 1) + 1;
  Atomics.notify(signal, DELIVERED);
  for (
    let taken = Atomics.load(signal, TAKEN);
    delivered - taken >= WAITING;
    taken = Atomics.load(signal, TAKEN)
  )
    Atomics.wait(signal, TAKEN, taken);
}
