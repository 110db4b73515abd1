import type { Definition } from '../../text/markdown/context.ts';
import type { Blocks } from '../../text/markdown/find-blocks.ts';
import type { Edit } from '../fix/edit.ts';
import type { SourceText } from '../fix/source-text.ts';
import { edit } from './mend-links.ts';

/** New labels for the footnotes of a piece that have those of other footnotes at its new place. */
export function freshLabels(own: readonly Definition[], there: readonly Definition[]): Map<string, string> {
  const labels = (all: readonly Definition[]): string[] =>
    all.filter(({ kind }) => kind === 'footnote').map(({ label }) => label);
  const used = new Set([...labels(own), ...labels(there)]);
  const fresh = new Map<string, string>();
  for (const label of labels(own)) {
    if (!labels(there).includes(label) || fresh.has(label)) continue;
    const next = freeLabel(label, used);
    used.add(next);
    fresh.set(label, next);
  }
  return fresh;
}

/** The next free number for a number, `name-2` for a name. */
function freeLabel(label: string, used: ReadonlySet<string>): string {
  const isNumber = /^\d{1,6}$/.test(label);
  const named = (number: number): string =>
    isNumber ? String(Number(label) + number - 1) : `${label}-${number}`;
  let number = 2;
  while (used.has(named(number))) number++;
  return named(number);
}

/**
 * The edits that write new labels into the lines of a piece.
 * @param bodyRow the row of the file on which the body begins
 * @param moves whether a line of the body is one of the piece
 */
export function labelEdits(
  source: SourceText,
  bodyRow: number,
  { noteUses, definitions }: Blocks,
  labels: ReadonlyMap<string, string>,
  moves: (line: number) => boolean,
): Edit[] {
  const notes = definitions.filter(({ kind }) => kind === 'footnote');
  const spots = [
    ...noteUses,
    ...notes.map(({ label, start }) => ({
      label,
      line: start,
      column: indent(source.lines[bodyRow + start]) + 1,
    })),
  ];
  return spots.flatMap(({ label, line, column }): Edit[] => {
    const next = labels.get(label);
    if (next === undefined || !moves(line)) return [];
    return [edit('', { file: '', line: bodyRow + line + 1, column }, `[^${label}]`, `[^${next}]`)];
  });
}

function indent(text = ''): number {
  return text.length - text.trimStart().length;
}
