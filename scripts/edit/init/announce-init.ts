import { join, relative, resolve } from 'node:path';
import { generatorRoot, siteRoot } from '../../folders.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import { generatorVersion } from '../fields/version-file.ts';
import type { BegunSite } from './init-site.ts';
import { generatorSpec } from './package-file.ts';

const HOOK = '.githooks/pre-commit';
const HOW_SWITCHED_ON = ', which `git config core.hooksPath .githooks` switches on';

/** Tells what was made, and the next three steps. @returns the exit code */
export function announceInit({ folder, beginning, made, kept }: BegunSite): number {
  const shown = relative(siteRoot, folder);
  const topics = made.filter((path) => path.endsWith('.md'));
  const tags = beginning.languages.map(({ tag }) => tag).join(' and ');
  const [first] = beginning.languages;
  const files = made.filter((path) => !path.startsWith('content/'));
  const lines = [
    `Made${shown ? ` in ${shown}` : ''}:`,
    `  content/: ${count(topics.length, 'page')} in ${tags}, and their data`,
    ...files.map((path) => `  ${path}${path === HOOK ? HOW_SWITCHED_ON : ''}`),
    ...kept.map((clause) => `  ${clause}`),
    'Next:',
    ...installing(folder, shown),
    '  `npx trust-center build` builds and checks it into _site; `npx trust-center start` shows it at http://localhost:8080/',
    `  write your own statements in place of the examples, in content/${first?.code}/ and content/_data/`,
    ...(files.includes('Dockerfile')
      ? []
      : ['  `npx trust-center init --container` adds what builds an image that serves it']),
    '  `npx trust-center doctor` says what is left before it is published',
  ];
  return tell(lines);
}

/** Tells what was given to a site that was there. @returns the exit code */
export function announceAdded({ made, kept }: Pick<BegunSite, 'made' | 'kept'>): number {
  return tell([
    made.length > 0 ? 'Made:' : 'Made nothing:',
    ...[...made, ...kept].map((line) => `  ${line}`),
  ]);
}

function tell(lines: readonly string[]): number {
  process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
  return 0;
}

/** What brings the generator into the folder of the site; from its repository nothing can be installed but its package. */
function installing(folder: string, shown: string): string[] {
  const enter = shown ? `cd ${shown} && ` : '';
  const spec = generatorSpec(folder);
  if (spec === undefined) {
    const prefix =
      siteRoot === resolve(generatorRoot) ? '' : `--prefix ${relative(siteRoot, generatorRoot)} `;
    const tarball = join(generatorRoot, '.cache', `trust-center-${generatorVersion()}.tgz`);
    return [
      `  npm ${prefix}run pack && ${enter}npm i ${relative(folder, tarball)}: what runs here is the generator's own repository`,
    ];
  }
  const outside = /^file:(\.\..*)/.exec(spec)?.[1];
  const note = outside ? `; for CI put \`${outside}\` into it, and install that` : '';
  return shown ? [`  ${enter}npm install${note}`] : [];
}
