import MarkdownIt from 'markdown-it';

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
  const env = {};
  const tokens = parser.parse(text, env);
  for (const token of tokens)
    if (token.map && token.nesting >= 0 && token.type !== 'inline')
      token.attrSet(LINE, String(token.map[0] + before + 1));
  return parser.renderer.render(tokens, parser.options, env);
}
