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
