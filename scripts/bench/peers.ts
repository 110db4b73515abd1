import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatorRoot } from '../site/site-project.ts';
import type { CorpusTopic } from './corpus.ts';
import type { Program } from './measure.ts';
import { ELEVENTY, HUGO, layout, NUNJUCKS, SECTIONS, ZOLA, ZOLA_SECTION } from './peer-layouts.ts';
import { writeOurs, writePlain } from './write-sites.ts';

/** A generator of the bench. */
export interface Contender {
  readonly name: string;
  /** Why it is not measured here, where it is not. */
  readonly missing?: string;
  /** Writes what it needs below a folder, for a corpus. */
  readonly prepare: (folder: string, topics: readonly CorpusTopic[]) => void;
  /** Builds from that folder into another. */
  readonly build: (folder: string, output: string) => Program;
}

const node = process.execPath;
const script = (name: string): string => join(generatorRoot, 'scripts', name);

/** This generator, the bare pass, plain Eleventy, and the peers that this machine has. */
export function contenders(): Contender[] {
  return [bare, ours, eleventy, hugo(), zola()];
}

const ours: Contender = {
  name: 'this generator',
  prepare: (folder, topics) => writeOurs(join(folder, 'content'), topics),
  build: (folder, output) => ({
    command: node,
    args: [
      '-r',
      script('node-version.cjs'),
      script('build.ts'),
      '--content',
      join(folder, 'content'),
      '--output',
      output,
    ],
  }),
};

const bare: Contender = {
  name: 'bare pass',
  prepare: (folder, topics) => {
    writePlain(join(folder, 'content'), topics, 'index');
    writeFileSync(join(folder, 'layout.njk'), layout(NUNJUCKS));
  },
  build: (folder, output) => ({
    command: node,
    args: [script('bench/bare-pass.ts'), join(folder, 'content'), join(folder, 'layout.njk'), output],
  }),
};

const eleventy: Contender = {
  name: 'Eleventy, a file a template',
  prepare: (folder, topics) => {
    writePlain(join(folder, 'content'), topics, 'index');
    mkdirSync(join(folder, 'content/_includes'));
    writeFileSync(join(folder, 'content/_includes/page.njk'), layout(ELEVENTY));
    writeFileSync(
      join(folder, 'content/content.json'),
      JSON.stringify({ layout: 'page.njk', sections: SECTIONS, contents: [] }),
    );
  },
  build: (folder, output) => ({
    command: node,
    args: [
      join(generatorRoot, 'node_modules/@11ty/eleventy/cmd.cjs'),
      '--input=content',
      `--output=${output}`,
      '--quiet',
    ],
    folder,
  }),
};

function hugo(): Contender {
  return {
    name: 'Hugo',
    ...missing('hugo', 'version'),
    prepare: (folder, topics) => {
      writePlain(join(folder, 'content'), topics, '_index');
      writeFileSync(
        join(folder, 'config.toml'),
        'baseURL = "https://example.com/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
      );
      mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
      for (const kind of ['single', 'list'])
        writeFileSync(join(folder, `layouts/_default/${kind}.html`), layout(HUGO));
    },
    build: (folder, output) => ({ command: 'hugo', args: ['--quiet', '--destination', output], folder }),
  };
}

function zola(): Contender {
  return {
    name: 'Zola',
    ...missing('zola', '--version'),
    prepare: (folder, topics) => {
      writePlain(join(folder, 'content'), topics, '_index', 'toml');
      writeFileSync(
        join(folder, 'config.toml'),
        'base_url = "https://example.com"\ncompile_sass = false\nbuild_search_index = false\ngenerate_feed = false\n',
      );
      mkdirSync(join(folder, 'templates'), { recursive: true });
      for (const kind of ['page', 'section', 'index'])
        writeFileSync(join(folder, `templates/${kind}.html`), layout(kind === 'page' ? ZOLA : ZOLA_SECTION));
    },
    build: (folder, output) => ({
      command: 'zola',
      args: ['build', '--force', '--output-dir', output],
      folder,
    }),
  };
}

function missing(command: string, question: string): { missing?: string } {
  const { status } = spawnSync(command, [question], { stdio: 'ignore' });
  return status === 0 ? {} : { missing: `\`${command}\` is not installed` };
}
