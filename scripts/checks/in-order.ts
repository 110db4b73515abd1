import type { Problem } from '../problem.ts';

/** Problems by file, line, column and code; each told once. */
export function inOrder(problems: Iterable<Problem>): Problem[] {
  const byKey = new Map<string, Problem>();
  for (const found of problems) {
    const key = keyOf(found);
    if (!byKey.has(key)) byKey.set(key, found);
  }
  return [...byKey.values()].sort(compare);
}

/** What makes two problems one: the same code at the same place about the same thing. */
export function keyOf({ code, place, facts }: Problem): string {
  const { href, id, key } = facts as { href?: string; id?: string; key?: string };
  return [code, place.file, place.line, place.column, href ?? id ?? key ?? ''].join('\0');
}

function compare(a: Problem, b: Problem): number {
  return (
    order(a.place.file, b.place.file) ||
    a.place.line - b.place.line ||
    a.place.column - b.place.column ||
    order(a.code, b.code) ||
    order(keyOf(a), keyOf(b))
  );
}

/** By code unit: the same on every machine, whatever its locale. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
