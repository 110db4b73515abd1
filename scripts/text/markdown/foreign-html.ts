import MarkdownIt, { type Token } from 'markdown-it';

/** The attribute that says on which line of its file something stood. */
export const LINE = 'data-old-line';

/**
 * Markdown of another site as HTML, with the HTML that stands in it; each block says on which line of its file it stood.
 * @param before how many lines of the file are in front of it
 */
export function foreignHtml(text: string, before: number): string {
  const parser = new MarkdownIt({ html: true });
  parser.validateLink = () => true;
  parser.normalizeLink = (href) => href;
  const write = parser.renderer.rules.html_block;
  parser.renderer.rules.html_block = (tokens, index, ...more) => {
    const html = write?.(tokens, index, ...more) ?? '';
    const line = (tokens[index]?.map?.[0] ?? 0) + before + 1;
    return html.replace(/^\s*<[a-z][\w-]*/i, `$& ${LINE}="${line}"`);
  };
  const env = {};
  const tokens = parser.parse(text, env);
  for (const [index, token] of tokens.entries()) {
    setId(token, tokens[index - 1]);
    if (token.map && token.nesting >= 0 && token.type !== 'inline')
      token.attrSet(LINE, String(token.map[0] + before + 1));
  }
  return parser.renderer.render(tokens, parser.options, env);
}

/** Ids as several programs write them: `{#id}` behind a heading or a paragraph, `{: #id}` below it. */
function setId({ type, children }: Token, holder: Token | undefined): void {
  const last = children?.at(-1);
  const [all, id] = /\s*\{:?\s*#([^{}\s]+)[^{}]*\}\s*$/.exec(last?.type === 'text' ? last.content : '') ?? [];
  if (type !== 'inline' || last === undefined || all === undefined || id === undefined) return;
  holder?.attrSet('id', id);
  last.content = last.content.slice(0, -all.length);
}
