import { relative } from 'node:path';
import { siteRoot } from '../../folders.ts';
import { printable } from '../../report/printable.ts';
import { count } from '../../report/report.ts';
import type { BegunSite } from './init-site.ts';

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
    ...(shown ? [`  cd ${shown} && npm install`] : []),
    '  `npx trust-center build` builds and checks it into _site; `npm start` shows it at http://localhost:8080/',
    `  write your own statements in place of the examples, in content/${first?.code}/ and content/_data/`,
    '  `npx trust-center doctor` says what is left before it is published',
  ];
  process.stdout.write(lines.map((line) => `${printable(line)}\n`).join(''));
  return 0;
}
