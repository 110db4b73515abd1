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
  const open = /^---[ \t]*\n/.exec(text);
  if (!open) return { yaml: '', body: text, bodyLine: 1, fault: 'the file does not begin with a line `---`' };
  const close = /^---[ \t]*$/m.exec(text.slice(open[0].length));
  if (!close) {
    return {
      yaml: '',
      body: '',
      bodyLine: 1,
      fault: 'the front matter has no end: a second line `---` is missing',
    };
  }
  const yaml = text.slice(open[0].length, open[0].length + close.index);
  const rest = text.slice(open[0].length + close.index + close[0].length);
  const bodyLine = 2 + yaml.split('\n').length - 1;
  return { yaml, body: rest, bodyLine };
}
