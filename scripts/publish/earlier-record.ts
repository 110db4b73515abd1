import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { EarlierRecord } from '../checks/check-record.ts';
import { RECORD_PATH, readRecord } from '../site/record.ts';

/**
 * The record as an earlier commit has it; where it was to be compared with one and could not be, stderr says so.
 * @param command the name of the command that asks
 * @param content the content folder, absolute
 */
export function earlierRecordFor(command: string, content: string): EarlierRecord | undefined {
  const { record, missing } = earlierRecord(content);
  if (missing !== undefined) process.stderr.write(`${command}: ${missing}\n`);
  return record;
}

/**
 * Looks up the record in the commit that a change starts from: in a pull request where its branch left the other, after a
 * push what was there before, elsewhere where this branch left `origin`'s main one, else the last commit. A folder that is in
 * no repository has no earlier record.
 * @param content the content folder, absolute
 * @returns the record; where a comparison was due and is not possible, what is missing
 */
export function earlierRecord(
  content: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): { record?: EarlierRecord; missing?: string } {
  const root = repositoryOf(content);
  if (root === undefined) return {};
  const git = (...args: string[]): string | undefined => askGit(root, args)?.trim();
  const state = stateOf(root);
  if (state === 'empty') return {};
  if (state !== 'ready') return { missing: `${state}, so the record was compared with no earlier commit` };
  const commit = baseOf(git, env);
  if (commit === undefined) {
    return {
      missing:
        'the record was compared with no earlier commit: this clone is shallow (`fetch-depth: 0` for actions/checkout, `git fetch --unshallow` elsewhere)',
    };
  }
  const path = relative(root, join(content, RECORD_PATH)).split(sep).join('/');
  const text = git('show', `${commit}:${path}`);
  if (text === undefined) return {};
  return { record: { entries: readRecord(text, path).record.entries, commit: commit.slice(0, 10) } };
}

type Git = (...args: string[]) => string | undefined;

/** The commit to compare with; undefined where the clone is too shallow to have it. */
function baseOf(git: Git, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const commitOf = (name: string): string | undefined =>
    git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  const { GITHUB_BASE_REF: target, GITHUB_ACTIONS: onGitHub } = env;
  if (target) return mergeBase(git, `origin/${target}`);
  const before = onGitHub === 'true' ? pushedOver(env.GITHUB_EVENT_PATH) : undefined;
  if (before !== undefined) return commitOf(before);
  const main = ['origin/HEAD', 'origin/main', 'origin/master'].find((name) => commitOf(name) !== undefined);
  return (main && mergeBase(git, main)) ?? commitOf('HEAD');
}

function mergeBase(git: Git, other: string): string | undefined {
  return git('merge-base', 'HEAD', other);
}

/** The commit that a push to a branch replaced, as GitHub tells it; undefined for other events and new branches. */
function pushedOver(eventFile: string | undefined): string | undefined {
  try {
    const { before } = JSON.parse(readFileSync(eventFile ?? '', 'utf8')) as { before?: unknown };
    return typeof before === 'string' && /^[0-9a-f]{40,64}$/.test(before) && !/^0+$/.test(before)
      ? before
      : undefined;
  } catch {
    return undefined;
  }
}

/** The folder of the repository that a folder is in. */
function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryOf(above);
}

/** Whether a repository can be asked: `ready`, `empty` while nothing is committed, else why not, as a clause. */
function stateOf(root: string): string {
  const { error, status, stderr } = spawnSync(
    'git',
    ['-C', root, 'rev-parse', '--verify', '--quiet', 'HEAD'],
    {
      encoding: 'utf8',
    },
  );
  if (error) return 'git is not installed here';
  if (status === 0) return 'ready';
  return stderr === '' ? 'empty' : `git refuses (${stderr.split('\n')[0]})`;
}

/** What git answers in a folder; undefined where it refuses, or takes longer than so many ms. */
export function askGit(folder: string, args: readonly string[], timeout?: number): string | undefined {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, timeout } as const;
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], options);
  return status === 0 ? stdout : undefined;
}
