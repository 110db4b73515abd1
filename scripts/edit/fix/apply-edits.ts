import type { Edit } from './edit.ts';
import type { SourceText } from './source-text.ts';

/** What became of the edits to a file. */
export interface Applied {
  readonly source: SourceText;
  /** By place; of several that are the same, one. */
  readonly done: readonly Edit[];
}

/**
 * Applies edits to a file. Left out are those whose place does not say what they expect, and of two that overlap the
 * one that comes later in the list.
 */
export function applyEdits(source: SourceText, edits: readonly Edit[]): Applied {
  const done = choose(edits.filter((edit) => isPossible(edit, source)));
  const lines = [...source.lines];
  for (const [line, onLine] of Map.groupBy(done, ({ place }) => place.line - 1))
    lines[line] = rewritten(lines[line] ?? '', onLine);
  return { source: { ...source, lines }, done };
}

function isPossible({ place, was, is }: Edit, { lines }: SourceText): boolean {
  return is !== was && lines[place.line - 1]?.startsWith(was, place.column - 1) === true;
}

/** By place, none overlapping another. */
function choose(edits: readonly Edit[]): Edit[] {
  const ranked = edits.map((edit, rank) => ({ edit, rank }));
  const chosen: typeof ranked = [];
  for (const next of ranked.sort((a, b) => byPlace(a.edit, b.edit) || a.rank - b.rank)) {
    const last = chosen.at(-1);
    if (last && overlap(last.edit, next.edit)) {
      if (next.rank < last.rank) chosen[chosen.length - 1] = next;
    } else chosen.push(next);
  }
  return chosen.map(({ edit }) => edit);
}

function byPlace({ place: a }: Edit, { place: b }: Edit): number {
  return a.line - b.line || a.column - b.column;
}

/** @param second begins where the first does, or behind */
function overlap({ place: a, was }: Edit, { place: b }: Edit): boolean {
  return a.line === b.line && (a.column === b.column || b.column < a.column + was.length);
}

function rewritten(line: string, edits: readonly Edit[]): string {
  let at = 0;
  const pieces = edits.flatMap(({ place, was, is }) => {
    const before = line.slice(at, place.column - 1);
    at = place.column - 1 + was.length;
    return [before, is];
  });
  return [...pieces, line.slice(at)].join('');
}
