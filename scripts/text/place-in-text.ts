import type { Place } from '../problem.ts';

/** Characters of a text that stand side by side on a line of its file: those from an offset on, up to the next stretch. */
export interface Stretch {
  /** In UTF-16 units from the start of the text. */
  readonly from: number;
  /** Of the first of them. */
  readonly place: Place;
}

/** The place of an offset in a text that is made of these stretches, which stand in its order. */
export function placeIn(stretches: readonly Stretch[], offset: number): Place {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((stretches[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const { from, place } = stretches[low] ?? { from: 0, place: { file: '', line: 1, column: 1 } };
  return { ...place, column: Math.max(place.column + offset - from, 1) };
}

/** The stretches of what is left of a text without so many of its first characters. */
export function behind(stretches: readonly Stretch[], length: number): Stretch[] {
  return stretches.map(({ from, place }) => ({ from: from - length, place }));
}

/** Tells places in the text of a whole file by their offsets, in UTF-16 units. */
export function placesIn(text: string, file: string): (offset: number) => Place {
  const stretches = [{ from: 0, place: { file, line: 1, column: 1 } }];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g))
    stretches.push({ from: index + end.length, place: { file, line: stretches.length + 1, column: 1 } });
  return (offset) => placeIn(stretches, offset);
}
