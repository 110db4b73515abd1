/** A line of text in code marks (CommonMark, code spans): the marks are longer than any run of them in the text. */
export function codeSpan(text: string): string {
  const marks = '`'.repeat(longestRun(text) + 1);
  return `${marks} ${text} ${marks}`;
}

/** Lines as a fenced code block (CommonMark), which none of them can end. */
export function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}text\n${text}\n${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
