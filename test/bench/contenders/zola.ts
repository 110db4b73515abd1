import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askVersion, type Contender } from '../contender.ts';
import { layout, SECTIONS } from '../page-layout.ts';
import { writePlain } from '../write-sites.ts';

const CONFIG = `base_url = "https://example.com"
compile_sass = false
build_search_index = false
generate_feed = false
`;
const ROOT = '+++\nrender = false\n+++\n';
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
      writeFileSync(join(folder, 'content/_index.md'), ROOT);
      writeFileSync(join(folder, 'config.toml'), CONFIG);
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
