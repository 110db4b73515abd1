import Token from 'markdown-it/lib/token.mjs';
import type { Place } from '../../problem.ts';
import { detached } from '../decode-bytes.ts';
import { encodeFragment } from '../find-anchor.ts';
import type { Anchor } from '../outline.ts';
import { behind, placeIn, type Stretch } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { holderOf } from './own-forms.ts';
import { beginningOf, closing, placeOf, sourcePlace } from './text-ranges.ts';
import { textFor } from './words.ts';

/** What an anchor stands on, by the token that holds its id; else a paragraph. */
const KINDS: Readonly<Record<string, Anchor['kind']>> = {
  heading_open: 'heading',
  dt_open: 'term',
  list_item_open: 'item',
  dd_open: 'item',
};

/** Fills the outline from the tokens, and puts an element for each alias where its statement stands. */
export function readOutline(env: MarkdownEnv, tokens: PlacedToken[]): void {
  const footnotes = placeFootnotes(env, tokens);
  const aliases = new Map(
    [...env.context.aliases].map(([of, old]): [string, Anchor[]] => [
      of,
      old.map(({ id, place }) => ({ id, kind: 'alias', place, of })),
    ]),
  );
  env.outline.anchors.push(...(aliases.get('top') ?? []));
  tokens.forEach((token, index) => {
    if (token.type === 'html_block') addHtmlBlock(env, token);
    const heading = env.outline.headings.at(-1);
    if (heading && /^(?:fence|code_block|register)$/.test(token.type)) heading.states = true;
    if (typeof token.register === 'string')
      env.outline.unknownWords.push({ word: token.register, register: true, place: placeOf(token, 0) });
    if (token.type !== 'inline') return;
    const holder = holderOf(tokens, index);
    if (holder?.type === 'heading_open') addHeading(env, holder, token, tokens[index + 1]);
    else if (heading && !heading.states) heading.states = saysMoreThanLinks(token.children ?? []);
    if (holder) addAnchor(env, holder, token, aliases);
    addChildren(env, token);
  });
  addFootnotes(env, tokens, footnotes);
}

function saysMoreThanLinks(children: readonly Token[]): boolean {
  let depth = 0;
  return children.some(({ type, nesting, content, children: inner }) => {
    if (type === 'link_open' || type === 'link_close') depth += nesting;
    const said = type === 'image' ? textOf(inner ?? []) : content;
    return depth === 0 && /[\p{L}\p{N}]/u.test(said);
  });
}

function addHeading(env: MarkdownEnv, open: PlacedToken, inline: PlacedToken, close?: PlacedToken): void {
  const id = inline.explicitId?.id ?? null;
  const text = detached(textOf(inline.children ?? []));
  const place = placeOf(inline, 0);
  env.outline.headings.push({ level: Number(open.tag.slice(1)), id, text, place });
  if (!id || !close) return;
  close.headingLink = { href: `#${encodeFragment(id)}`, name: textFor(env, 'heading_link', { title: text }) };
  env.links.push({ ...close.headingLink, element: 'a', place });
}

/** @param left the aliases without an element: where an id stands twice, its aliases stand at the first */
function addAnchor(env: MarkdownEnv, holder: Token, inline: PlacedToken, left: Map<string, Anchor[]>): void {
  const { explicitId } = inline;
  if (!explicitId) return;
  const { id, offset } = explicitId;
  const aliases = left.get(id) ?? [];
  left.delete(id);
  const kind = KINDS[holder.type] ?? 'paragraph';
  const place = placeOf(inline, offset);
  env.outline.anchors.push({ id, kind, place }, ...aliases);
  if (id && kind !== 'heading') addStatementLink(env, inline, id, place);
  for (const alias of aliases.toReversed())
    inline.children?.unshift(Object.assign(new Token('alias', 'span', 0), { content: alias.id }));
}

/** How much of a statement names the link to it. */
const SPOKEN = 40;

/** Whatever has an id says what its address is. */
function addStatementLink(env: MarkdownEnv, inline: Token, id: string, place: Place): void {
  const said = [...textOf(inline.children ?? [])];
  const title = said.slice(0, SPOKEN).join('') + (said.length > SPOKEN ? '…' : '');
  const link = { href: `#${encodeFragment(id)}`, name: textFor(env, 'statement_link', { title }) };
  env.links.push({ ...link, element: 'a', place });
  inline.children?.push(Object.assign(new Token('statement_link', 'a', 0), { headingLink: link }));
}

function addChildren(env: MarkdownEnv, inline: PlacedToken): void {
  const children: PlacedToken[] = inline.children ?? [];
  const { outline } = env;
  children.forEach((token, index) => {
    const { type, content } = token;
    if (type === 'text' || type === 'softbreak' || type === 'link_close') return;
    const place = placeOf(inline, beginningOf(token));
    if (type === 'link_open') addLink(env, children, index, place);
    else if (type === 'image') addImage(env, token, place);
    else if (type === 'html_inline' && isTold(children, index)) outline.html.push({ html: content, place });
    else if (type === 'stray_id') outline.strayIds.push({ text: content, place });
    else if (type === 'unknown_word') outline.unknownWords.push({ word: content, place });
    else if (type === 'footnote_ref') {
      outline.anchors.push({ id: `fnref${footnoteNumber(token)}`, kind: 'footnote', place });
      const href = `#fn${idOf(token) + 1}`;
      env.links.push({ href, element: 'a', name: href, place });
    }
  });
}

function addLink(env: MarkdownEnv, children: PlacedToken[], index: number, at: Place): void {
  const open = children[index] as PlacedToken;
  const end = closing(children, index);
  const href = open.attrGet('href') ?? '';
  const { address, facts, language } = env.context.publish(href);
  const link = { element: 'a', name: textOf(children.slice(index + 1, end)), place: at } as const;
  env.outline.links.push({ ...link, href });
  env.links.push({ ...link, href: address });
  open.written = href;
  open.attrSet('href', address);
  if (language) open.attrSet('hreflang', language);
  if (facts && children[end]) children[end].facts = facts;
}

function addImage({ outline, links, context }: MarkdownEnv, token: PlacedToken, place: Place): void {
  const src = token.attrGet('src') ?? '';
  const children = token.children ?? [];
  for (const { type, content } of children)
    if (type === 'unknown_word') outline.unknownWords.push({ word: content, place });
  const { address, pixels } = context.publish(src);
  outline.images.push({ src, alt: textOf(children), place });
  outline.links.push({ href: src, element: 'img', name: null, place });
  links.push({ href: address, element: 'img', name: null, place });
  token.written = src;
  token.attrSet('src', address);
  // With them a page keeps the room before the picture is there.
  for (const [name, value] of Object.entries(pixels ?? {})) token.attrSet(name, String(value));
}

/** The text that a reader hears for these tokens. */
export function textOf(tokens: readonly Token[]): string {
  const piece = ({ type, content, children }: Token): string => {
    if (type === 'text' || type === 'text_special' || type === 'code_inline') return content;
    if (type === 'softbreak' || type === 'hardbreak') return ' ';
    return type === 'image' ? textOf(children ?? []) : '';
  };
  return tokens.map(piece).join('').trim();
}

/** Where the text stands that begins with the first reference to a footnote. */
type References = ReadonlyMap<number, readonly Stretch[]>;

/** The footnotes at the end of the page: an anchor each, and a link back to each reference. */
function addFootnotes(env: MarkdownEnv, tokens: readonly Token[], references: References): void {
  for (const token of tokens) {
    if (token.type !== 'footnote_open' && token.type !== 'footnote_anchor') continue;
    const place = placeIn(references.get(idOf(token)) ?? atStart(env), 0);
    const href = `#fnref${footnoteNumber(token)}`;
    if (token.type === 'footnote_anchor') env.links.push({ href, element: 'a', name: href, place });
    else env.outline.anchors.push({ id: `fn${idOf(token) + 1}`, kind: 'footnote', place });
  }
}

/** `2` for a footnote's first reference, `2-1` for its second. */
export function footnoteNumber(token: Token): string {
  const { id, subId } = token.meta as { id: number; subId?: number };
  return subId ? `${id + 1}-${subId}` : String(id + 1);
}

/** The number of a footnote, from 0. */
export function idOf(token: Token): number {
  return (token.meta as { id: number }).id;
}

/**
 * Finds the first reference to each footnote, and makes the texts of inline footnotes (`^[…]`), which are moved to the
 * end of the page, say where they stand: two characters behind the beginning of their reference.
 */
function placeFootnotes(env: MarkdownEnv, tokens: readonly PlacedToken[]): References {
  const references = new Map<number, readonly Stretch[]>();
  if (!tokens.some(({ type }) => type === 'footnote_block_open')) return references;
  let footnote = -1;
  for (const token of tokens) {
    if (token.type === 'footnote_open') footnote = idOf(token);
    if (token.type !== 'inline') continue;
    const stretches = token.stretches ?? behind(references.get(footnote) ?? atStart(env), 2);
    token.stretches = stretches;
    for (const child of (token.children ?? []) as PlacedToken[]) {
      if (child.type !== 'footnote_ref' || references.has(idOf(child))) continue;
      references.set(idOf(child), behind(stretches, child.offset ?? 0));
    }
  }
  return references;
}

/** Stands for where all of a footnote is that nothing shown refers to: the beginning of the text. */
function atStart(env: MarkdownEnv): Stretch[] {
  return [{ from: Number.POSITIVE_INFINITY, place: sourcePlace(env, 0, 0) }];
}

/** Tells a block of HTML, unless it is nothing but comments. */
function addHtmlBlock(env: MarkdownEnv, { content, map }: Token): void {
  const blanked = content.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const lines = blanked.split('\n');
  const row = lines.findIndex((text) => text.trim() !== '');
  const written = lines[row];
  if (written === undefined) return;
  const line = (map?.[0] ?? 0) + row;
  // A line of the block is the end of its source line: markers of quotes and lists are cut off its beginning.
  const cut = Math.max((env.lines[line]?.length ?? 0) - written.length, 0);
  const place = sourcePlace(env, line, cut + written.search(/\S/));
  env.outline.html.push({ html: written.trim(), place });
}

/** Whether a tag in running text is told: not a comment, nor the end tag of an element that began before it. */
function isTold(children: readonly Token[], index: number): boolean {
  const html = children[index]?.content ?? '';
  const ended = /^<\/([a-z][a-z0-9-]*)/i.exec(html)?.[1];
  const began = ({ type, content }: Token): boolean =>
    type === 'html_inline' && content.startsWith(`<${ended}`);
  return !html.startsWith('<!--') && !(ended && children.slice(0, index).some(began));
}
