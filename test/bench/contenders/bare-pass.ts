import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../../../scripts/folders.ts';
import type { Contender } from '../contender.ts';
import { layout, NUNJUCKS, nunjucksContents, nunjucksPages, nunjucksSections } from '../page-layout.ts';
import { writePlain } from '../write-sites.ts';

const LAYOUT = layout({
  ...NUNJUCKS,
  language: '{{ language }}',
  sections: nunjucksSections('language'),
  breadcrumbs: nunjucksPages('above', { described: false }),
  contents: nunjucksContents('contents'),
  children: nunjucksPages('below', { described: true }),
});

/** The least that Node can do for the same pages. It keeps its compiled code between runs, as our commands do. */
export const barePass: Contender = {
  name: 'bare pass',
  prepare: (folder, topics) => {
    writePlain(join(folder, 'content'), topics, { index: 'index' });
    writeFileSync(join(folder, 'layout.njk'), LAYOUT);
  },
  build: (folder, output) => ({
    command: process.execPath,
    args: [
      '-r',
      join(generatorRoot, 'scripts/trust-center.cjs'),
      join(import.meta.dirname, 'bare-pass-program.ts'),
      join(folder, 'content'),
      join(folder, 'layout.njk'),
      output,
    ],
  }),
};
