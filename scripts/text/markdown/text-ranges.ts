import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import { placeIn } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';

/** Stands for what is no running text; it is neither a letter nor a space. */
export const BLANK = '\ufffc';
const BLANKED = new Set(['code_inline', 'link_close', 'image', 'footnote_ref', 'html_inline', 'stray_id']);

/**
 * The text of a parsed inline token as it was written, all that is no running text blanked out (code, addresses, HTML,
 * footnotes): places stay as they are.
 */
export function runningText({ content, children }: PlacedToken): string {
  // Put together at once: a paragraph may be the whole page, and hold thousands of links.
  const pieces: string[] = [];
  let at = 0;
  const blanked = ((children ?? []) as PlacedToken[]).filter(({ type }) => BLANKED.has(type));
  for (const { offset = 0, end = offset } of blanked.sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0))) {
    if (end <= at) continue;
    const from = Math.max(offset, at);
    pieces.push(content.slice(at, from), BLANK.repeat(end - from));
    at = end;
  }
  return pieces.join('') + content.slice(at);
}

/** A link or an image in the content of an inline token. */
export interface InlineLink {
  readonly opening: PlacedToken;
  /** Where its text begins. */
  readonly start: number;
  /** Where the `]` behind its text stands; of an autolink where it begins. */
  readonly close: number;
  readonly end: number;
}

/** The links and images of a parsed inline token, in the order in which they begin. */
export function linksIn({ children }: PlacedToken): InlineLink[] {
  const tokens = (children ?? []) as PlacedToken[];
  return tokens.flatMap((opening, index) => {
    const { type, content, offset = 0 } = opening;
    if (type !== 'image' && type !== 'link_open') return [];
    const start = type === 'image' ? offset + 2 : offset;
    const last = type === 'image' ? opening : tokens[closing(tokens, index)];
    const close = type === 'image' ? start + content.length : (last?.offset ?? start);
    return [{ opening, start, close, end: last?.end ?? close }];
  });
}

/** Where the link that opens at an index ends. */
export function closing(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  for (let index = open + 1; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.type === 'link_close' && token.level === level) return index;
  }
  return tokens.length;
}

/** Where in the content of its inline token a child was written. */
export function beginningOf({ type, markup, offset = 0 }: PlacedToken): number {
  return type === 'link_open' && markup !== 'autolink' ? offset - 1 : offset;
}

/** The place of an offset in the content of an inline token. */
export function placeOf({ stretches = [] }: PlacedToken, offset: number): Place {
  return placeIn(stretches, offset);
}

/** The place of a line and column of the text, both from 0. */
export function sourcePlace({ context }: MarkdownEnv, line: number, column: number): Place {
  return { file: context.file, line: context.firstLine + line, column: column + 1 };
}
