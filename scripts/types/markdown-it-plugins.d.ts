declare module 'markdown-it-deflist' {
  import type MarkdownIt from 'markdown-it';
  /** Definition lists as in Pandoc. */
  export default function definitionLists(md: MarkdownIt): void;
}

declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it';
  /** Footnotes as in Pandoc. */
  export default function footnotes(md: MarkdownIt): void;
}
