/** How many pages are rendered in one go. */
const PORTION = 200;

/** A counter that threads share. */
export type Counter = SharedArrayBuffer;

/** A counter at its beginning. */
export function newCounter(): Counter {
  return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

/**
 * Hands out a list in portions; of all who share a counter, each portion goes to one.
 * @returns the next portion; empty at the end
 */
export function portionsOf<T>(list: readonly T[], counter: Counter = newCounter()): () => readonly T[] {
  const next = new Int32Array(counter);
  return () => {
    const start = Atomics.add(next, 0, PORTION);
    return list.slice(start, start + PORTION);
  };
}
