import type MarkdownIt from 'markdown-it';

/** The sections that every page lists. */
export const SECTIONS = ['privacy', 'compliance', 'transparency', 'security', 'operations'];

/** What a template language writes for each part of the same page. */
export interface Form {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  /** An `<a>` for each of `SECTIONS`. */
  readonly sections: string;
  /** An `<li>` with a link for each page above this one, from the language's home page down. */
  readonly breadcrumbs: string;
  /** A list with a link for each heading. */
  readonly contents: string;
  /** The text. */
  readonly content: string;
  /** An `<li>` with link and description for each page right below this one. */
  readonly children: string;
}

/** The one layout, in the words of a template language: every generator of the bench writes the same pages. */
export function layout(form: Form): string {
  return `<!DOCTYPE html>
<html lang="${form.language}"><head><meta charset="utf-8"><title>${form.title}</title><meta name="description" content="${form.description}"><link rel="stylesheet" href="/site.css"></head>
<body><header><a href="/">Trust Center</a><nav class="sections">${form.sections}</nav></header>
<main><nav class="breadcrumbs"><ol>${form.breadcrumbs}</ol></nav><h1>${form.title}</h1><p>${form.description}</p><div class="contents">${form.contents}</div>
<article>${form.content}</article>
<ul class="children">${form.children}</ul></main><footer><p>Trust Center</p></footer></body></html>
`;
}

/** What the bare pass and Eleventy's Nunjucks have in common. */
export const NUNJUCKS = {
  title: '{{ title }}',
  description: '{{ description }}',
  content: '{{ content | safe }}',
};

/** A loop of Nunjucks that writes a list of links to headings. */
export function nunjucksContents(entries: string): string {
  return `<nav><ol>{% for entry in ${entries} %}<li><a href="#{{ entry.id }}">{{ entry.text }}</a></li>{% endfor %}</ol></nav>`;
}

/** A loop of Nunjucks that writes items with a link to a page, and its description where wanted. */
export function nunjucksPages(pages: string, { described }: { readonly described: boolean }): string {
  const description = described ? ' {{ other.description }}' : '';
  return `{% for other in ${pages} %}<li><a href="{{ other.address }}">{{ other.title }}</a>${description}</li>{% endfor %}`;
}

/** A loop of Nunjucks that writes the links to the sections. */
export function nunjucksSections(language: string): string {
  return `{% for section in sections %}<a href="/{{ ${language} }}/{{ section }}/">{{ section }}</a>{% endfor %}`;
}

/** What the bare pass and Eleventy's configuration know of a page before they render it. */
export interface TreePage {
  readonly address: string;
  readonly title: string;
  readonly description: string;
  readonly weight: number;
}

/** Which pages stand above and right below a page. */
export interface PageTree<Page extends TreePage> {
  readonly above: (address: string) => readonly Page[];
  readonly below: (address: string) => readonly Page[];
}

/** Arranges pages by their addresses, siblings by weight, in one pass. */
export function pageTree<Page extends TreePage>(pages: readonly Page[]): PageTree<Page> {
  const byAddress = new Map(pages.map((page) => [page.address, page]));
  const sorted = [...pages].sort((a, b) => a.weight - b.weight);
  const children = Map.groupBy(sorted, ({ address }) => parentOf(address));
  const above = (address: string): Page[] => {
    const parent = byAddress.get(parentOf(address));
    return parent ? [...above(parent.address), parent] : [];
  };
  return { above, below: (address) => children.get(address) ?? [] };
}

function parentOf(address: string): string {
  return address.replace(/[^/]+\/$/, '');
}

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
