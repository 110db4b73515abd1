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
  const chosen: Edit[] = [];
  for (const edit of edits) {
    const isThere = source.lines[edit.place.line - 1]?.startsWith(edit.was, edit.place.column - 1);
    if (isThere && edit.is !== edit.was && !chosen.some((other) => overlap(edit, other))) chosen.push(edit);
  }
  const done = chosen.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
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
  return (
    a.line === b.line &&
    (a.column === b.column || (a.column < b.column + after.length && b.column < a.column + before.length))
  );
}
