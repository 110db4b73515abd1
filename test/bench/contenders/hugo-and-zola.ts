import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askVersion, type Contender } from '../contender.ts';
import { layout, SECTIONS } from '../page-layout.ts';
import { writePlain } from '../write-sites.ts';

const LINK = '<a href="{{ .RelPermalink }}">{{ .Title }}</a>';
const HUGO_LAYOUT = layout({
  language: '{{ .Section }}',
  title: '{{ .Title }}',
  description: '{{ .Description }}',
  sections: `{{ $language := .Section }}{{ range slice ${SECTIONS.map((name) => `"${name}"`).join(' ')} }}<a href="/{{ $language }}/{{ . }}/">{{ . }}</a>{{ end }}`,
  breadcrumbs: `{{ range .Ancestors.Reverse }}{{ if not .IsHome }}<li>${LINK}</li>{{ end }}{{ end }}`,
  contents: '{{ .TableOfContents }}',
  content: '{{ .Content }}',
  children: `{{ if .IsNode }}{{ range .Pages }}<li>${LINK} {{ .Description }}</li>{{ end }}{{ end }}`,
});
const HUGO_CONFIG = `baseURL = "https://example.com/"
disableKinds = ["home", "taxonomy", "term", "RSS", "sitemap"]
`;

/** Hugo, where it is installed. */
export function hugo(): Contender {
  return {
    name: 'Hugo',
    ...askVersion('hugo', 'version'),
    prepare: (folder, topics) => {
      writePlain(join(folder, 'content'), topics, { index: '_index' });
      writeFileSync(join(folder, 'config.toml'), HUGO_CONFIG);
      mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
      for (const kind of ['single', 'list'])
        writeFileSync(join(folder, `layouts/_default/${kind}.html`), HUGO_LAYOUT);
    },
    build: (folder, output) => ({ command: 'hugo', args: ['--quiet', '--destination', output], folder }),
  };
}

const ZOLA_CONFIG = `base_url = "https://example.com"
compile_sass = false
build_search_index = false
generate_feed = false
`;
const ZOLA_ROOT = '+++\nrender = false\n+++\n';
const SECTION_OF_PATH =
  '{% set other = get_section(path=path, metadata_only=true) %}<li><a href="{{ other.path | safe }}">{{ other.title }}</a>';
const SUBSECTIONS = `{% for path in section.subsections %}${SECTION_OF_PATH} {{ other.description }}</li>{% endfor %}`;
const PAGES =
  '{% for other in section.pages %}<li><a href="{{ other.path | safe }}">{{ other.title }}</a> {{ other.description }}</li>{% endfor %}';

/** The layout for the two kinds of pages that Zola has. The first ancestor is the root above the languages. */
function layoutFor(kind: 'page' | 'section'): string {
  return layout({
    language: `{{ ${kind}.components[0] }}`,
    title: `{{ ${kind}.title }}`,
    description: `{{ ${kind}.description }}`,
    sections: `{% for name in [${SECTIONS.map((name) => `"${name}"`).join(', ')}] %}<a href="/{{ ${kind}.components[0] }}/{{ name }}/">{{ name }}</a>{% endfor %}`,
    breadcrumbs: `{% for path in ${kind}.ancestors %}{% if not loop.first %}${SECTION_OF_PATH}</li>{% endif %}{% endfor %}`,
    contents: `<nav><ol>{% for entry in ${kind}.toc %}<li><a href="#{{ entry.id }}">{{ entry.title }}</a></li>{% endfor %}</ol></nav>`,
    content: `{{ ${kind}.content | safe }}`,
    children: kind === 'page' ? '' : SUBSECTIONS + PAGES,
  });
}

/** Zola, where it is installed. */
export function zola(): Contender {
  return {
    name: 'Zola',
    ...askVersion('zola', '--version'),
    prepare: (folder, topics) => {
      writePlain(join(folder, 'content'), topics, { index: '_index', matter: 'toml' });
      writeFileSync(join(folder, 'content/_index.md'), ZOLA_ROOT);
      writeFileSync(join(folder, 'config.toml'), ZOLA_CONFIG);
      mkdirSync(join(folder, 'templates'), { recursive: true });
      for (const kind of ['page', 'section', 'index'])
        writeFileSync(
          join(folder, `templates/${kind}.html`),
          layoutFor(kind === 'page' ? 'page' : 'section'),
        );
    },
    build: (folder, output) => ({
      command: 'zola',
      args: ['build', '--force', '--output-dir', output],
      folder,
    }),
  };
}
