import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { generatorRoot } from '../../../scripts/folders.ts';
import type { Contender } from '../contender.ts';
import {
  layout,
  NUNJUCKS,
  nunjucksContents,
  nunjucksPages,
  nunjucksSections,
  SECTIONS,
} from '../page-layout.ts';
import { writePlain } from '../write-sites.ts';

const PACKAGE = join(generatorRoot, 'node_modules/@11ty/eleventy');
const LANGUAGE = 'page.url.split("/")[1]';
const LAYOUT = layout({
  ...NUNJUCKS,
  language: `{{ ${LANGUAGE} }}`,
  sections: nunjucksSections(LANGUAGE),
  breadcrumbs: nunjucksPages('page.url | above', { described: false }),
  contents: nunjucksContents('page.url | contents'),
  children: nunjucksPages('page.url | below', { described: true }),
});

/** Eleventy as its documentation shows it: each file a template, its layout in Nunjucks. */
export function eleventy(): Contender {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  return {
    name: 'Eleventy',
    version,
    prepare: (folder, topics) => {
      const content = join(folder, 'content');
      writePlain(content, topics, { index: 'index' });
      mkdirSync(join(content, '_includes'));
      writeFileSync(join(content, '_includes/page.njk'), LAYOUT);
      const data = { layout: 'page.njk', sections: SECTIONS };
      writeFileSync(join(content, 'content.json'), JSON.stringify(data));
    },
    build: (folder, output) => {
      const config = relative(folder, join(import.meta.dirname, 'eleventy-config.ts'));
      return {
        command: process.execPath,
        args: [
          join(PACKAGE, 'cmd.cjs'),
          '--input=content',
          `--output=${output}`,
          `--config=${config}`,
          '--quiet',
        ],
        folder,
      };
    },
  };
}
