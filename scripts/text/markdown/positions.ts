import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import { placeIn, type Stretch } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';

/** Notes on every inline token where each character of its content stands in the file. */
export function positions(md: MarkdownIt): void {
  md.core.ruler.after('block', 'positions', (state) => {
    const env = state.env as MarkdownEnv;
    let row = { line: 0, end: 0 };
    let inCell = false;
    for (const token of state.tokens as PlacedToken[]) {
      if (token.type === 'tr_open') row = { line: token.map?.[0] ?? 0, end: 0 };
      else if (token.type === 'th_open' || token.type === 'td_open') inCell = true;
      else if (token.type === 'th_close' || token.type === 'td_close') inCell = false;
      else if (token.type === 'inline')
        token.stretches = inCell ? ofCell(env, token.content, row) : ofText(env, token);
    }
  });
}

/** Where in the content of its inline token a child was written. */
export function beginningOf({ type, markup, offset = 0 }: PlacedToken): number {
  return type === 'link_open' && markup !== 'autolink' ? offset - 1 : offset;
}

/** The place of an offset in the content of an inline token. */
export function placeOf({ stretches = [] }: PlacedToken, offset: number): Place {
  return placeIn(stretches, offset);
}

/** Content that is the end of one source line after the other, their markers and indents cut off. */
function ofText(env: MarkdownEnv, { content, map }: Token): Stretch[] {
  const first = map?.[0] ?? 0;
  let from = 0;
  return content.split('\n').map((written, index) => {
    const indent = written.length - written.trimStart().length;
    const column = Math.max(env.lines[first + index]?.lastIndexOf(written.trim()) ?? 0, 0) - indent;
    const stretch = { from, place: sourcePlace(env, first + index, column) };
    from += written.length + 1;
    return stretch;
  });
}

/** A cell of a table, in which `\|` has become `|`. @param row its line, and where the cell before it ends; changed */
function ofCell(env: MarkdownEnv, content: string, row: { readonly line: number; end: number }): Stretch[] {
  const escaped = content.replaceAll('|', '\\|');
  const start = Math.max((env.lines[row.line] ?? '').indexOf(escaped, row.end), row.end);
  row.end = start + escaped.length;
  const pipes = [...content.matchAll(/\|/g)].map(({ index }) => index + 1);
  return [0, ...pipes].map((from, escapes) => ({
    from,
    place: sourcePlace(env, row.line, start + from + escapes),
  }));
}

/** The place of a line and column of the text, both from 0. */
export function sourcePlace({ context }: MarkdownEnv, line: number, column: number): Place {
  return { file: context.file, line: context.firstLine + line, column: column + 1 };
}
