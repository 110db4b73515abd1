import { encodeFragment } from '../text/find-anchor.ts';
import { isOf, type OwnElement, type OwnNode, ownTree, plainText } from '../text/html/own-tree.ts';
import { absoluteFrom, toMarkdown } from '../text/html/to-markdown.ts';
import type { SaidPiece, SaidText } from '../text/outline.ts';
import { withBase } from './addresses.ts';
import type { Topic } from './content.ts';
import type { Operator } from './operator-schema.ts';
import type { PublishedTopic } from './twins.ts';

/** What stands under an id, before it is said how sure it is. */
interface Piece extends Omit<SaidPiece, 'text' | 'words'> {
  readonly nodes: readonly OwnNode[];
  readonly isTerm?: true;
}

/** A statement of a page: its head, or what stands below a heading with an id up to the next one. */
export interface PageSection {
  /** Of the head of the page it is `top`. */
  readonly id: string;
  readonly heading: string;
  /** The heading as it stands; of the head of the page none. */
  readonly above?: OwnElement;
  /** What it says; the notes that it refers to stand at its end. */
  readonly nodes: readonly OwnNode[];
}

/** What of a front matter a page says itself. */
type Head = Pick<PublishedTopic['matter'], 'title' | 'summary'>;

/** The statements of a page in their order, none of which holds a part of another. @param tree the text of the page */
export function sectionsOn({ title, summary }: Head, tree: readonly OwnNode[]): PageSection[] {
  let nodes: OwnNode[] = [summary];
  const sections: PageSection[] = [{ id: 'top', heading: title, nodes }];
  const notes = tree.flatMap((node) => (isOf(node, 'footnotes') ? itemsIn(node) : []));
  for (const node of tree) {
    const above = headingIn(node);
    if (above) {
      nodes = [];
      const { id = '' } = above.attributes;
      sections.push({ id, heading: plainText(above.children), above, nodes });
    } else if (notes.length === 0 || !isOf(node, 'footnotes')) nodes.push(node);
  }
  return notes.length === 0 ? sections : sections.map((section) => withNotes(section, notes));
}

/** A section with those of the notes of its page that it refers to. */
function withNotes(section: PageSection, notes: readonly OwnElement[]): PageSection {
  const { above, nodes } = section;
  const named = new Set(numbersIn([...(above ? [above] : []), ...nodes]));
  const own = notes.filter(({ attributes: { id = '' } }) => named.has(id.replace(/^fn/, '')));
  if (own.length === 0) return section;
  const list: OwnElement = { tag: 'ol', attributes: {}, children: own };
  return {
    ...section,
    nodes: [...nodes, { tag: 'section', attributes: { class: 'footnotes' }, children: [list] }],
  };
}

/** The numbers of the notes that nodes refer to. */
function numbersIn(nodes: readonly OwnNode[]): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [];
    return isOf(node, 'footnote-ref')
      ? node.children.map((one) => plainText([one]))
      : numbersIn(node.children);
  });
}

function itemsIn(node: OwnNode): OwnElement[] {
  if (typeof node === 'string') return [];
  return node.tag === 'li' ? [node] : node.children.flatMap(itemsIn);
}

/** The statements of a page, each followed by what has an id in it, which is a piece of its own as well. */
export function piecesOn({ matter }: Pick<PublishedTopic, 'matter'>, tree: readonly OwnNode[]): Piece[] {
  return sectionsOn(matter, tree).flatMap(({ id, heading, nodes }) => {
    const section: Piece = { id, heading, section: id, nodes };
    return [section, ...namedIn(nodes, section)];
  });
}

/** What a topic says for machines. @param html its text, as it is published */
export function saidText(topic: PublishedTopic, html: string, { site: { url, base } }: Operator): SaidText {
  const tree = ownTree(html);
  const absolute = absoluteFrom(url + withBase(topic.address, base));
  const parts: SaidText['parts'][number][] = [];
  let nodes: OwnNode[] = [];
  for (const node of tree) {
    nodes.push(node);
    const id = headingIn(node)?.attributes.id;
    if (id === undefined) continue;
    parts.push({ markdown: toMarkdown(nodes, { absolute }), id });
    nodes = [];
  }
  return {
    parts: [...parts, { markdown: toMarkdown(nodes, { absolute }) }],
    pieces: saidPieces(topic, tree),
  };
}

/** The statements of a page, and what has an id in them, as they read. @param tree the text of the page */
export function saidPieces(
  { matter, coming }: Pick<PublishedTopic, 'matter' | 'coming'>,
  tree: readonly OwnNode[],
): SaidPiece[] {
  return piecesOn({ matter: { ...matter, ...coming } }, tree).map(({ nodes, ...piece }) => {
    const text = plainText(nodes);
    return { ...piece, text, words: wordsIn(text) };
  });
}

/** A Chinese character, or letters and digits with the signs between them. */
const WORD =
  /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}](?:[[\p{L}\p{M}\p{N}'’.,\-]--\p{Script=Han}]*[[\p{L}\p{M}\p{N}]--\p{Script=Han}])?/gv;

function wordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** The terms that have an id in a text, with what they mean. */
export function termsIn(html: string): { id: string; term: string; meaning: string }[] {
  const top: Piece = { id: '', heading: '', section: '', nodes: [] };
  return namedIn(ownTree(html), top)
    .filter(({ isTerm }) => isTerm)
    .map(({ id, heading, nodes }) => ({ id, term: heading, meaning: plainText(nodes) }));
}

/** The heading that stands in a node, where it has an id. */
export function headingIn(node: OwnNode): OwnElement | undefined {
  const [inner] = typeof node === 'object' && isOf(node, 'heading') ? node.children : [];
  return typeof inner === 'object' ? inner : undefined;
}

/** The terms, paragraphs and items that have an id. */
function namedIn(nodes: readonly OwnNode[], { heading, section }: Piece): Piece[] {
  return nodes.flatMap((node, index) => {
    if (typeof node === 'string' || isOf(node, 'footnotes')) return [];
    const { id } = node.attributes;
    const inner = namedIn(node.children, { id: '', heading, section, nodes: [] });
    if (id === undefined || !/^(?:p|li|dt|dd)$/.test(node.tag)) return inner;
    const own: Piece =
      node.tag === 'dt'
        ? {
            id,
            heading: plainText(node.children),
            section,
            nodes: meaningsBehind(nodes, index),
            isTerm: true,
          }
        : { id, heading, section, nodes: [node] };
    return [own, ...inner];
  });
}

/** The definitions of a term: those behind it, and behind others that share them. */
function meaningsBehind(nodes: readonly OwnNode[], index: number): OwnNode[] {
  const found: OwnNode[] = [];
  for (const node of nodes.slice(index + 1)) {
    if (typeof node === 'string') continue;
    if (node.tag === 'dt' && found.length > 0) break;
    if (node.tag === 'dd') found.push(node);
  }
  return found;
}

/** The anchors that editors declared on a topic, old ids included, as they stand in fragments. */
export function declaredOn({ gist }: Topic): string[] {
  const ids = gist().anchors.flatMap(({ id, kind }) => (kind === 'footnote' ? [] : encodeFragment(id)));
  return [...new Set(ids)].filter(Boolean);
}
