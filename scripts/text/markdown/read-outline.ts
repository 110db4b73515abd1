import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import { encodeFragment } from '../find-anchor.ts';
import type { Anchor } from '../outline.ts';
import { behind, placeIn, type Stretch } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { holderOf } from './own-forms.ts';
import { beginningOf, placeOf, sourcePlace } from './positions.ts';
import { closing } from './text-ranges.ts';
import { textFor } from './words.ts';

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
  const { address, facts, language } = env.context.publish(href);
  const link = { element: 'a', name: textOf(children.slice(index + 1, end)), place: at } as const;
  env.outline.links.push({ ...link, href });
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

/** Where the text stands that begins with the first reference to a footnote. */
type References = ReadonlyMap<number, readonly Stretch[]>;

/** A reference to a footnote: an anchor, and a link to the footnote. */
function addReference(env: MarkdownEnv, token: Token, at: Place): void {
  addNoteAnchor(env, `fnref${footnoteNumber(token)}`, at);
  addNoteLink(env, `#fn${idOf(token) + 1}`, at);
}

/** The footnotes at the end of the page: an anchor each, and a link back to each reference. */
function addFootnotes(env: MarkdownEnv, tokens: readonly Token[], references: References): void {
  for (const token of tokens) {
    if (token.type !== 'footnote_open' && token.type !== 'footnote_anchor') continue;
    const at = placeIn(references.get(idOf(token)) ?? atStart(env), 0);
    if (token.type === 'footnote_open') addNoteAnchor(env, `fn${idOf(token) + 1}`, at);
    else addNoteLink(env, `#fnref${footnoteNumber(token)}`, at);
  }
}

function addNoteAnchor({ outline, written }: MarkdownEnv, id: string, at: Place): void {
  const anchor: Anchor = { id, kind: 'footnote', place: at };
  outline.anchors.push(anchor);
  written.anchors.push(anchor);
}

function addNoteLink({ written }: MarkdownEnv, href: string, at: Place): void {
  written.links.push({ href, element: 'a', name: href, place: at });
}

/** `2` for a footnote's first reference, `2-1` for its second. */
export function footnoteNumber(token: Token): string {
  const { id, subId } = token.meta as { id: number; subId?: number };
  return subId ? `${id + 1}-${subId}` : String(id + 1);
}

function idOf(token: Token): number {
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
function atStart({ context }: MarkdownEnv): Stretch[] {
  return [
    { from: Number.POSITIVE_INFINITY, place: { file: context.file, line: context.firstLine, column: 1 } },
  ];
}

/** Tells a block of HTML, unless it is nothing but comments. */
function addHtmlBlock(env: MarkdownEnv, token: Token): void {
  const [start] = token.map ?? [0];
  const rest = token.content.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  const offset = rest.search(/\S/);
  if (offset < 0) return;
  const before = rest.slice(0, offset).split('\n');
  const line = start + before.length - 1;
  const html = rest.slice(offset).split('\n')[0]?.trim() ?? '';
  // A line of the block is the end of its source line: markers of quotes and lists are cut off its beginning.
  const cut = (env.lines[line]?.length ?? 0) - (token.content.split('\n')[before.length - 1]?.length ?? 0);
  env.outline.html.push({
    html,
    place: sourcePlace(env, line, Math.max(cut, 0) + (before.at(-1)?.length ?? 0)),
  });
}

/** Whether a tag in running text is told: not a comment, nor the end tag of an element that began before it. */
function isTold(children: readonly Token[], index: number): boolean {
  const html = children[index]?.content ?? '';
  const ended = /^<\/([a-z][a-z0-9-]*)/i.exec(html)?.[1];
  const began = ({ type, content }: Token): boolean =>
    type === 'html_inline' && content.startsWith(`<${ended}`);
  return !html.startsWith('<!--') && !(ended && children.slice(0, index).some(began));
}
