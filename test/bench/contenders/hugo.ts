import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askVersion, type Contender } from '../contender.ts';
import { layout, SECTIONS } from '../page-layout.ts';
import { writePlain } from '../write-sites.ts';

const LINK = '<a href="{{ .RelPermalink }}">{{ .Title }}</a>';
const LAYOUT = layout({
  language: '{{ .Section }}',
  title: '{{ .Title }}',
  description: '{{ .Description }}',
  sections: `{{ $language := .Section }}{{ range slice ${SECTIONS.map((name) => `"${name}"`).join(' ')} }}<a href="/{{ $language }}/{{ . }}/">{{ . }}</a>{{ end }}`,
  breadcrumbs: `{{ range .Ancestors.Reverse }}{{ if not .IsHome }}<li>${LINK}</li>{{ end }}{{ end }}`,
  contents: '{{ .TableOfContents }}',
  content: '{{ .Content }}',
  children: `{{ if .IsNode }}{{ range .Pages }}<li>${LINK} {{ .Description }}</li>{{ end }}{{ end }}`,
});
const CONFIG = `baseURL = "https://example.com/"
disableKinds = ["home", "taxonomy", "term", "RSS", "sitemap"]
`;

/** Hugo, where it is installed. */
export function hugo(): Contender {
  return {
    name: 'Hugo',
    ...askVersion('hugo', 'version'),
    prepare: (folder, topics) => {
      writePlain(join(folder, 'content'), topics, { index: '_index' });
      writeFileSync(join(folder, 'config.toml'), CONFIG);
      mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
      for (const kind of ['single', 'list'])
        writeFileSync(join(folder, `layouts/_default/${kind}.html`), LAYOUT);
    },
    build: (folder, output) => ({ command: 'hugo', args: ['--quiet', '--destination', output], folder }),
  };
}
