/** A topic's text in its two parts. */
export interface SplitTopic {
  readonly yaml: string;
  readonly body: string;
  /** The line of the file on which the body begins. */
  readonly bodyLine: number;
  /** Why there is no front matter to read, as a clause. */
  readonly fault?: string;
}

/** Splits a topic into its front matter (between two lines `---` at its head; it begins on line 2) and its body. */
export function splitFrontMatter(text: string): SplitTopic {
  const [head = '', yaml] = /---[ \t]*\n([\s\S]*?)^---[ \t]*$/my.exec(text) ?? [];
  if (yaml !== undefined) return { yaml, body: text.slice(head.length), bodyLine: head.split('\n').length };
  const hasBegun = /^---[ \t]*\n/.test(text);
  const fault = hasBegun
    ? 'the front matter has no end: a second line `---` is missing'
    : 'the file does not begin with a line `---`';
  return { yaml: '', body: hasBegun ? '' : text, bodyLine: 1, fault };
}
