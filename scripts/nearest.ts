import { distance } from 'fastest-levenshtein';

/**
 * The candidate that a mistyped word most likely meant.
 * @param significant how many letters of the word tell candidates apart (of an address: its last part)
 * @returns undefined where nothing is near enough to be a help (more than a third of those letters differ)
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  significant = word.length,
): string | undefined {
  if (word.length > LONGEST) return undefined;
  const simple = simplify(word);
  let best: { candidate: string; distance: number } | undefined;
  const limit = Math.max(significant > 3 ? 2 : significant > 1 ? 1 : 0, significant / 3) + 0.1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > (best?.distance ?? limit)) continue;
    const other = simplify(candidate);
    const d = (isSwapped(simple, other) ? 1 : distance(simple, other)) + (candidate === word ? 0 : 0.1);
    // What begins otherwise, and shares half of a short word, is another word.
    if (d * 2 > word.length && simple[0] !== other[0]) continue;
    if (!best || d < best.distance || (d === best.distance && candidate < best.candidate)) {
      best = { candidate, distance: d };
    }
  }
  return best && best.distance <= limit ? best.candidate : undefined;
}

/** Nobody mistypes a longer word, and to compare two of them takes the product of their lengths. */
const LONGEST = 500;

/**
 * The same for a run in which tens of thousands of words may be asked for: when it has looked at so many candidates, it finds
 * nothing any more.
 */
export function nearestWithin(looks: number): typeof nearest {
  let left = looks;
  function* counted(candidates: Iterable<string>): Generator<string> {
    for (const candidate of candidates) {
      left--;
      yield candidate;
    }
  }
  return (word, candidates, significant) =>
    left > 0 ? nearest(word, counted(candidates), significant) : undefined;
}

/** Whether two letters side by side are turned round, which is one slip. */
function isSwapped(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return (
    at + 1 < one.length &&
    one[at] === other[at + 1] &&
    one[at + 1] === other[at] &&
    one.slice(at + 2) === other.slice(at + 2)
  );
}

/** Case and the kind of hyphen are what people most often get wrong, so they cost nothing. */
function simplify(word: string): string {
  return word.toLowerCase().replaceAll('_', '-');
}
