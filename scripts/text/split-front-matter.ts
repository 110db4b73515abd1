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
  return { yaml: '', ...(hasBegun ? { body: '', bodyLine: 1 } : bodyBelow(text)), fault };
}

/** The body below what was meant for a front matter, so that this is not taken for text; else the whole. */
function bodyBelow(text: string): Pick<SplitTopic, 'body' | 'bodyLine'> {
  const lines = text.split('\n');
  const isRule = (line = ''): boolean => /^\s*[-—–]{1,4}\s*$/.test(line);
  const first = lines.findIndex((line) => line.trim() !== '' && !isRule(line));
  const end = lines.findIndex((line, index) => index > first && isRule(line));
  if (!/^\s*[a-z_]+:/.test(lines[first] ?? '') || end < 0) return { body: text, bodyLine: 1 };
  return { body: lines.slice(end).join('\n').replace(/^.*/, ''), bodyLine: end + 1 };
}
