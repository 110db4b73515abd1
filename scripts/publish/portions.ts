/** How many pages are rendered in one go. */
const PORTION = 100;

/** A list in portions. */
export function* portionsOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += PORTION) yield list.slice(start, start + PORTION);
}
