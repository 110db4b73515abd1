import type MarkdownIt from 'markdown-it';

/** Makes an image that is alone in its paragraph a figure; its title becomes the caption. */
export function figures(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'figures', ({ src, tokens }) => {
    if (!src.includes('![')) return;
    for (const [index, token] of tokens.entries()) {
      const [open, close] = [tokens[index - 1], tokens[index + 1]];
      const image = token.type === 'inline' && token.children?.length === 1 ? token.children[0] : undefined;
      if (image?.type !== 'image' || open?.type !== 'paragraph_open' || !close) continue;
      open.tag = close.tag = 'figure';
      open.hidden = close.hidden = false;
      image.meta = { caption: image.attrGet('title') ?? '' };
      image.attrs = image.attrs?.filter(([name]) => name !== 'title') ?? null;
    }
  });
}
