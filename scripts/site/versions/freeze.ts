import { hash } from 'node:crypto';
import { type OwnElement, type OwnNode, ownTree, plainText } from '../../text/html/own-tree.ts';
import { toMarkdown } from '../../text/html/to-markdown.ts';
import { readMarkdown } from '../../text/markdown/read-markdown.ts';
import type { Outline } from '../../text/outline.ts';
import { withBase, withoutBase } from '../addresses.ts';
import type { Content, LanguageContent } from '../content.ts';
import { type PageSection, sectionsOn } from '../pieces.ts';
import { publish } from '../publish.ts';
import type { PublishedTopic } from '../twins.ts';

/** A statement as it is kept: everything that was filled in is in it, so that it says the same whatever the site becomes. */
export interface Frozen {
  readonly id: string;
  readonly heading: string;
  /** Of its text in UTF-8, in hexadecimal: what a citation names. */
  readonly sha256: string;
  /** With its heading; the head of a page begins with its title, as `#`, and its summary. Addresses begin with `/`, without host and base path. */
  readonly markdown: string;
}

/** The hash that a citation of a text names: SHA-256 of it in UTF-8, in hexadecimal. */
export function citedHash(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The statements of a topic as its page has them. @param base the path that the site lives under */
export function freeze({ matter }: Pick<PublishedTopic, 'matter'>, html: string, base: string): Frozen[] {
  return sectionsOn(matter, ownTree(html)).map((section) => ({
    id: section.id,
    heading: section.heading,
    sha256: citedHash(plainText(section.nodes)),
    markdown: toMarkdown(wholeOf(section), {
      absolute: (href) => (href.startsWith('/') ? (withoutBase(href, base) ?? href) : href),
      nameOfNote: namesOfNotes(section.id),
    }),
  }));
}

/** Names notes by their order in a statement: notes elsewhere on the page do not change it. */
function namesOfNotes(id: string): (number: string) => string {
  const names = new Map<string, string>();
  return (number) => {
    const name = names.get(number) ?? `${id}-${names.size + 1}`;
    names.set(number, name);
    return name;
  };
}

/** A statement with its heading, and the head of a page with its title and its summary as elements. */
function wholeOf({ above, heading, nodes }: PageSection): OwnNode[] {
  if (above) return [above, ...nodes];
  const [summary = '', ...rest] = nodes;
  return [element('h1', heading.replace(/\s+/g, ' ')), element('p', summary), ...rest];
}

function element(tag: string, ...children: OwnNode[]): OwnElement {
  return { tag, attributes: {}, children };
}

/** What a page of some version says. */
export interface ThawedPage {
  /** As a topic's page has it, without its title and summary. */
  readonly html: string;
  /** What stands above it. */
  readonly head: { readonly title: string; readonly summary: string };
  /** Its statements, by whose text the hashes of citations can be verified. */
  readonly sections: readonly PageSection[];
  /** What stands in it, its title aside. Places say nothing. */
  readonly outline: Pick<Outline, 'headings' | 'anchors'>;
}

/**
 * Reads a page of kept statements again, by today's reader of Markdown.
 * @param statements in the order of the page, its head first
 * @param language that of the page
 * @param follow where an address of the site leads that stands in it, without base path
 */
export function thaw(
  statements: readonly Pick<Frozen, 'markdown'>[],
  language: LanguageContent,
  around: Pick<Content, 'base' | 'downloads' | 'languages'>,
  follow = (address: string): string => address,
): ThawedPage {
  const { html, outline } = readMarkdown(statements.map(({ markdown }) => markdown).join('\n\n'), {
    ...language,
    ...{ file: '', firstLine: 1, words: new Map(), registers: new Map(), aliases: new Map() },
    keptRegisters: language.registers,
    findAvoided: undefined,
    // What was told of a download stands in the text already.
    publish: (href) => ({
      ...publish(href, '', { ...around, language }),
      address: href.startsWith('/') ? withBase(follow(href), around.base) : href,
      facts: undefined,
    }),
  });
  const [, title = '', summary = ''] = HEAD.exec(html) ?? [];
  const body = html.replace(HEAD, '');
  const read = (text: string): string => plainText(ownTree(text));
  const head = { title: read(title), summary: read(summary) };
  const sections = sectionsOn(head, ownTree(body));
  const headings = outline.headings.filter(({ level }) => level > 1);
  return { html: body, head, sections, outline: { headings, anchors: outline.anchors } };
}

/** The title and the summary as our Markdown renders them. */
const HEAD = /^<h1[^>]*>(.*?)<\/h1>\n(?:<p>(.*?)<\/p>\n)?/s;

/** What readers read of a kept statement, without its heading. @param language that of its page */
export function wordsKept(
  statement: Pick<Frozen, 'markdown'>,
  language: LanguageContent,
  around: Pick<Content, 'base' | 'downloads' | 'languages'>,
): string {
  return plainText(thaw([statement], language, around).sections.at(-1)?.nodes ?? []);
}
