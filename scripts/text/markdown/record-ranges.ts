import type MarkdownIt from 'markdown-it';
import type { StateBlock, Token } from 'markdown-it';
import type { Definition, MarkdownEnv, PlacedToken } from './context.ts';

/** Has the parser note what it reads where: of each piece of a text its beginning and end, and every definition. */
export function recordRanges(md: MarkdownIt): void {
  recordOffsets(md);
  recordEnds(md);
  recordDefinitions(md);
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

/** The rules whose tokens do not say themselves where they end, each with the name of its function. */
const ENDS = {
  ...{ backticks: 'backtick', link: 'link', image: 'image', autolink: 'autolink' },
  ...{ footnote_inline: 'footnote_inline', footnote_ref: 'footnote_ref' },
};

/** Notes on the last token of each link, image, code and footnote where in the content that ends. */
function recordEnds({ inline: { ruler } }: MarkdownIt): void {
  const rules = ruler.getRules('');
  for (const [name, called] of Object.entries(ENDS)) {
    const rule = ruleOf(rules, called);
    ruler.at(name, (state, silent) => {
      const before = state.tokens.length;
      const isRead = rule(state, silent);
      const last: PlacedToken | undefined = state.tokens.at(-1);
      if (isRead && last && state.tokens.length > before) last.end = state.pos;
      return isRead;
    });
  }
}

/** Notes on the way where definitions stand. */
function recordDefinitions(md: MarkdownIt): void {
  const rules = md.block.ruler.getRules('');
  for (const kind of ['reference', 'footnote'] as const) {
    const name = kind === 'footnote' ? 'footnote_def' : kind;
    const rule = ruleOf(rules, name);
    const recording: typeof rule = (state, start, end, silent) => {
      const isFree = state.level === 0 && state.parentType === 'root';
      const isRead = rule(state, start, end, silent);
      if (isRead && !silent)
        (state.env as MarkdownEnv).definitions.push({ ...definitionAt(state, start, kind), isFree });
      return isRead;
    };
    md.block.ruler.at(name, recording, { alt: kind === 'footnote' ? ['paragraph', 'reference'] : [] });
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
  state: StateBlock,
  start: number,
  kind: Definition['kind'],
): Omit<Definition, 'isFree'> {
  const beginning = (line: number): number => (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
  const lineAt = (line: number): string => state.src.slice(beginning(line), state.eMarks[line]);
  let end = state.line;
  while (end - 1 > start && lineAt(end - 1).trim() === '') end--;
  const lines = kind === 'footnote' ? [lineAt(start)] : range(start, end).map(lineAt);
  const text = lines.join('\n');
  const [head, label = ''] = LABEL.exec(text) ?? [''];
  const read = { kind, label, start, end };
  if (kind === 'footnote') return read;
  const { pos, str: href } = state.md.helpers.parseLinkDestination(text, head.length, text.length);
  const above = head.split('\n');
  const line = start + above.length - 1;
  const at = beginning(line) + (above.at(-1)?.length ?? 0);
  const column = at - (state.src.lastIndexOf('\n', at - 1) + 1);
  return { ...read, address: { href, line, column, raw: text.slice(head.length, pos) } };
}

function range(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => start + index);
}
