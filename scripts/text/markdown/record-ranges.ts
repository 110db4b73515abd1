import type MarkdownIt from 'markdown-it';
import type { StateBlock, Token } from 'markdown-it';
import type { Stretch } from '../place-in-text.ts';
import type { Definition, MarkdownEnv, PlacedToken } from './context.ts';
import { sourcePlace } from './text-ranges.ts';

/**
 * Has the parser note what it reads where: of each piece of a text its beginning and end, every definition, and
 * of each character its place in the file.
 */
export function recordRanges(md: MarkdownIt): void {
  md.inline.State = class extends md.inline.State {
    override push(type: string, tag: string, nesting: -1 | 0 | 1): Token {
      const token: PlacedToken = super.push(type, tag, nesting);
      token.offset = this.pos;
      return token;
    }
  };
  recordEnds(md);
  recordDefinitions(md);
  recordStretches(md);
}

/** The rules whose tokens do not say themselves where they end, by the names of their functions. */
const ENDING = ['backtick', 'link', 'image', 'autolink', 'html_inline', 'footnote_inline', 'footnote_ref'];

/** Notes on the last token of each link, image, code, tag and footnote where in the content that ends. */
function recordEnds({ inline: { ruler } }: MarkdownIt): void {
  const rules = ruler.getRules('');
  for (const name of ENDING) {
    const rule = ruleOf(rules, name);
    ruler.at(name === 'backtick' ? 'backticks' : name, (state, silent) => {
      const before = state.tokens.length;
      const isRead = rule(state, silent);
      const last: PlacedToken | undefined = state.tokens.at(-1);
      if (isRead && last && state.tokens.length > before) last.end = state.pos;
      return isRead;
    });
  }
}

/** Notes on the way where definitions stand. */
function recordDefinitions({ block: { ruler } }: MarkdownIt): void {
  const rules = ruler.getRules('');
  for (const kind of ['reference', 'footnote'] as const) {
    const name = kind === 'footnote' ? 'footnote_def' : kind;
    const rule = ruleOf(rules, name);
    const recording: typeof rule = (state, start, end, silent) => {
      const isFree = state.level === 0 && state.parentType === 'root';
      const isRead = rule(state, start, end, silent);
      if (isRead && !silent)
        (state.env as MarkdownEnv).definitions.push({ kind, isFree, ...definitionAt(state, start, kind) });
      return isRead;
    };
    ruler.at(name, recording, { alt: kind === 'footnote' ? ['paragraph', 'reference'] : [] });
  }
}

function ruleOf<R extends { readonly name: string }>(rules: readonly R[], name: string): R {
  const rule = rules.find((one) => one.name === name);
  if (!rule) throw new Error(`the parser has no rule ${name}`);
  return rule;
}

const LABEL = /^\[\^?((?:[^\]\\]|\\.)*)\]:[ \t\n]*/s;

/** What a rule has read from a line on. */
function definitionAt(
  { bMarks, tShift, eMarks, line: next, md, src }: StateBlock,
  start: number,
  kind: Definition['kind'],
): Omit<Definition, 'kind' | 'isFree'> {
  const beginning = (line: number): number => (bMarks[line] ?? 0) + (tShift[line] ?? 0);
  const lineAt = (line: number): string => src.slice(beginning(line), eMarks[line]);
  let end = next;
  while (end - 1 > start && lineAt(end - 1).trim() === '') end--;
  const length = kind === 'footnote' ? 1 : end - start;
  const text = Array.from({ length }, (_, index) => lineAt(start + index)).join('\n');
  const [head, label = ''] = LABEL.exec(text) ?? [''];
  if (kind === 'footnote') return { label, start, end };
  const { pos, str: href } = md.helpers.parseLinkDestination(text, head.length, text.length);
  const above = head.split('\n');
  const line = start + above.length - 1;
  const at = beginning(line) + (above.at(-1)?.length ?? 0);
  const column = at - (src.lastIndexOf('\n', at - 1) + 1);
  return { label, start, end, address: { href, line, column, raw: text.slice(head.length, pos) } };
}

/** Notes on every inline token where each character of its content stands in the file. */
function recordStretches(md: MarkdownIt): void {
  md.core.ruler.after('block', 'stretches', (state) => {
    const env = state.env as MarkdownEnv;
    let row = { line: 0, end: 0 };
    let inCell = false;
    for (const token of state.tokens as PlacedToken[]) {
      if (token.type === 'tr_open') row = { line: token.map?.[0] ?? 0, end: 0 };
      else if (token.tag === 'th' || token.tag === 'td') inCell = token.nesting > 0;
      else if (token.type === 'inline')
        token.stretches = inCell ? ofCell(env, token.content, row) : ofText(env, token);
    }
  });
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
