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
  const chosen = new Map<number, Edit[]>();
  for (const edit of edits) {
    const { line, column } = edit.place;
    const onLine = chosen.get(line) ?? [];
    const isThere = source.lines[line - 1]?.startsWith(edit.was, column - 1) && edit.is !== edit.was;
    if (!isThere || onLine.some((other) => overlap(edit, other))) continue;
    onLine.push(edit);
    chosen.set(line, onLine);
  }
  const done = [...chosen.values()]
    .flat()
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const lines = [...source.lines];
  // From the last to the first, so that the columns of those before it stay right.
  for (const { place, was, is } of done.toReversed()) {
    const line = lines[place.line - 1] ?? '';
    const start = place.column - 1;
    lines[place.line - 1] = line.slice(0, start) + is + line.slice(start + was.length);
  }
  return { source: { ...source, lines }, done };
}

function overlap({ place: a, was: before }: Edit, { place: b, was: after }: Edit): boolean {
  return a.column === b.column || (a.column < b.column + after.length && b.column < a.column + before.length);
}
