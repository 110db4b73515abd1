import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { PlacedToken } from './context.ts';

const EXPLICIT_ID = /(?:^|\s+)\{#([^{}\s]*)\}[ \t]*$/;

/**
 * Reads `{#id}` at the end of headings, paragraphs, list items and definition terms, and sets it on their element.
 * An item of a tight list has no paragraph of its own, so its id goes to the item.
 */
export function explicitIds(md: MarkdownIt): void {
  md.core.ruler.after('positions', 'explicit_ids', (state) => {
    for (const [index, token] of (state.tokens as PlacedToken[]).entries()) {
      if (token.type !== 'inline') continue;
      const holder = holderOf(state.tokens, index);
      const match = holder && EXPLICIT_ID.exec(token.content);
      if (!holder || !match) continue;
      const id = match[1] ?? '';
      token.explicitId = { id, offset: match.index + match[0].indexOf('{') };
      token.content = token.content.slice(0, match.index);
      if (id) holder.attrSet('id', id);
    }
  });
}

/** The token of the element that an id at the end of this text belongs to. */
export function holderOf(tokens: readonly Token[], index: number): Token | undefined {
  const parent = tokens[index - 1];
  if (parent?.type === 'heading_open' || parent?.type === 'dt_open') return parent;
  if (parent?.type !== 'paragraph_open') return undefined;
  return parent.hidden && tokens[index - 2]?.type === 'list_item_open' ? tokens[index - 2] : parent;
}
