import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';

/** Makes every inline token able to say where each character of its content stands in the file. */
export function positions(md: MarkdownIt): void {
  recordOffsets(md);
  md.core.ruler.after('block', 'positions', (state) => {
    const env = state.env as MarkdownEnv;
    let row = new Row(env, 0);
    let inCell = false;
    for (const token of state.tokens as PlacedToken[]) {
      if (token.type === 'tr_open') row = new Row(env, token.map?.[0] ?? 0);
      else if (token.type === 'th_open' || token.type === 'td_open') inCell = true;
      else if (token.type === 'th_close' || token.type === 'td_close') inCell = false;
      else if (token.type === 'inline') {
        token.locate = inCell ? row.locator(token.content) : textLocator(env, token);
      }
    }
  });
}

/** Notes on each child token where in the content it begins. */
function recordOffsets(md: MarkdownIt): void {
  md.inline.State = class extends md.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token: PlacedToken = super.push(type, tag, nesting);
      token.offset = this.pos;
      return token;
    }
  };
}

/** Where in the content of its inline token a child was written. */
export function beginningOf({ type, markup, offset = 0 }: PlacedToken): number {
  return type === 'link_open' && markup !== 'autolink' ? offset - 1 : offset;
}

/** Content that is the end of one source line after the other, their markers and indents cut off. */
function textLocator(env: MarkdownEnv, token: Token): (offset: number) => Place {
  const content = token.content;
  const first = token.map?.[0] ?? 0;
  let lines: { start: number; line: number; column: number }[] | undefined;
  return (offset) => {
    lines ??= startsOfLines(env, content, first);
    const { start, line, column } = lines[lastStart(lines, offset)] ?? NOWHERE;
    return place(env, line, column + offset - start);
  };
}

/** The index of the last line that starts at or before an offset. */
export function lastStart(lines: readonly { readonly start: number }[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const NOWHERE = { start: 0, line: 0, column: 0 };

/** For each line of the content: its offset, and the line and column of the text where it begins. */
function startsOfLines(env: MarkdownEnv, content: string, first: number): (typeof NOWHERE)[] {
  let start = 0;
  return content.split('\n').map((written, index) => {
    const indent = written.length - written.trimStart().length;
    const column = Math.max(env.lines[first + index]?.lastIndexOf(written.trim()) ?? 0, 0) - indent;
    const found = { start, line: first + index, column };
    start += written.length + 1;
    return found;
  });
}

/** A row of a table: one line, in the cells of which `\|` has become `|`. */
class Row {
  readonly #env: MarkdownEnv;
  readonly #line: number;
  readonly #cells: string[] = [];
  #columns: readonly number[] | undefined;

  constructor(env: MarkdownEnv, line: number) {
    this.#env = env;
    this.#line = line;
  }

  /** Takes in the next cell; gives what places an offset in its content. */
  locator(content: string): (offset: number) => Place {
    const index = this.#cells.push(content) - 1;
    return (offset) => {
      this.#columns ??= this.#startsOfCells();
      const start = this.#columns[index] ?? 0;
      return place(this.#env, this.#line, start + escapePipes(content.slice(0, offset)).length);
    };
  }

  #startsOfCells(): number[] {
    const source = this.#env.lines[this.#line] ?? '';
    let cursor = 0;
    return this.#cells.map((content) => {
      const escaped = escapePipes(content);
      const column = Math.max(source.indexOf(escaped, cursor), cursor);
      cursor = column + escaped.length;
      return column;
    });
  }
}

function escapePipes(text: string): string {
  return text.replaceAll('|', '\\|');
}

/** The place of a line and column, both from 0, of the text. */
export function place(env: MarkdownEnv, line: number, column: number): Place {
  return { file: env.context.file, line: env.context.firstLine + line, column: Math.max(column, 0) + 1 };
}
