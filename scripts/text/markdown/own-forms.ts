import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { detached } from '../decode-bytes.ts';
import { behind } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';

/**
 * Reads `{#id}` at the end of headings, paragraphs, list items, definition terms and definitions, and sets it on their
 * element. An item of a tight list has no paragraph of its own, so its id goes to the item.
 */
export function explicitIds(md: MarkdownIt): void {
  md.core.ruler.after('stretches', 'explicit_ids', (state) => {
    (state.tokens as PlacedToken[]).forEach((token, index) => {
      const found = token.type === 'inline' ? ID_AT_END.exec(token.content) : null;
      const holder = found && holderOf(state.tokens, index);
      if (!holder) return;
      const { 1: id = '', index: offset } = found;
      token.explicitId = { id: detached(id), offset };
      token.content = token.content.slice(0, offset).trimEnd();
      if (id) holder.attrSet('id', id);
    });
  });
}

/** The id at the end of a text, even one of a form that checks refuse; not one behind a backslash. */
const ID_AT_END = /(?<!\\)\{#(?! )([^{}#\n]*)(?<! )\}\s*$/;

/** The token of the element that an id at the end of this text belongs to. */
export function holderOf(tokens: readonly Token[], index: number): Token | undefined {
  const [around, parent] = [tokens[index - 2], tokens[index - 1]];
  if (parent?.type === 'heading_open' || parent?.type === 'dt_open') return parent;
  if (parent?.type !== 'paragraph_open') return undefined;
  return parent.hidden && around && /^(?:list_item|dd)_open$/.test(around.type) ? around : parent;
}

/** The callouts that there are, as GitHub has them. */
export const CALLOUTS: readonly string[] = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'];
const MARKER = new RegExp(String.raw`^\[!(${CALLOUTS.join('|')})\][ \t]*(?:\n|$)`, 'i');

/** Turns quotes that begin with `[!NOTE]` into callouts, as GitHub does. The titles come from the interface texts. */
export function callouts(md: MarkdownIt): void {
  md.core.ruler.after('explicit_ids', 'callouts', (state) => {
    if (!state.src.includes('[!')) return;
    const { texts } = (state.env as MarkdownEnv).context;
    const open: (string | undefined)[] = [];
    let emptyUntil = 0;
    state.tokens = state.tokens.flatMap((token, index, all) => {
      if (index < emptyUntil) return [];
      if (token.type === 'blockquote_close' && open.pop()) token.tag = 'div';
      if (token.type !== 'blockquote_open') return [token];
      const kind = takeMarker(all[index + 2]);
      open.push(kind);
      if (!kind) return [token];
      token.tag = 'div';
      token.attrSet('class', `callout callout-${kind}`);
      // A marker on a paragraph of its own leaves nothing of that paragraph.
      if (all[index + 2]?.content === '') emptyUntil = index + 4;
      const content = texts[`callout_${kind}`] ?? kind;
      return [token, Object.assign(new state.Token('callout_title', 'p', 0), { content })];
    });
  });
}

/** Cuts the marker off the first text of a quote, and keeps the places of what follows right. */
function takeMarker(token: PlacedToken | undefined): string | undefined {
  const match = token?.type === 'inline' ? MARKER.exec(token.content) : null;
  if (!token || !match) return undefined;
  const cut = match[0].length;
  const { stretches, explicitId } = token;
  token.content = token.content.slice(cut);
  if (stretches) token.stretches = behind(stretches, cut);
  if (explicitId) token.explicitId = { ...explicitId, offset: explicitId.offset - cut };
  return match[1]?.toLowerCase();
}

/** Makes an image that is alone in its paragraph a figure; its title becomes the caption. */
export function figures(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'figures', ({ src, tokens }) => {
    if (!src.includes('![')) return;
    for (const [index, token] of tokens.entries()) {
      const [open, close] = [tokens[index - 1], tokens[index + 1]];
      const image = token.type === 'inline' && token.children?.length === 1 ? token.children[0] : undefined;
      if (image?.type !== 'image' || open?.type !== 'paragraph_open' || !close) continue;
      open.tag = close.tag = 'figure';
      open.hidden = close.hidden = false;
      image.meta = { caption: image.attrGet('title') ?? '' };
      image.attrs = image.attrs?.filter(([name]) => name !== 'title') ?? null;
    }
  });
}

/** Makes the ordered list below a paragraph `{timeline}` a figure: its items are the steps, in the order of time. */
export function timelines(md: MarkdownIt): void {
  md.core.ruler.after('explicit_ids', 'timelines', (state) => {
    if (!state.src.includes('{timeline}')) return;
    const { tokens } = state;
    // Where none begins, the word stays, and is told as one that the site does not have.
    const starts = tokens.flatMap(({ type, content }, index) =>
      type === 'inline' && content === '{timeline}' && tokens[index + 2]?.type === 'ordered_list_open'
        ? [index + 2]
        : [],
    );
    for (const start of starts.toReversed()) {
      const [open, level] = [tokens[start], tokens[start]?.level];
      const end = tokens.findIndex(
        (token, index) => index > start && token.type === 'ordered_list_close' && token.level === level,
      );
      open?.attrSet('class', 'timeline-steps');
      tokens.splice(end + 1, 0, new state.Token('timeline_close', 'figure', -1));
      tokens.splice(start - 3, 3, new state.Token('timeline_open', 'figure', 1));
    }
  });
}

/** A paragraph of one line that names a register of the site, and one of its lists where it has several. */
const REGISTER = /^\{register:[ \t]*([a-z-]+)(?:[ \t]+(\S+))?[ \t]*\}$/;

/** Puts a table of a register in place of a line such as `{register: subcontractors core}`. */
export function registers(md: MarkdownIt): void {
  md.core.ruler.after('explicit_ids', 'registers', (state) => {
    if (!state.src.includes('{register:')) return;
    const { context } = state.env as MarkdownEnv;
    for (const [index, token] of (state.tokens as PlacedToken[]).entries()) {
      const [open, close] = [state.tokens[index - 1], state.tokens[index + 1]];
      const [, name = '', list] = (token.type === 'inline' && REGISTER.exec(token.content)) || [];
      if (name === '' || open?.type !== 'paragraph_open' || !close) continue;
      open.hidden = close.hidden = true;
      const register = context.registers?.get(name);
      const rows = register?.rows.filter((row) => list === undefined || row.list === list) ?? [];
      token.register = register && rows.length > 0 ? { heads: register.heads, rows } : name;
      token.type = 'register';
    }
  });
}
