import { diffArrays } from 'diff';
import { diffWords, type WordRun } from '../../text/word-diff.ts';
import type { VersionStatement } from './page-history.ts';

/** What became of a statement from one version of its page to another. */
export interface StatementDifference {
  /** As the later version has it. */
  readonly id: string;
  readonly heading: string;
  /** `redacted`: one of both was taken out, and there is nothing to compare; `form`: no word of it changed, but where its links lead, or how it is set. */
  readonly kind: 'added' | 'withdrawn' | 'changed' | 'form' | 'same' | 'redacted';
  /** It stands at another place among the others, or under another id. */
  readonly isMoved: boolean;
  /** What went and came, in order; of a statement whose words are the same, nothing. */
  readonly parts: readonly DifferentPart[];
}

/** A part of two texts that is not the same in both; paragraphs, items and rows of tables are lines. */
export interface DifferentPart {
  readonly old: readonly (readonly WordRun[])[];
  readonly new: readonly (readonly WordRun[])[];
}

/** Gives what readers read of a statement, without its heading. */
export type ReadStatement = (statement: VersionStatement) => string;

/**
 * Tells what changed between two versions of a page, statement by statement, in the order of the later one; where something
 * was withdrawn, that stands where it stood. Statements that are the same, and at their place, are left out.
 */
export function differencesBetween(
  before: readonly VersionStatement[],
  after: readonly VersionStatement[],
  read: ReadStatement,
): StatementDifference[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = byFormerId(before, after);
  const order = diffArrays([...was.keys()], [...is.keys()]);
  const all = order.flatMap(({ value, added, removed }) =>
    value.flatMap((id) => {
      const [old, now] = [was.get(id), is.get(id)];
      if (removed && now) return [];
      if (old && now) return changeOf(old, now, read, added || old.id !== now.id);
      const only = old ?? now;
      return only ? [wholeOf(only, now ? 'added' : 'withdrawn', read)] : [];
    }),
  );
  return all.filter(({ kind, isMoved }) => kind !== 'same' || isMoved);
}

/** The statements of a version by the ids that they had before: one that says the same under another id was not withdrawn. */
function byFormerId(
  before: readonly VersionStatement[],
  after: readonly VersionStatement[],
): Map<string, VersionStatement> {
  const [was, is] = [before, after].map((all) => new Set(all.map(({ id }) => id)));
  const gone = new Map(before.flatMap((one) => (is?.has(one.id) ? [] : [[wordsKey(one), one.id]])));
  return new Map(after.map((one) => [was?.has(one.id) ? one.id : (gone.get(wordsKey(one)) ?? one.id), one]));
}

/** Two statements of one key have the same words. */
export function wordsKey({ text: { heading, sha256 } }: VersionStatement): string {
  return `${sha256} ${heading}`;
}

function wholeOf(
  one: VersionStatement,
  kind: 'added' | 'withdrawn',
  read: ReadStatement,
): StatementDifference {
  const said = one.text.redacted ? '' : read(one);
  const parts = kind === 'added' ? partsOf('', said) : partsOf(said, '');
  return { id: one.id, heading: one.text.heading, kind, isMoved: false, parts };
}

function changeOf(
  old: VersionStatement,
  now: VersionStatement,
  read: ReadStatement,
  isMoved: boolean,
): StatementDifference {
  const said = { id: now.id, heading: now.text.heading, isMoved };
  if (old.text.key === now.text.key) return { ...said, kind: 'same', parts: [] };
  if (old.text.redacted || now.text.redacted) return { ...said, kind: 'redacted', parts: [] };
  // Another id alone makes another text of a heading.
  if (wordsKey(old) === wordsKey(now)) return { ...said, kind: isMoved ? 'same' : 'form', parts: [] };
  const whole = (one: VersionStatement): string => `${one.text.heading}\n${read(one)}`;
  return { ...said, kind: 'changed', parts: partsOf(whole(old), whole(now)) };
}

/** Compares two texts line by line, and what differs word by word. */
export function partsOf(before: string, after: string): DifferentPart[] {
  const parts: DifferentPart[] = [];
  let old: readonly string[] = [];
  const lines = diffArrays(linesIn(before), linesIn(after));
  for (const [index, { value, added, removed }] of lines.entries()) {
    if (removed) old = value;
    if (added || (removed && !lines[index + 1]?.added)) {
      const runs = diffWords(old.join('\n'), added ? value.join('\n') : '');
      parts.push(...pairsIn(runs));
      old = [];
    }
  }
  return parts;
}

function linesIn(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Cuts a comparison where both texts begin a new line. */
function pairsIn(runs: readonly WordRun[]): DifferentPart[] {
  const pairs: Record<'old' | 'new', WordRun[][]>[] = [{ old: [[]], new: [[]] }];
  for (const { kind, text } of runs)
    for (const [index, piece] of text.split('\n').entries()) {
      if (index > 0 && kind === 'same') pairs.push({ old: [[]], new: [[]] });
      for (const side of ['old', 'new'] as const) {
        const lines = pairs.at(-1)?.[side];
        if (!lines || (kind !== 'same' && kind !== side)) continue;
        if (index > 0 && kind !== 'same') lines.push([]);
        if (piece !== '') lines.at(-1)?.push({ kind, text: piece });
      }
    }
  const filled = (lines: WordRun[][]): WordRun[][] => lines.filter((line) => line.length > 0);
  return pairs
    .map((pair) => ({ old: filled(pair.old), new: filled(pair.new) }))
    .filter((pair) => [...pair.old, ...pair.new].flat().some(({ kind }) => kind !== 'same'));
}
