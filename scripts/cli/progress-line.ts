/** A line on a terminal that says how far a run has come; nothing in a pipe, and nothing in CI. */
export class ProgressLine {
  readonly #shown = process.stderr.isTTY === true && !process.env.CI;

  /** Puts this text in the place of the last one. */
  show(text: string): void {
    if (this.#shown) process.stderr.write(`\r\x1b[2K${text}`);
  }

  /** Takes the line away. */
  clear(): void {
    this.show('');
  }
}
