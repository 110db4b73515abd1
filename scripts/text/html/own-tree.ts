import { decodeHTML } from 'entities';
import { HtmlTokens } from './html-tokens.ts';

/** An element of a text as our Markdown writes it. */
export interface OwnElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly OwnNode[];
}

/** An element, or a text with its character references decoded. */
export type OwnNode = OwnElement | string;

const VOID = new Set(['br', 'hr', 'img']);

/** Reads the HTML of a text as our Markdown writes it: every element in it is closed where it should be. */
export function ownTree(html: string): readonly OwnNode[] {
  const tokens = new HtmlTokens(html);
  const root: OwnNode[] = [];
  const open = [root];
  for (let token = tokens.next(false); token; token = tokens.next(false)) {
    const inner = open.at(-1) ?? root;
    if ('text' in token) inner.push(token.text.includes('&') ? decodeHTML(token.text) : token.text);
    else if ('end' in token) open.pop();
    else {
      const { name: tag, attributes } = token.start;
      const children: OwnNode[] = [];
      inner.push({ tag, attributes, children });
      if (!VOID.has(tag)) open.push(children);
    }
  }
  return root;
}

/** Whether an element is of one of the classes that our Markdown gives. */
export function isOf(node: OwnNode | undefined, name: string): boolean {
  const given = typeof node === 'object' ? node.attributes.class : undefined;
  return given !== undefined && (given === name || given.split(' ').includes(name));
}

/** Whether a node is there to work with, not to be read: links to headings and back from footnotes, old ids. */
function isTool(node: OwnNode): boolean {
  return ['heading-link', 'footnote-back', 'footnote-ref', 'alias'].some((name) => isOf(node, name));
}

const LINES =
  /^(?:p|h[1-6]|li|ul|ol|dl|dt|dd|div|blockquote|pre|table|thead|tbody|tr|figure|figcaption|section|br|hr)$/;

/** What readers read of some nodes: a line for each paragraph, item and row, cells apart by a tab, however the HTML is broken into lines. */
export function plainText(nodes: readonly OwnNode[]): string {
  return textIn(nodes)
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** A piece of a line; with an address where it is a link. */
export interface Words {
  readonly text: string;
  readonly href?: string;
}

/** The lines of `plainText`, with the links in them kept. */
export function linesOf(nodes: readonly OwnNode[]): Words[][] {
  const lines: Words[][] = [[]];
  for (const { text, href } of wordsIn(nodes)) {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (text === BREAK) lines.push([]);
    // What is marked for its language or its setting is marked anew where it is shown.
    else if (last && last.href === href) line[line.length - 1] = { ...last, text: last.text + text };
    else line.push({ text, ...(href !== undefined && { href }) });
  }
  return lines.filter((line) => line.some(({ text }) => text.trim() !== ''));
}

const BREAK = '\n';

function* wordsIn(
  nodes: readonly OwnNode[],
  href?: string,
): Generator<{ text: string; href: string | undefined }> {
  for (const node of nodes) {
    if (typeof node === 'string') yield { text: node.replace(/\s+/g, ' '), href };
    else if (!isTool(node)) {
      const ends = LINES.test(node.tag) ? [{ text: BREAK, href }] : [];
      yield* ends;
      yield* wordsIn(node.children, node.attributes.href ?? href);
      if (node.tag === 'td' || node.tag === 'th') yield { text: ' ', href };
      yield* ends;
    }
  }
}

function textIn(nodes: readonly OwnNode[]): string {
  let text = '';
  for (const node of nodes) {
    if (typeof node === 'string') text += node;
    else if (!isTool(node)) {
      const cells =
        node.tag === 'tr' ? node.children.filter((cell) => typeof cell !== 'string') : node.children;
      const inner = textIn(cells);
      const isCell = node.tag === 'td' || node.tag === 'th';
      text += isCell ? `${inner}\t` : LINES.test(node.tag) ? `\n${inner}\n` : inner;
    }
  }
  return text;
}
