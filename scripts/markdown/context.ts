import type { Token } from 'markdown-it';
import type { Place } from '../problem.ts';
import type { Outline } from './outline.ts';

/** What the reader of a Markdown text is told about the site around it. */
export interface MarkdownContext {
  /** Name of the file in places. */
  readonly file: string;
  /** Line of the file on which the text begins, from 1. */
  readonly firstLine: number;
  /** The values of `{word}`s. */
  readonly words: ReadonlyMap<string, string>;
  /** Interface texts of the language: labels of callouts, footnotes, tables, heading links. */
  readonly texts: Readonly<Record<string, string>>;
  /** Old ids that still work, by the anchor that holds their statement now. */
  readonly aliases: ReadonlyMap<string, readonly string[]>;
  /** The address to publish for one as written. */
  readonly address: (href: string) => string;
  /** Type and size of a download, to be shown behind a link; undefined where the address is no download. */
  readonly facts: (href: string) => string | undefined;
}

/** What markdown-it carries through one run. */
export interface MarkdownEnv {
  readonly context: MarkdownContext;
  readonly lines: readonly string[];
  readonly outline: Outline;
  /** While a link to a download is rendered: its type and size. */
  linkFacts?: string | undefined;
}

/** A markdown-it token with what our rules leave on it. */
export interface PlacedToken extends Token {
  /** On inline tokens: the place of an offset in its content. */
  locate?: (offset: number) => Place;
  /** On children of inline tokens: where it begins in the content. */
  offset?: number;
  /** On inline tokens: the explicit id that was cut off its end. */
  explicitId?: { readonly id: string; readonly offset: number };
  /** On heading_close: what the link of the heading needs. */
  headingLink?: { readonly id: string; readonly text: string };
}
