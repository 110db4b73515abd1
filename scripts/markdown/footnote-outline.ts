import type { Token } from 'markdown-it';
import type { Place } from '../problem.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';
import type { Anchor } from './outline.ts';

/** A reference to a footnote, the footnote itself where this is the first, and the links between them. */
export function addFootnote({ outline, written }: MarkdownEnv, token: Token, at: Place): void {
  const number = footnoteNumber(token);
  const { id, subId } = token.meta as { id: number; subId?: number };
  const anchors: Anchor[] = [{ id: `fnref${number}`, kind: 'footnote', place: at }];
  if (!subId) anchors.push({ id: `fn${id + 1}`, kind: 'footnote', place: at });
  outline.anchors.push(...anchors);
  written.anchors.push(...anchors);
  for (const href of [`#fn${id + 1}`, `#fnref${number}`])
    written.links.push({ href, element: 'a', name: number, place: at });
}

/** `2` for a footnote's first reference, `2-1` for its second. */
export function footnoteNumber(token: Token): string {
  const { id, subId } = token.meta as { id: number; subId?: number };
  return subId ? `${id + 1}-${subId}` : String(id + 1);
}

/**
 * Makes the texts of inline footnotes (`^[…]`), which are moved to the end of the page, able to say where they stand:
 * two characters behind the beginning of their reference.
 */
export function placeInlineFootnotes(tokens: readonly PlacedToken[]): void {
  const references = new Map<number, (offset: number) => Place>();
  let id = -1;
  for (const token of tokens) {
    if (token.type === 'footnote_open') id = (token.meta as { id: number }).id;
    if (token.type !== 'inline') continue;
    const reference = references.get(id);
    if (!token.locate && reference) token.locate = (offset) => reference(offset + 2);
    for (const child of (token.children ?? []) as PlacedToken[]) {
      const { locate } = token;
      if (child.type !== 'footnote_ref' || !locate) continue;
      references.set((child.meta as { id: number }).id, (offset) => locate((child.offset ?? 0) + offset));
    }
  }
}
