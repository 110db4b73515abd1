import type { Place, Problem } from '../problem.ts';

/** Problems by file, line, column and code; each told once, whatever the order in which they were found. */
export function inOrder(problems: Iterable<Problem>): Problem[] {
  const told = new Set<string>();
  return [...problems].sort(compare).filter((found) => {
    const key = keyOf(found);
    return !told.has(key) && told.add(key);
  });
}

/** What makes two problems one: the same code at the same place about the same thing. */
function keyOf({ code, place, facts }: Problem): string {
  const { href, id, key, word, text } = facts as Readonly<Record<string, string | undefined>>;
  const about = href ?? id ?? key ?? word ?? text ?? '';
  return [code, place.file, place.line, place.column, about].join('\0');
}

function compare(a: Problem, b: Problem): number {
  return byPlace(a.place, b.place) || order(a.code, b.code) || order(wholeOf(a), wholeOf(b));
}

function wholeOf({ facts, page = '' }: Problem): string {
  return JSON.stringify(facts) + page;
}

/** Compares two places, for sorting: by file, line and column. */
export function byPlace(a: Place, b: Place): number {
  return order(a.file, b.file) || a.line - b.line || a.column - b.column;
}

/** Compares two texts, for sorting, by code unit: the same on every machine, whatever its locale. */
export function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
