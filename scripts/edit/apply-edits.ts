import type { Place } from '../problem.ts';
import { findAddresses, type WrittenAddress } from '../text/markdown/find-addresses.ts';
import { markdownOf } from './source-text.ts';
import type { Written } from './written-addresses.ts';

/** One change of a text, on one line of it: what stands at a place, and what is to stand there instead. */
export interface Edit {
  readonly place: Place;
  readonly was: string;
  readonly is: string;
}

/** The edit that has it say something else; none where there is nothing else to say, or that cannot be said there. */
export function editTo({ place, raw, rewrite }: Written, next: string | undefined): Edit[] {
  const is = next === undefined ? undefined : rewrite(next);
  return is === undefined ? [] : [{ place, was: raw, is }];
}

/** What became of the edits of a text. */
export interface Applied<E extends Edit = Edit> {
  readonly text: string;
  /** By place; of several that are the same, one. */
  readonly done: readonly E[];
}

/**
 * Applies edits to a text. Left out are those whose place does not say what they expect, and of two that overlap the
 * one that comes later in the list.
 * @param text lines ended by `\n`
 */
export function applyEdits<E extends Edit>(text: string, edits: readonly E[]): Applied<E> {
  const lines = text.split('\n');
  const done = choose(
    edits.filter(
      ({ place, was, is }) => is !== was && lines[place.line - 1]?.startsWith(was, place.column - 1),
    ),
  );
  for (const { place, was, is } of done.toReversed()) {
    const line = lines[place.line - 1] ?? '';
    const start = place.column - 1;
    lines[place.line - 1] = line.slice(0, start) + is + line.slice(start + was.length);
  }
  return { text: lines.join('\n'), done };
}

/** By place, none overlapping another. */
function choose<E extends Edit>(edits: readonly E[]): E[] {
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

/**
 * Applies edits to a file, and reads a topic again: a change of one address could make other words around it a link, or a
 * link words (a backtick that finds a second one). Edits that would are left out.
 */
export function applySafely<E extends Edit>(file: string, text: string, edits: readonly E[]): Applied<E> {
  const whole = applyEdits(text, edits);
  if (!file.endsWith('.md') || whole.done.length === 0) return whole;
  const before = addressesIn(file, text);
  const isSafe = ({ text: after, done }: Applied<E>): boolean =>
    areAsPlanned(before, addressesIn(file, after), done);
  if (isSafe(whole)) return whole;
  const harmless = whole.done.filter((edit) => isSafe(applyEdits(text, [edit])));
  const rest = applyEdits(text, harmless);
  return isSafe(rest) ? rest : { text, done: [] };
}

function addressesIn(file: string, text: string): WrittenAddress[] {
  return findAddresses(markdownOf(text), file, 1);
}

/** Whether the addresses are those that were there, but for the edits. */
function areAsPlanned(
  before: readonly WrittenAddress[],
  after: readonly WrittenAddress[],
  edits: readonly Edit[],
): boolean {
  const written = new Map(edits.map(({ place, is }) => [`${place.line}:${place.column}`, is]));
  const isAsPlanned = ({ place, raw, form }: WrittenAddress, index: number): boolean => {
    const expected = written.get(`${place.line}:${place.column}`) ?? raw;
    return after[index]?.raw === expected && after[index].form === form;
  };
  return before.length === after.length && before.every(isAsPlanned);
}
