import type { SpacingFault, UnreadFlaw } from '../flaws.ts';
import type { Facts, Place } from '../problem.ts';

/** A heading as written. `id` is null where the heading has no explicit id. */
export interface Heading {
  readonly level: number;
  readonly id: string | null;
  readonly text: string;
  readonly place: Place;
  /** Of a heading in Markdown: whether more than links stands between it and the next one. */
  states?: boolean;
}

/** An id that can be linked to. */
export interface Anchor {
  readonly id: string;
  /** What it stands on. All but footnotes and layouts are declared by editors and promised for ever. */
  readonly kind: 'heading' | 'term' | 'paragraph' | 'item' | 'alias' | 'footnote' | 'layout';
  readonly place: Place;
  /** Of an alias: the anchor that holds its statement now; `top` is the page itself. */
  readonly of?: string;
}

/** The kinds of element that an address can stand on, as far as rules tell them apart. */
export type LinkElement = 'a' | 'img' | 'use' | 'link' | 'script' | 'style' | 'frame' | 'media' | 'other';

/** An address as written, and where. */
export interface Link {
  readonly href: string;
  readonly place: Place;
  readonly element: LinkElement;
  /** What is read out for it: its text, the alternative text of its images, its label. Null where nothing needs to be. */
  readonly name: string | null;
  /** Of an element of a layout: a browser fetches what is there by itself, to show the page. */
  readonly loads?: boolean;
  /** It names where a statement comes from, whatever host that is. */
  readonly cited?: boolean;
}

/** An image as written. `alt` is null where the attribute is missing. */
interface Image {
  readonly src: string;
  readonly alt: string | null;
  readonly place: Place;
}

/** A name of something that stands on the same page, in an attribute other than an address. */
export interface IdReference {
  readonly id: string;
  /** The attribute that names it; `use` for what a drawing takes in. */
  readonly attribute: string;
  readonly place: Place;
}

/** What checks need to know of a text, in the order in which it was written. */
export interface Outline {
  readonly headings: Heading[];
  readonly anchors: Anchor[];
  readonly links: Link[];
  readonly images: Image[];
  readonly references: IdReference[];
  /** The names of image maps, which references may name as well as ids. */
  readonly maps: string[];
  /** How many of the anchors stand in front of what the page is about: of a header, say. */
  contentFrom?: number;
  /** What relative addresses start from, where the page says so itself. */
  base?: string;
  /** HTML tags in Markdown. */
  readonly html: { readonly html: string; readonly place: Place }[];
  /** `{#id}`s that stand where none is read. */
  readonly strayIds: { readonly text: string; readonly place: Place }[];
  /** Spaces and punctuation that are not right. */
  readonly spacing: { readonly fault: SpacingFault; readonly text: string; readonly place: Place }[];
  /** What was meant to be a link or a footnote in Markdown, and is none; of a page, a `base` that names no host. */
  readonly unread: { readonly flaw: UnreadFlaw | 'host'; readonly text: string; readonly place: Place }[];
  /** Markup that readers see, or that keeps something from them. */
  readonly markup: (Facts['readers-see-markup'] & { readonly place: Place })[];
  /** Words to be avoided, and what to write instead. */
  readonly avoided: { readonly text: string; readonly instead: string; readonly place: Place }[];
  /** `TODO`s, each with the line in which it stands. */
  readonly todos: { readonly text: string; readonly place: Place }[];
  /** `{word}`s and registers that the site does not have. */
  readonly unknownWords: { readonly word: string; readonly register?: true; readonly place: Place }[];
}

/** An outline with nothing in it, to be filled. */
export function emptyOutline(): Outline {
  return {
    headings: [],
    anchors: [],
    links: [],
    images: [],
    references: [],
    maps: [],
    html: [],
    strayIds: [],
    spacing: [],
    unread: [],
    markup: [],
    avoided: [],
    todos: [],
    unknownWords: [],
  };
}

/** A piece of a section that says numbers or addresses off the site: a paragraph, a heading, a cell, or a value of the front matter. */
export interface SectionPiece {
  /** Its running text as it was written; code, addresses and marks of footnotes are blanked out. */
  readonly running: string;
  /** The addresses off the site that it links to, as written. */
  readonly links: readonly { readonly href: string; readonly place: Place }[];
  readonly placeAt: (offset: number) => Place;
}

/** What stands under one anchor. */
export interface Section {
  /** Of its heading; `top` for the head of the page, and for what stands before the first heading that has an id. */
  readonly id: string;
  /** Of its heading. */
  readonly place: Place;
  /** Its words in order, in a form that does not change with line breaks, markers and the paths of files. */
  readonly text: string;
  /** Tells one text from another: eight digits of a SHA-1. */
  readonly hash: string;
  readonly pieces: readonly SectionPiece[];
}

/** A value of the front matter that readers see. */
export interface HeadText {
  readonly text: string;
  readonly place: Place;
}

/** What the text of a topic says for machines. */
export interface SaidText {
  /** As Markdown, cut behind each heading that has an id, which is told; behind the last part stands none. */
  readonly parts: readonly { readonly markdown: string; readonly id?: string }[];
  readonly pieces: readonly SaidPiece[];
}

/** A statement of a page, or what has an id in one, as it reads. */
export interface SaidPiece {
  readonly id: string;
  readonly heading: string;
  /** The id of the section that says what it rests on. */
  readonly section: string;
  readonly text: string;
  /** Each Chinese character counts as one. */
  readonly words: number;
}
