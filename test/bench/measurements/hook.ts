import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CannotRun } from '../../../scripts/cannot-run.ts';
import { recipeFiles } from '../../../scripts/edit/init/recipes.ts';
import { contentFolder } from '../../../scripts/folders.ts';
import { check, contentOf, ourCommand, ours } from '../contenders/ours.ts';
import { eachCount, fixed, type Measurement, processColumns } from '../measurement.ts';
import type { Round } from '../round.ts';
import { ChangingTopic } from './changed.ts';

/** What somebody waits for who commits a change of one topic with the hook that a site is given. */
export const hook: Measurement = {
  name: 'hook',
  explains: 'The hook before a commit of a new sentence, git included, beside the check alone: seconds.',
  async *run(round) {
    const site = repositoryOf(round, 'hook', contentOf(round.sourceOf(ours)));
    yield ['the hook', await commit(round, site, new ChangingTopic(site, round.ground.topics))];
    yield ['the check alone', await round.measure('the check alone', check(site))];
    const own = repositoryOf(round, 'own-hook', contentFolder);
    const topic = { language: 'en', path: 'privacy/data-retention' } as const;
    yield ['the hook, on our site', await commit(round, own, new ChangingTopic(own, [topic]), announceIn)];
  },
  // The memory would be that of the shell.
  columns: (counts) => [...eachCount(counts, ({ wall }) => fixed(wall, 2)), ...processColumns.slice(0, 1)],
};

const HOOK = '.githooks/pre-commit';

/** A repository with a site and the hook, in which everything is committed and was checked by it once. */
function repositoryOf({ ground, number }: Round, name: string, content: string): string {
  const folder = join(ground.folder, name);
  // The next run commits to it again.
  if (number > 1) return folder;
  ground.progress(`writing the repository for ${name}`);
  cpSync(content, contentOf(folder), { recursive: true });
  const { command, args } = ourCommand('', []);
  const program = `#!/bin/sh\nexec '${command}' '${args[0]}' "$@"\n`;
  const recipe = [...recipeFiles('hook')].map(([path, { text }]): [string, string] => [path, text]);
  for (const [path, text] of [...recipe, ['node_modules/.bin/trust-center', program] as const]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    chmodSync(join(folder, path), 0o755);
  }
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n.cache/\n');
  called(folder, 'git', 'init', '-q');
  called(folder, 'git', 'add', '.');
  const nobody = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com'];
  called(folder, 'git', ...nobody, 'commit', '-q', '-m', 'Begin');
  called(folder, 'sh', HOOK);
  return folder;
}

/** Runs the hook as git does before a commit. @param announce what a site asks for beside the change */
async function commit(round: Round, folder: string, topic: ChangingTopic, announce?: typeof announceIn) {
  topic.addWords(`run-${round.number}`);
  announce?.(folder);
  called(folder, 'git', 'add', '.');
  topic.restore();
  return round.measure('the hook', { command: 'sh', args: [HOOK], folder });
}

/** Says what kind of change was made, and not what the last run did: our site keeps versions. */
function announceIn(folder: string): void {
  rmSync(join(contentOf(folder), '_data/changes'), { recursive: true, force: true });
  const what = ['--kind', 'changed', '--summary', 'en=A sentence more.'];
  const { command, args } = ourCommand('change', ['--content', contentOf(folder), ...what]);
  called(folder, command, ...args);
}

/** @throws CannotRun where it fails */
function called(cwd: string, command: string, ...args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new CannotRun(`\`${command} ${args.join(' ')}\`: ${error?.message ?? stderr}`);
}
