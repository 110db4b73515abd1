/** A file that says for machines what pages say for readers. */
export interface OutputFile {
  /** Below the output folder. */
  readonly path: string;
  readonly text: string;
}
