import type { Token } from 'markdown-it';
import type { Place } from '../../problem.ts';
import type { HeadText, Link, Outline } from '../outline.ts';
import type { Pixels } from '../pixels.ts';
import type { Stretch } from '../place-in-text.ts';
import type { FindAvoided } from './avoided-finder.ts';
import type { Setting } from './find-foreign.ts';

/** What the reader of a Markdown text is told about the site around it. */
export interface MarkdownContext extends Setting {
  /** Name of the file in places. */
  readonly file: string;
  /** Line of the file on which the text begins, from 1. */
  readonly firstLine: number;
  /** The values of `{word}`s. */
  readonly words: ReadonlyMap<string, string>;
  /** Interface texts of the language: labels of callouts, footnotes, tables, heading links. */
  readonly texts: Readonly<Record<string, string>>;
  /** Old ids that still work, by the anchor that holds their statement now. */
  readonly aliases: ReadonlyMap<string, readonly { readonly id: string; readonly place: Place }[]>;
  /** The registers that a line such as `{register: certificates}` shows, by their names. */
  readonly registers?: ReadonlyMap<string, Register>;
  /** The registers of which a kept text has tables. */
  readonly keptRegisters?: ReadonlyMap<string, Register>;
  /** What the front matter says to readers, where sections are asked for. */
  readonly head?: readonly HeadText[] | undefined;
  /** Finds words that are to be avoided; undefined where there is none. */
  readonly findAvoided?: FindAvoided | undefined;
  /** What to publish for an address as written. */
  readonly publish: (href: string) => Published;
}

/** A register of the site as readers of one language see it. */
export interface Register {
  readonly heads: readonly { readonly text: string; readonly isDay: boolean }[];
  /** In the order of the language. */
  readonly rows: readonly {
    readonly list: string | undefined;
    /** What is told with the name; often empty. */
    readonly level: string;
    /** Empty where nothing is said or applies, null where the data say that it is not published. */
    readonly cells: readonly (string | null)[];
  }[];
}

/** What is published for an address as written. */
export interface Published {
  readonly address: string;
  /** Type and size of a download in brackets, to be shown behind a link to it. */
  readonly facts?: string | undefined;
  /** Of a picture: how many pixels it has. */
  readonly pixels?: Pixels | undefined;
  /** The language (BCP 47) of what it leads to, where that is another one. */
  readonly language?: string;
}

/** `[label]: address` or `[^label]: note`. Lines and columns are those of the text, from 0. */
export interface Definition {
  readonly kind: 'reference' | 'footnote';
  readonly label: string;
  readonly start: number;
  /** The line behind it. */
  readonly end: number;
  /** It stands in no list, quote or other definition. */
  readonly isFree: boolean;
  /** Of a reference: its address as the parser reads it, and as it is written. */
  readonly address?: {
    readonly href: string;
    readonly raw: string;
    readonly line: number;
    readonly column: number;
  };
}

/** What markdown-it carries through one run. */
export interface MarkdownEnv {
  readonly context: MarkdownContext;
  readonly lines: readonly string[];
  readonly outline: Outline;
  /** In the order in which they were read. */
  readonly definitions: Definition[];
  /** The links of the HTML, with addresses as published; those of headings and footnotes among them. */
  readonly links: Link[];
}

/** A markdown-it token with what our rules leave on it. */
export interface PlacedToken extends Token {
  /** On inline tokens: where its content stands. */
  stretches?: readonly Stretch[];
  /** On children of inline tokens: where it begins in the content. */
  offset?: number;
  /** On the last child token of a link, an image, code or a reference to a footnote: where that ends in the content. */
  end?: number;
  /** On inline tokens: the explicit id that was cut off its end. */
  explicitId?: { readonly id: string; readonly offset: number };
  /** On heading_close and statement_link: the link to what has an id. */
  headingLink?: { readonly href: string; readonly name: string };
  /** On link_open and image: the address as written. */
  written?: string;
  /** In place of an inline token: what it shows, or the name of what the site does not have. */
  register?: Register | string;
  /** On link_close: type and size of the download. */
  facts?: string | undefined;
}
