import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { releaseSite } from '../../../scripts/edit/release/release-site.ts';
import { contentFolder } from '../../../scripts/folders.ts';
import { dayAfter } from '../../../scripts/site/stage.ts';

/**
 * Releases the site in whose folder it runs, and commits each release: the first time whole, then with one statement changed,
 * of each topic in turn. Called as a program: `history-program.ts FROM TO LAST change|release TOPIC…`, with the numbers of
 * the releases, the last of which is of today; `change` announces, and leaves the release to who calls it.
 */
const [from, to, last] = process.argv.slice(2, 5).map(Number) as [number, number, number];
const [work, ...topics] = process.argv.slice(5);
const today = new Date().toISOString().slice(0, 10);

for (let number = from; number <= to; number++) {
  if (number > 1) change(number);
  if (work === 'change') continue;
  if (releaseSite(contentFolder, dayAfter(today, number - last), false) !== 0)
    throw new Error(`release ${number} is not made`);
  commit();
}

function change(number: number): void {
  const topic = topics[number % topics.length] ?? '';
  const file = join(contentFolder, topic);
  // A number would have to stand in the translation too.
  const name = [...String(number)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  const words = `By release ${name}. `;
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(/(\{#limits\}\n\n)(?:By release [a-j]+\. )?/, `$1${words}`),
  );
  const changes = join(contentFolder, '_data/changes');
  mkdirSync(changes, { recursive: true });
  const said = { kind: 'changed', summary: { en: 'The limits changed.' }, statements: [`${topic}#limits`] };
  writeFileSync(join(changes, 'limits.yaml'), stringify(said));
}

function commit(): void {
  for (const args of [
    ['add', '-A'],
    ['-c', 'user.name=N', '-c', 'user.email=n@example.com', 'commit', '-qm', 'Release'],
  ])
    if (spawnSync('git', args).status !== 0) throw new Error('git commits nothing');
}
