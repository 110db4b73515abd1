/** A page, and what is to be told of it. */
export interface Case {
  readonly name: string;
  /** The body of the page, or a whole page that begins with `<!doctype`. The page is `index.html` of a folder of its own. */
  readonly html: string;
  /** What our check tells, in the order of the page: the code, and the address or id that it is about. */
  readonly told: readonly string[];
  /** The clause of the standard, or the reason. */
  readonly why: string;
  /** Other files of the folder. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where linkinator tells other dead links than we do: those that it tells, and why. */
  readonly linkinator?: { readonly tells: readonly string[]; readonly because: string };
}

/** A fragment on a page, and where it leads. */
export interface FragmentCase {
  readonly name: string;
  readonly html: string;
  /** As it is written in a link, without `#`. */
  readonly fragment: string;
  /** `nowhere`, the top of the page, or the element that has this for its `data-n`. */
  readonly leads: 'nowhere' | 'top' | number;
  readonly why: string;
  readonly linkinator?: 'finds it' | 'finds nothing';
  readonly because?: string;
}

/** A topic, and what is to be told of it. */
export interface MarkdownCase {
  readonly name: string;
  /** Its text, which begins on line 7 where there is no further front matter. */
  readonly body: string;
  /** Further front matter, which stands behind the title. */
  readonly matter?: string;
  /** Place, code, address and suggestion, in the order of the text. */
  readonly told: readonly string[];
  /** The clause of the standard, or the reason. */
  readonly why: string;
  /** The texts of topics beside it; `draft` for one that is. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where linkinator tells other dead links than we do: those that it tells, and why. */
  readonly linkinator?: { readonly tells: readonly string[]; readonly because: string };
}
