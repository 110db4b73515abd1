/** A file that says for machines what pages say for readers. */
export interface OutputFile {
  /** Below the output folder. */
  readonly path: string;
  readonly text: string;
}

/** Files beside a page, made of the same. */
export interface Beside {
  /** Below the output folder. */
  readonly paths: readonly string[];
  /** @param html the text of the page */
  readonly files: (html: string) => readonly OutputFile[];
}
