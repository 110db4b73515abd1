/** The sections that every page lists. */
export const SECTIONS = ['privacy', 'compliance', 'transparency', 'security', 'operations'];

/** What a template language writes for each part of the same page. */
export interface Form {
  readonly language: string;
  readonly title: string;
  readonly description: string;
  readonly breadcrumbs: string;
  readonly sections: string;
  readonly contents: string;
  readonly content: string;
}

/** The one layout, in the words of a template language. */
export function layout(form: Form): string {
  return `<!DOCTYPE html>
<html lang="${form.language}"><head><meta charset="utf-8"><title>${form.title}</title><meta name="description" content="${form.description}"><link rel="stylesheet" href="/site.css"></head>
<body><header><a href="/">Trust Center</a><nav>${form.sections}</nav></header>
<main><nav><ol>${form.breadcrumbs}</ol></nav><h1>${form.title}</h1><p>${form.description}</p><nav><ol>${form.contents}</ol></nav>
${form.content}</main><footer><p>Trust Center</p></footer></body></html>
`;
}

export const NUNJUCKS: Form = {
  language: '{{ language }}',
  title: '{{ title }}',
  description: '{{ description }}',
  breadcrumbs: '{% for part in breadcrumbs %}<li>{{ part }}</li>{% endfor %}',
  sections:
    '{% for section in sections %}<a href="/{{ language }}/{{ section }}/">{{ section }}</a>{% endfor %}',
  contents: '{% for entry in contents %}<li><a href="#{{ entry.id }}">{{ entry.text }}</a></li>{% endfor %}',
  content: '{{ content | safe }}',
};

export const ELEVENTY: Form = {
  ...NUNJUCKS,
  language: '{{ page.url.split("/")[1] }}',
  breadcrumbs: '{% for part in page.url.split("/") %}<li>{{ part }}</li>{% endfor %}',
  sections: '{% for section in sections %}<a href="/en/{{ section }}/">{{ section }}</a>{% endfor %}',
};

export const HUGO: Form = {
  language: '{{ .Section }}',
  title: '{{ .Title }}',
  description: '{{ .Description }}',
  breadcrumbs:
    '{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}',
  sections: `{{ $s := .Section }}{{ range slice ${SECTIONS.map((name) => `"${name}"`).join(' ')} }}<a href="/{{ $s }}/{{ . }}/">{{ . }}</a>{{ end }}`,
  contents: '{{ .TableOfContents }}',
  content: '{{ .Content }}',
};

export const ZOLA: Form = {
  language: '{{ page.components[0] }}',
  title: '{{ page.title }}',
  description: '{{ page.description }}',
  breadcrumbs: '{% for part in page.components %}<li>{{ part }}</li>{% endfor %}',
  sections: `{% for name in [${SECTIONS.map((name) => `"${name}"`).join(', ')}] %}<a href="/{{ page.components[0] }}/{{ name }}/">{{ name }}</a>{% endfor %}`,
  contents:
    '{% for entry in page.toc %}<li><a href="{{ entry.permalink | safe }}">{{ entry.title }}</a></li>{% endfor %}',
  content: '{{ page.content | safe }}',
};

export const ZOLA_SECTION: Form = Object.fromEntries(
  Object.entries(ZOLA).map(([part, text]) => [
    part,
    text.replaceAll('page.components[0]', '"en"').replaceAll('page.', 'section.'),
  ]),
) as unknown as Form;
