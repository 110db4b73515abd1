import type { Element, ElementContent, Nodes, Parents, Root, Text } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { LINE } from '../../text/markdown/foreign-html.ts';

/** Elements that begin a line of their own. */
const BLOCKS = new Set(
  'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Elements that show no text of their own. */
const SILENT = new Set(
  'audio base canvas col colgroup datalist embed head iframe link map meta noembed noframes noscript object param script source style svg template title track video'.split(
    ' ',
  ),
);

/** A page as a tree, whose nodes know their lines. */
export interface PageTree {
  readonly root: Root;
  readonly body: Element;
  /** The element around one; undefined above the first. */
  parentOf(node: Nodes): Element | undefined;
}

/** How deep elements stand in each other at most: each step of an import goes down to all of them. */
const DEEPEST = 500;

function isDeeperThan(depth: number, node: Nodes): boolean {
  if (!('children' in node)) return false;
  return depth === 0 || node.children.some((child) => isDeeperThan(depth - 1, child));
}

/** Reads a page, or a part of one, as browsers do. @throws RangeError where it goes too deep @param html with what is in front of it left out as empty lines */
export function readTree(html: string): PageTree {
  const root = unified().use(rehypeParse).parse(html);
  if (isDeeperThan(DEEPEST, root)) throw new RangeError('elements stand in each other too deep');
  if (html.includes(LINE)) setLines(root, 1);
  const parents = new Map<Nodes, Element>();
  for (const element of elementsIn(root)) for (const child of element.children) parents.set(child, element);
  const body = [...elementsIn(root)].find(({ tagName }) => tagName === 'body');
  return { root, body: body as Element, parentOf: (node) => parents.get(node) };
}

/** What was made of Markdown knows its lines by an attribute. */
function setLines(node: Nodes, around: number): void {
  const said = node.type === 'element' ? Number(node.properties.dataOldLine) : Number.NaN;
  const line = said > 0 ? said : around;
  node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
  if ('children' in node) for (const child of node.children) setLines(child, line);
}

/** The elements below a node, in the order in which they begin. */
export function* elementsIn(node: Nodes): Generator<Element> {
  const inner = (one: Nodes): Element[] => {
    const children: readonly Nodes[] = 'children' in one ? one.children : [];
    return children.filter((child) => child.type === 'element').reverse();
  };
  // Generators within each other took as long as elements stand deep in each other.
  const left = inner(node);
  for (let next = left.pop(); next; next = left.pop()) {
    yield next;
    left.push(...inner(next));
  }
}

/** Whether one of the elements below a node, or the node itself, is such a one. */
export function holds(node: Nodes, isSuch: (element: Element) => boolean): boolean {
  if (node.type === 'element' && isSuch(node)) return true;
  return elementsIn(node).some(isSuch);
}

/** The line of the old file on which a node begins; 1 where the parser added it. */
export function lineOf(node: Nodes): number {
  if (node.position) return node.position.start.line;
  const first = 'children' in node ? node.children.find((child) => child.position) : undefined;
  return first?.position?.start.line ?? 1;
}

export function isBlock({ tagName }: Element): boolean {
  return BLOCKS.has(tagName);
}

export function isSilent({ tagName }: Element): boolean {
  return SILENT.has(tagName);
}

/** An attribute as a text; empty where there is none. */
export function attribute({ properties }: Element, name: string): string {
  const value = properties[name];
  if (Array.isArray(value)) return value.join(' ');
  return value === null || value === undefined || value === false ? '' : String(value);
}

/** The names that say what an element is for, in small letters: its classes, its id, its role. */
export function namesOf(element: Element): string[] {
  const names = ['className', 'id', 'role', 'dataCustomClass'].map((name) => attribute(element, name));
  return names.join(' ').toLowerCase().split(/\s+/).filter(Boolean);
}

export function isNamed(element: Element, pattern: RegExp): boolean {
  return namesOf(element).some((name) => pattern.test(name));
}

/** Blanks of all kinds, and signs that nobody sees. */
const BLANKS = /[\s\u00a0\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]+/gu;

/** What is read of a node, its blanks made one. */
export function textOf(node: Nodes | readonly Nodes[]): string {
  return rawText(node)
    .replace(/\u00ad/g, '')
    .replace(BLANKS, ' ')
    .trim();
}

function rawText(node: Nodes | readonly Nodes[]): string {
  if (Array.isArray(node)) return (node as readonly Nodes[]).map(rawText).join('');
  const one = node as Nodes;
  if (one.type === 'text') return one.value;
  if (one.type !== 'element') return 'children' in one ? one.children.map(rawText).join('') : '';
  if (isSilent(one)) return '';
  if (one.tagName === 'br') return ' ';
  const inner = one.children.map(rawText).join('');
  return isBlock(one) || one.tagName === 'button' ? ` ${inner} ` : inner;
}

/** Takes nodes out of a tree. */
export function takeOut(root: Parents, isOut: (node: ElementContent) => boolean): void {
  const kept = (root.children as ElementContent[]).filter((child) => !isOut(child));
  root.children = kept as typeof root.children;
  for (const child of kept) if (child.type === 'element') takeOut(child, isOut);
}

export function isText(node: Nodes): node is Text {
  return node.type === 'text';
}

/** The address that a click on an element opens by a script; undefined where it does something else. */
export function openedBy(element: Element): string | undefined {
  return /(?:window\.open\(|location(?:\.href)?\s*=|location\.(?:assign|replace)\()\s*(['"])(.+?)\1/.exec(
    attribute(element, 'onClick'),
  )?.[2];
}
