import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { PlacedToken } from './context.ts';

/**
 * Reads `{#id}` at the end of headings, paragraphs, list items, definition terms and definitions, and sets it on their
 * element. An item of a tight list has no paragraph of its own, so its id goes to the item. Anywhere else in a text
 * `{#id}` is no id, and is told.
 */
export function explicitIds(md: MarkdownIt): void {
  md.core.ruler.after('positions', 'explicit_ids', (state) => {
    (state.tokens as PlacedToken[]).forEach((token, index) => {
      const found = token.type === 'inline' ? idAtEnd(token.content) : undefined;
      const holder = found && holderOf(state.tokens, index);
      if (!holder) return;
      token.explicitId = found;
      token.content = token.content.slice(0, found.offset).trimEnd();
      if (found.id) holder.attrSet('id', found.id);
    });
  });
  md.inline.ruler.before('link', 'stray_id', (state, silent) => {
    STRAY_ID.lastIndex = state.pos;
    const stray = state.src.charCodeAt(state.pos) === 0x7b ? STRAY_ID.exec(state.src)?.[0] : undefined;
    if (stray === undefined) return false;
    if (!silent) state.push('stray_id', '', 0).content = stray;
    state.pos = STRAY_ID.lastIndex;
    return true;
  });
}

const STRAY_ID = /\{#[^{}\n]*\}/y;

/** The id at the end of a text, even one of a form that checks refuse; not one behind a backslash. */
function idAtEnd(content: string): { id: string; offset: number } | undefined {
  if (!content.includes('{#')) return undefined;
  const end = content.trimEnd();
  const offset = end.endsWith('}') ? end.lastIndexOf('{#') : -1;
  const id = end.slice(offset + 2, -1);
  const isId = offset >= 0 && content[offset - 1] !== '\\' && /^(?![ ])[^{}#\n]*(?<! )$/.test(id);
  return isId ? { id, offset } : undefined;
}

const TIGHT = new Set(['list_item_open', 'dd_open']);

/** The token of the element that an id at the end of this text belongs to. */
export function holderOf(tokens: readonly Token[], index: number): Token | undefined {
  const parent = tokens[index - 1];
  const around = tokens[index - 2];
  if (parent?.type === 'heading_open' || parent?.type === 'dt_open') return parent;
  if (parent?.type !== 'paragraph_open') return undefined;
  return parent.hidden && around && TIGHT.has(around.type) ? around : parent;
}
