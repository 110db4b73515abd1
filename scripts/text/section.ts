import type { Place } from '../problem.ts';

/** A piece of a section: a paragraph, a heading, a cell, or a value of the front matter. */
export interface SectionPiece {
  /** Its running text as it was written; code, addresses and marks of footnotes are blanked out. */
  readonly running: string;
  /** The addresses that it links to, as written. */
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
