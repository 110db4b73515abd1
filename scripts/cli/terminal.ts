/** How wide the terminal is that standard output goes to; undefined where it goes to none. */
export function terminalColumns(): number | undefined {
  const { isTTY, columns } = process.stdout;
  return isTTY ? columns || 80 : undefined;
}

/** Where a line of progress is shown: standard error, or a test's own. */
interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * A line on a terminal that says how far a run has come; nothing in a pipe, and nothing in CI.
 * @returns puts a text in the place of the last one; an empty one takes the line away
 */
export function progressLine(
  terminal: Terminal = process.stderr,
  ci = process.env.CI,
): (text: string) => void {
  return (text) => {
    if (terminal.isTTY && !ci) terminal.write(`\r\x1b[2K${text}`);
  };
}
