import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import type { Anchor } from '../outline.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import { place } from './positions.ts';

/** Where the first reference to a footnote stands, or an offset behind its beginning. */
type References = ReadonlyMap<number, (offset: number) => Place>;

/** A reference to a footnote: an anchor, and a link to the footnote. */
export function addReference(env: MarkdownEnv, token: Token, at: Place): void {
  addAnchor(env, `fnref${footnoteNumber(token)}`, at);
  addLink(env, `#fn${idOf(token) + 1}`, at);
}

/** The footnotes at the end of the page: an anchor each, and a link back to each reference. */
export function addFootnotes(env: MarkdownEnv, tokens: readonly Token[], references: References): void {
  for (const token of tokens) {
    if (token.type !== 'footnote_open' && token.type !== 'footnote_anchor') continue;
    const at = references.get(idOf(token))?.(0) ?? place(env, 0, 0);
    if (token.type === 'footnote_open') addAnchor(env, `fn${idOf(token) + 1}`, at);
    else addLink(env, `#fnref${footnoteNumber(token)}`, at);
  }
}

function addAnchor({ outline, written }: MarkdownEnv, id: string, at: Place): void {
  const anchor: Anchor = { id, kind: 'footnote', place: at };
  outline.anchors.push(anchor);
  written.anchors.push(anchor);
}

function addLink({ written }: MarkdownEnv, href: string, at: Place): void {
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
 * end of the page, able to say where they stand: two characters behind the beginning of their reference.
 */
export function placeFootnotes(env: MarkdownEnv, tokens: readonly PlacedToken[]): References {
  const references = new Map<number, (offset: number) => Place>();
  if (!tokens.some(({ type }) => type === 'footnote_block_open')) return references;
  let footnote = -1;
  for (const token of tokens) {
    if (token.type === 'footnote_open') footnote = idOf(token);
    if (token.type !== 'inline') continue;
    const reference = references.get(footnote);
    const locate = token.locate ?? ((offset) => reference?.(offset + 2) ?? place(env, 0, 0));
    token.locate = locate;
    for (const child of (token.children ?? []) as PlacedToken[]) {
      if (child.type !== 'footnote_ref' || references.has(idOf(child))) continue;
      references.set(idOf(child), (offset) => locate((child.offset ?? 0) + offset));
    }
  }
  return references;
}
