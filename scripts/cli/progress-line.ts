/** Where the line is shown: standard error, or a test's own. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A line on a terminal that says how far a run has come; nothing in a pipe, and nothing in CI. */
export class ProgressLine {
  readonly #terminal: Terminal | undefined;

  constructor(terminal: Terminal = process.stderr, ci = process.env.CI) {
    this.#terminal = terminal.isTTY && !ci ? terminal : undefined;
  }

  /** Puts this text in the place of the last one. */
  show(text: string): void {
    this.#terminal?.write(`\r\x1b[2K${text}`);
  }

  /** Takes the line away. */
  clear(): void {
    this.show('');
  }
}
