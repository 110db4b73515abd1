import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import { encodeFragment } from '../encode-fragment.ts';
import type { Anchor } from '../outline.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { holderOf } from './explicit-ids.ts';
import { addFootnotes, addReference, placeFootnotes } from './footnote-outline.ts';
import { addHtmlBlock, isTold } from './html-outline.ts';
import { beginningOf, placeOf } from './positions.ts';
import { textFor } from './text-for.ts';
import { closing } from './text-ranges.ts';

const KINDS: Record<string, Anchor['kind']> = {
  heading_open: 'heading',
  dt_open: 'term',
  list_item_open: 'item',
  dd_open: 'item',
  paragraph_open: 'paragraph',
};

/** Fills the outline from the tokens, and puts an element for each alias where its statement stands. */
export function readOutline(md: MarkdownIt): void {
  md.core.ruler.push('outline', (state) => {
    const env = state.env as MarkdownEnv;
    const footnotes = placeFootnotes(env, state.tokens);
    env.outline.anchors.push(...(env.context.aliases.get('top') ?? []).map(aliasOf('top')));
    (state.tokens as PlacedToken[]).forEach((token, index) => {
      if (token.type === 'html_block') addHtmlBlock(env, token);
      if (token.type !== 'inline') return;
      const holder = holderOf(state.tokens, index);
      if (holder?.type === 'heading_open') addHeading(env, state.tokens, index);
      if (holder) addAnchor(env, holder, token, state.Token);
      addChildren(env, token);
    });
    addFootnotes(env, state.tokens, footnotes);
  });
}

function addHeading(env: MarkdownEnv, tokens: PlacedToken[], index: number): void {
  const [open, inline, close] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (!open || !inline || !close) return;
  const id = inline.explicitId?.id ?? null;
  const text = textOf(inline.children ?? []);
  const heading = { level: Number(open.tag.slice(1)), id, text, place: placeOf(inline, 0) };
  env.outline.headings.push(heading);
  env.written.headings.push({ ...heading, id: id || null });
  if (!id) return;
  close.headingLink = { href: `#${encodeFragment(id)}`, name: textFor(env, 'heading_link', { title: text }) };
  env.written.links.push({ ...close.headingLink, element: 'a', place: heading.place });
}

function addAnchor(env: MarkdownEnv, holder: Token, inline: PlacedToken, NewToken: typeof Token): void {
  const { explicitId } = inline;
  if (!explicitId) return;
  const { id } = explicitId;
  const anchor: Anchor = {
    id,
    kind: KINDS[holder.type] ?? 'paragraph',
    place: placeOf(inline, explicitId.offset),
  };
  const aliases = env.aliasesLeft.get(id) ?? [];
  env.aliasesLeft.delete(id);
  env.outline.anchors.push(anchor, ...aliases.map(aliasOf(id)));
  if (id !== '') env.written.anchors.push(anchor);
  env.written.anchors.push(...aliases.map(aliasOf(id)));
  const elements = aliases.map((alias) =>
    Object.assign(new NewToken('alias', 'span', 0), { content: alias.id }),
  );
  inline.children?.unshift(...elements);
}

function aliasOf(of: string): (alias: { readonly id: string; readonly place: Place }) => Anchor {
  return ({ id, place }) => ({ id, kind: 'alias', place, of });
}

function addChildren(env: MarkdownEnv, inline: PlacedToken): void {
  const children: PlacedToken[] = inline.children ?? [];
  const { outline } = env;
  children.forEach((token, index) => {
    const { type, content } = token;
    if (type === 'text') return;
    const place = placeOf(inline, beginningOf(token));
    if (type === 'link_open') addLink(env, children, index, place);
    else if (type === 'image') addImage(env, token, place);
    else if (type === 'html_inline' && isTold(children, index)) outline.html.push({ html: content, place });
    else if (type === 'stray_id') outline.strayIds.push({ text: content, place });
    else if (type === 'unknown_word') outline.unknownWords.push({ word: content, place });
    else if (type === 'footnote_ref') addReference(env, token, place);
  });
}

function addLink(env: MarkdownEnv, children: PlacedToken[], index: number, at: Place): void {
  const open = children[index] as PlacedToken;
  const end = closing(children, index);
  const href = open.attrGet('href') ?? '';
  const { address, facts, need, language } = env.context.publish(href);
  const link = { element: 'a', name: textOf(children.slice(index + 1, end)), place: at } as const;
  env.outline.links.push({ ...link, href, ...(need !== undefined && { need }) });
  env.written.links.push({ ...link, href: address });
  open.written = href;
  open.attrSet('href', address);
  if (language) open.attrSet('hreflang', language);
  if (facts && children[end]) children[end].facts = facts;
}

function addImage(env: MarkdownEnv, token: PlacedToken, at: Place): void {
  const src = token.attrGet('src') ?? '';
  const image = { src, alt: textOf(token.children ?? []), place: at };
  for (const inAlt of token.children ?? []) {
    if (inAlt.type === 'unknown_word') env.outline.unknownWords.push({ word: inAlt.content, place: at });
  }
  const { address } = env.context.publish(src);
  env.outline.images.push(image);
  env.outline.links.push({ href: src, element: 'img', name: null, place: at });
  env.written.images.push({ ...image, src: address });
  env.written.links.push({ href: address, element: 'img', name: null, place: at });
  token.written = src;
  token.attrSet('src', address);
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
