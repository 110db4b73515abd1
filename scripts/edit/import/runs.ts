import { isDeepStrictEqual } from 'node:util';
import type { Look, Run } from './blocks.ts';

/** Signs that nobody sees; of those between letters some languages need the joiners. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]|(?!\s)\p{Cc}/gu;
const BLANK = /[\s\u00a0\u2000-\u200a\u202f\u205f]+/gu;
const WIDE = '[\\u2e80-\\u303f\\u3040-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60]';
const WRAPPED = new RegExp(`(?<=${WIDE})[ \\t]*\\r?\\n\\s*(?=${WIDE})`, 'gu');

/** The text of a node without what is not to be seen; its blanks are still as they were. */
export function seen(text: string): string {
  return text.replace(UNSEEN, '').replace(WRAPPED, '');
}

/** Runs as they are read: blanks made one, none at the ends of lines, none marked alone, and those of one look made one. */
export function tidy(runs: readonly Run[]): Run[] {
  const lines = splitLines(runs).map((line) => joined(marked(trimmed(line))));
  const first = lines.findIndex((line) => line.length > 0);
  if (first < 0) return [];
  const last = lines.findLastIndex((line) => line.length > 0);
  return lines.slice(first, last + 1).flatMap((line, index) => (index === 0 ? line : [BREAK, ...line]));
}

const PLAIN: Look = { size: 16, bold: false, italic: false, struck: false, code: false, isSized: false };
export const BREAK: Run = { text: '', look: PLAIN, isBreak: true };

/** The lines of a text that has breaks. */
export function splitLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.isBreak) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines;
}

/** A line with one blank where it had some, and none at its ends. */
function trimmed(line: readonly Run[]): Run[] {
  let isAfterBlank = true;
  const runs = line.map((run) => {
    let text = run.text.replace(BLANK, ' ');
    if (isAfterBlank) text = text.replace(/^ /, '');
    if (text !== '') isAfterBlank = text.endsWith(' ');
    return { ...run, text };
  });
  const last = runs.findLastIndex(({ text }) => text.trim() !== '');
  return runs
    .slice(0, last + 1)
    .map((run, index) => (index === last ? { ...run, text: run.text.trimEnd() } : run))
    .filter(({ text }) => text !== '');
}

/** Blanks have the marks that both sides have. */
function marked(line: readonly Run[]): Run[] {
  const pieces = line.flatMap(({ text, look }) =>
    (text.match(/^ | $|^\S.*\S(?= $)|\S.*\S|\S/g) ?? []).map((piece) => ({ text: piece, look })),
  );
  return pieces.map((piece, index) => {
    if (piece.text !== ' ') return piece;
    const before = pieces.slice(0, index).findLast(({ text }) => text !== ' ')?.look;
    const after = pieces.slice(index).find(({ text }) => text !== ' ')?.look;
    return before && after ? { text: ' ', look: common(before, after) } : piece;
  });
}

function common(a: Look, b: Look): Look {
  return {
    ...a,
    bold: a.bold && b.bold,
    italic: a.italic && b.italic,
    struck: a.struck && b.struck,
    code: a.code && b.code,
    raised: undefined,
    link: sameLink(a, b) ? a.link : undefined,
  };
}

/** Whether two looks are of one link, or of two to the same address beside each other. */
export function sameLink(a: Look, b: Look): boolean {
  return a.link === b.link || (a.link !== undefined && a.link.href === b.link?.href);
}

function joined(line: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (
      last &&
      sameLink(last.look, run.look) &&
      isDeepStrictEqual({ ...last.look, link: 0 }, { ...run.look, link: 0 })
    )
      runs[runs.length - 1] = { ...last, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

/** Runs with another look. */
export function withLook(runs: readonly Run[], change: (look: Look) => Partial<Look>): Run[] {
  return runs.map((run) => (run.isBreak ? run : { ...run, look: { ...run.look, ...change(run.look) } }));
}
