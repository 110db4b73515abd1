import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import type { Anchor } from '../outline.ts';
import { behind, placeIn, type Stretch } from '../place-in-text.ts';
import type { MarkdownEnv, PlacedToken } from './context.ts';

/** Where the text stands that begins with the first reference to a footnote. */
type References = ReadonlyMap<number, readonly Stretch[]>;

/** A reference to a footnote: an anchor, and a link to the footnote. */
export function addReference(env: MarkdownEnv, token: Token, at: Place): void {
  addAnchor(env, `fnref${footnoteNumber(token)}`, at);
  addLink(env, `#fn${idOf(token) + 1}`, at);
}

/** The footnotes at the end of the page: an anchor each, and a link back to each reference. */
export function addFootnotes(env: MarkdownEnv, tokens: readonly Token[], references: References): void {
  for (const token of tokens) {
    if (token.type !== 'footnote_open' && token.type !== 'footnote_anchor') continue;
    const at = placeIn(references.get(idOf(token)) ?? atStart(env), 0);
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
 * end of the page, say where they stand: two characters behind the beginning of their reference.
 */
export function placeFootnotes(env: MarkdownEnv, tokens: readonly PlacedToken[]): References {
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
