import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Place } from '../problem.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { holderOf } from './explicit-ids.ts';
import type { Anchor, Outline } from './outline.ts';
import { place } from './positions.ts';

const KINDS: Record<string, Anchor['kind']> = {
  heading_open: 'heading',
  dt_open: 'term',
  list_item_open: 'item',
  paragraph_open: 'paragraph',
};

/** Fills the outline from the tokens, and puts an element for each alias where its statement stands. */
export function readOutline(md: MarkdownIt): void {
  md.core.ruler.push('outline', (state) => {
    const env = state.env as MarkdownEnv;
    const { outline } = env;
    for (const [index, token] of (state.tokens as PlacedToken[]).entries()) {
      if (token.type === 'html_block') addHtmlBlock(env, token);
      if (token.type !== 'inline') continue;
      const holder = holderOf(state.tokens, index);
      if (holder?.type === 'heading_open') addHeading(outline, state.tokens, index);
      if (holder) addAnchor(env, holder, token, state.Token);
      addChildren(outline, token);
    }
  });
}

function addHeading(outline: Outline, tokens: PlacedToken[], index: number): void {
  const [open, inline, close] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!open || !inline) return;
  const id = open.attrGet('id');
  const text = textOf(inline.children ?? []);
  outline.headings.push({ level: Number(open.tag.slice(1)), id, text, place: placeOf(inline, 0) });
  if (close && id !== null) close.headingLink = { id, text };
}

function addAnchor(env: MarkdownEnv, holder: Token, inline: PlacedToken, NewToken: typeof Token): void {
  const { explicitId } = inline;
  if (!explicitId) return;
  const at = placeOf(inline, explicitId.offset);
  const kind = KINDS[holder.type] ?? 'paragraph';
  env.outline.anchors.push({ id: explicitId.id, kind, place: at });
  const aliases = env.context.aliases.get(explicitId.id) ?? [];
  inline.children?.unshift(
    ...aliases.map((id) => Object.assign(new NewToken('alias', 'span', 0), { content: id })),
  );
}

function addChildren(outline: Outline, inline: PlacedToken): void {
  const children: PlacedToken[] = inline.children ?? [];
  for (const [index, token] of children.entries()) {
    const at = (back = 0): Place => placeOf(inline, (token.offset ?? 0) - back);
    if (token.type === 'link_open') {
      const href = token.attrGet('href') ?? '';
      const name = textOf(children.slice(index + 1, closing(children, index)));
      outline.links.push({ href, element: 'a', name, place: at(token.markup === 'autolink' ? 0 : 1) });
    } else if (token.type === 'image') {
      const src = token.attrGet('src') ?? '';
      outline.images.push({ src, alt: textOf(token.children ?? []), place: at() });
      outline.links.push({ href: src, element: 'img', name: null, place: at() });
    } else if (token.type === 'html_inline' && !isComment(token.content)) {
      outline.html.push({ html: token.content, place: at() });
    } else if (token.type === 'unknown_word') {
      outline.unknownWords.push({ word: token.content, place: at() });
    } else if (token.type === 'footnote_ref') {
      outline.anchors.push({ id: `fnref${footnoteNumber(token)}`, kind: 'footnote', place: at() });
      if (!token.meta.subId)
        outline.anchors.push({ id: `fn${token.meta.id + 1}`, kind: 'footnote', place: at() });
    }
  }
}

function addHtmlBlock(env: MarkdownEnv, token: Token): void {
  const [start] = token.map ?? [0];
  const rest = token.content.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const offset = rest.search(/\S/);
  if (offset < 0) return;
  const before = rest.slice(0, offset).split('\n');
  const line = start + before.length - 1;
  const html = rest.slice(offset).split('\n')[0]?.trim() ?? '';
  const column = Math.max(env.lines[line]?.indexOf(html) ?? 0, 0);
  env.outline.html.push({ html, place: place(env, line, column) });
}

/** The text that a reader hears for these tokens. */
export function textOf(tokens: readonly Token[]): string {
  const piece = (token: Token): string => {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'text_special')
      return token.content;
    if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
    return token.type === 'image' ? textOf(token.children ?? []) : '';
  };
  return tokens.map(piece).join('').trim();
}

/** `2` for a footnote's first reference, `2-1` for its second. */
export function footnoteNumber(token: Token): string {
  const { id, subId } = token.meta as { id: number; subId: number };
  return subId > 0 ? `${id + 1}-${subId}` : String(id + 1);
}

function closing(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  const index = tokens.findIndex(
    (token, i) => i > open && token.type === 'link_close' && token.level === level,
  );
  return index < 0 ? tokens.length : index;
}

function isComment(html: string): boolean {
  return html.startsWith('<!--');
}

function placeOf(inline: PlacedToken, offset: number): Place {
  return inline.locate?.(offset) ?? { file: '', line: 1, column: 1 };
}
