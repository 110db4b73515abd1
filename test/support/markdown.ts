import type { Setting } from '../../scripts/text/markdown/find-foreign.ts';
import { type Markdown, readMarkdown } from '../../scripts/text/markdown/read-markdown.ts';

const place = { file: 'a.md', line: 1, column: 1 };

/** Reads a Markdown text by itself: a file `a.md` that begins with it. */
export function read(
  text: string,
  aliases: Readonly<Record<string, readonly string[]>> = {},
  setting: Setting = {},
): Markdown {
  return readMarkdown(text, {
    ...setting,
    file: 'a.md',
    firstLine: 1,
    words: new Map([['operator', 'Example & Sons']]),
    texts: { heading_link: 'Link to {title}', statement_link: 'Link: {title}', callout_note: 'Note' },
    aliases: new Map(
      Object.entries(aliases).map(([anchor, ids]) => [anchor, ids.map((id) => ({ id, place }))]),
    ),
    publish: (href) => ({ address: href, facts: href.endsWith('.pdf') ? '(PDF, 1 kB)' : undefined }),
  });
}

/** A place as `line:column`. */
export function at({ place }: { readonly place: { line: number; column: number } }): string {
  return `${place.line}:${place.column}`;
}

/** A text in which `▸` marks places, without the marks; and the places. */
export function marked(text: string): { text: string; places: string[] } {
  const places = text.split('\n').flatMap((line, index) =>
    line
      .split('▸')
      .slice(0, -1)
      .map((_, mark, pieces) => {
        const column = pieces.slice(0, mark + 1).join('').length + 1;
        return `${index + 1}:${column}`;
      }),
  );
  return { text: text.replaceAll('▸', ''), places };
}
