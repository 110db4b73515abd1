const { stderr } = process;

/** Tells somebody at a terminal what is being done, in one line that the next one replaces; nothing where nobody looks. */
export function progress(doing: string): void {
  if (stderr.isTTY) stderr.write(`\r\x1b[2K${doing.slice(0, (stderr.columns || 80) - 1)}`);
}
