import type MarkdownIt from 'markdown-it';

/** An entry of a page's contents list. */
export interface ContentsEntry {
  readonly id: string;
  readonly text: string;
}

/**
 * A plugin of markdown-it that reads `## Words {#id}`, as Hugo and Zola do by themselves, for the bare pass and Eleventy.
 * The corpus has plain words alone in its headings.
 * @param keep gets the headings of a text, with the environment that it was rendered in
 */
export function headingIds(
  markdown: MarkdownIt,
  keep: (contents: readonly ContentsEntry[], environment: unknown) => void,
): void {
  markdown.core.ruler.push('heading_ids', ({ tokens, env }) => {
    const contents: ContentsEntry[] = [];
    for (const [index, token] of tokens.entries()) {
      const inline = token.type === 'heading_open' ? tokens[index + 1] : undefined;
      const [, text = '', id = ''] = /^(.*?) \{#([^}]*)\}$/.exec(inline?.content ?? '') ?? [];
      const words = inline?.children?.[0];
      if (!id || !words) continue;
      token.attrSet('id', id);
      inline.children?.splice(1);
      words.content = text;
      contents.push({ id, text });
    }
    keep(contents, env);
  });
}
