/** A translation of a page, itself included, as search engines are told of it. */
export interface Alternate {
  /** BCP 47, or `x-default`. */
  readonly tag: string;
  /** Absolute. */
  readonly href: string;
}

/** A language of the site, and what the switch leads to in it. */
export interface LanguageLink {
  readonly name: string;
  readonly tag: string;
  readonly direction: string;
  readonly href: string;
  readonly current: boolean;
  /** Where the page does not exist in it: that it leads to the home page, in words of that language. */
  readonly note?: string;
}

/** What the page for missing pages says in another language. */
export interface MissingIn {
  readonly tag: string;
  readonly direction: string;
  readonly text: string;
  /** The home page of that language, and what leads there. */
  readonly href: string;
  readonly home: string;
}

/** What a page says of the other languages. */
export interface InOthers {
  /** Its translations; none where it is in one language. */
  readonly alternates: readonly Alternate[];
  /** Of the switch; none where there is nothing to switch to. */
  readonly languages: readonly LanguageLink[];
}
