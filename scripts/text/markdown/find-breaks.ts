import { CLASH } from '../clash.ts';
import type { Outline } from '../outline.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { sourcePlace } from './text-ranges.ts';

/** A fence that does not end, or two versions that nobody has chosen from: what follows is not read as it was meant. */
export interface Break {
  readonly slip: Outline['markup'][number];
  /** The lines that keep the rest from being read, from 0. */
  readonly lines: readonly number[];
  /** What may be code or text, from its first line to the line behind it. */
  readonly doubtful: readonly [start: number, end: number];
}

/** Finds what breaks a text; nothing in code. */
export function breaksIn(env: MarkdownEnv, tokens: readonly PlacedToken[]): Break[] {
  const code = tokens.filter(({ type }) => /^(?:fence|code_block|html_block)$/.test(type));
  const fences = code.filter(({ type }) => type === 'fence');
  return [...conflicts(env, code), ...openFences(env, fences)];
}

/** The text without what breaks it: each line stays where it is. */
export function withoutBreaks({ lines }: MarkdownEnv, breaks: readonly Break[]): string {
  const left = new Set(breaks.flatMap((one) => one.lines));
  return lines.map((line, index) => (left.has(index) ? '' : line)).join('\n');
}

/** An outline with the breaks, and without what was found where text and code cannot be told apart; anchors and links stay. */
export function withBreaks(outline: Outline, breaks: readonly Break[], firstLine: number): Outline {
  if (breaks.length === 0) return outline;
  const isSure = ({ place: { line } }: { place: { line: number } }): boolean =>
    !breaks.some(({ doubtful: [start, end] }) => line - firstLine >= start && line - firstLine < end);
  const { headings, html, strayIds, spacing, unread, unknownWords, avoided, images, markup } = outline;
  return {
    ...outline,
    headings: headings.filter(isSure),
    html: html.filter(isSure),
    strayIds: strayIds.filter(isSure),
    spacing: spacing.filter(isSure),
    unread: unread.filter(isSure),
    unknownWords: unknownWords.filter(isSure),
    avoided: avoided.filter(isSure),
    images: images.filter(isSure),
    markup: [...breaks.map(({ slip }) => slip), ...markup.filter(isSure)],
  };
}

/** Whether a text was broken, so that it is no use to compare it with others. */
export function isBroken({ markup }: Outline): boolean {
  return markup.some(({ flaw }) => flaw === 'conflict' || flaw === 'fence');
}

function conflicts(env: MarkdownEnv, code: readonly PlacedToken[]): Break[] {
  const inCode = new Set(code.flatMap(({ map }) => range(map?.[0] ?? 0, map?.[1] ?? 0)));
  const marks = env.lines.flatMap((text, line) =>
    CLASH.test(text) && !inCode.has(line) ? [{ line, text, sign: text.charAt(0) }] : [],
  );
  const found: Break[] = [];
  let behind = 0;
  for (let index = 0; index < marks.length; index++) {
    const { line, text, sign } = marks[index] as (typeof marks)[number];
    // By itself it underlines a heading.
    if (sign === '=') continue;
    let last = index;
    if (sign === '<')
      do last++;
      while (/^[|=]/.test(marks[last]?.sign ?? ''));
    const [middle, end] = [marks[index + 1]?.line ?? 0, marks[last]];
    const isWhole = last > index + 1 && end?.sign === '>';
    // The first of the versions is read, so that its links and anchors are there.
    const lines = isWhole ? [line, ...range(middle, end.line + 1)] : [line];
    const slip = { flaw: 'conflict', text, place: sourcePlace(env, line, 0) } as const;
    // A table or list that goes on behind them has lost its head.
    behind = Math.max(behind, (lines.at(-1) ?? line) + 1);
    while (env.lines[behind]?.trim()) behind++;
    found.push({ slip, lines, doubtful: [line, behind] });
    if (isWhole) index = last;
  }
  return found;
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}

function openFences(env: MarkdownEnv, fences: readonly PlacedToken[]): Break[] {
  const last = fences.findLast((fence) => fence.level === 0 && !hasEnd(env, fence));
  // Where one has no end, each fence below it ends where the next one begins: it is above the first that took a heading in.
  const taker = last && fences.find(({ level, content }) => level === 0 && HEADING_WITH_ID.test(content));
  const open = fences.filter((fence) =>
    fence === last
      ? taker === undefined || taker === last
      : fence === taker || !hasEnd(env, fence) || takesFence(fence),
  );
  return open.map(({ map, markup }) => {
    const [line, end] = map ?? [0, 0];
    const written = env.lines[line] ?? '';
    const column = Math.max(written.indexOf(markup), 0);
    const slip = {
      flaw: 'fence',
      text: written.slice(column).trim(),
      place: sourcePlace(env, line, column),
    } as const;
    // What stands right below it is code for sure.
    let behind = line + 1;
    while (behind < end && env.lines[behind]?.trim() && !HEADING_WITH_ID.test(env.lines[behind] ?? ''))
      behind++;
    return { slip, lines: range(line, behind), doubtful: [line, end] };
  });
}

const HEADING_WITH_ID = /^#{2,4} .*\{#[^{}\s]+\}\s*$/m;

function hasEnd({ lines }: MarkdownEnv, { map, markup }: PlacedToken): boolean {
  const [start, end] = map ?? [0, 0];
  const closing = (lines[end - 1] ?? '').replace(/^[\s>]*/, '').trimEnd();
  return end - 1 > start && closing.startsWith(markup) && closing === markup.charAt(0).repeat(closing.length);
}

/** Whether code holds a line that begins code of the same form: it would have ended there. */
function takesFence({ content, markup }: PlacedToken): boolean {
  return content.split('\n').some((line) => {
    const text = line.trimStart();
    return (
      text.startsWith(markup) && !text.slice(markup.length).includes('`') && line.length - text.length < 4
    );
  });
}
