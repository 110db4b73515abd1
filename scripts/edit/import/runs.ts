import { isDeepStrictEqual } from 'node:util';
import type { Look, Run } from './blocks.ts';

/** Signs that nobody sees; of those between letters some languages need the joiners. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]|(?!\s)\p{Cc}/gu;
const BLANK = /[\s\u00a0\u2000-\u200a\u202f\u205f]+/gu;
const WIDE = '[\\u2e80-\\u303f\\u3040-\\u9fff\\uf900-\\ufaff\\uff00-\\uff60]';

/** The text of a node without signs that are not to be seen; its blanks are still as they were. */
export function seen(text: string): string {
  return text.replace(UNSEEN, '');
}

/** Runs as they are read: blanks made one, none at the ends of lines, none marked alone, and those of one look made one. */
export function tidy(runs: readonly Run[]): Run[] {
  const lines = splitLines(runs).map((line) => joined(readable(joined(marked(trimmed(line))))));
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
  const pieces = line.flatMap((run) =>
    (run.text.match(/^ | $|^\S.*\S(?= $)|\S.*\S|\S/g) ?? []).map((text) => ({ ...run, text })),
  );
  return pieces.map((piece, index) => {
    if (piece.text !== ' ') return piece;
    // Blanks are one each, so what is beside one is none.
    const [before, after] = [pieces[index - 1]?.look, pieces[index + 1]?.look];
    return before && after ? { text: ' ', look: common(before, after) } : piece;
  });
}

/** Links hold the marks in them, and bold holds italics, so at their ends those end too. */
function common(a: Look, b: Look): Look {
  const isInside = a.link === b.link;
  const isOfBold = isInside && a.bold === b.bold;
  const isOfItalic = isOfBold && a.italic === b.italic;
  return {
    ...a,
    bold: isOfBold && a.bold,
    italic: isOfItalic && a.italic,
    struck: isOfItalic && a.struck && b.struck,
    code: isInside && a.code && b.code,
    raised: undefined,
    link: isInside ? a.link : undefined,
  };
}

const MARKS = ['bold', 'italic', 'struck'] as const;
const WIDE_SIGN = new RegExp(`^${WIDE}$`, 'u');

/**
 * Marks begin and end where Markdown reads them: between a sign and a letter it does not, so a sign at the end of what is
 * marked is left out of it where a letter follows.
 */
function readable(line: readonly Run[]): Run[] {
  let runs = [...line];
  for (const mark of MARKS) {
    runs = runs.flatMap((run, index) => {
      const isEdge = (other: Run | undefined): boolean =>
        other !== undefined && sameLink(other.look, run.look) && !other.look[mark];
      if (!run.look[mark]) return [run];
      const plain = { ...run, look: { ...run.look, [mark]: false } };
      const [before, after] = [runs[index - 1], runs[index + 1]];
      const isAfterLetter = isEdge(before) && endsInLetter(before?.text.at(-1));
      const isBeforeLetter = isEdge(after) && endsInLetter(after?.text.at(0));
      const ends = [
        ...(isAfterLetter ? ['^[\\p{P}\\p{S}]+'] : []),
        ...(isBeforeLetter ? ['[\\p{P}\\p{S}]+$'] : []),
      ];
      const signs = run.look.code ? /.+/gsu : new RegExp(ends.join('|'), 'gu');
      if (!isAfterLetter && !isBeforeLetter) return [run];
      return piecesOf(run.text, signs).map(({ text, isSign }) =>
        isSign && !WIDE_SIGN.test(text) ? { ...plain, text } : { ...run, text },
      );
    });
  }
  return runs;
}

function endsInLetter(sign = ' '): boolean {
  return /[^\s\p{P}\p{S}]/u.test(sign) && !WIDE_SIGN.test(sign);
}

/** A text in the parts that match, and those between them. @param pattern matches some of it */
function piecesOf(text: string, pattern: RegExp): { text: string; isSign: boolean }[] {
  const found = [...text.matchAll(pattern)].filter(({ 0: sign }) => sign !== '');
  const ends = found.map(({ index, 0: sign }) => index + sign.length);
  const pieces = found.flatMap(({ index, 0: sign }, count) => [
    { text: text.slice(ends[count - 1] ?? 0, index), isSign: false },
    { text: sign, isSign: true },
  ]);
  return [...pieces, { text: text.slice(ends.at(-1) ?? 0), isSign: false }].filter(
    (piece) => piece.text !== '',
  );
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
      last.isAlt === run.isAlt &&
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
