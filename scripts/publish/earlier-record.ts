import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { tried } from '../cannot-run.ts';
import type { Earlier } from '../checks/check-record.ts';
import { inFolder } from '../files.ts';
import type { Facts } from '../problem.ts';
import { RECORD_PATH, readRecord } from '../site/record.ts';

/**
 * Looks up the record in the commit that a change starts from: in a pull request where its branch left the other, after a
 * push what was there before, elsewhere where this branch left `origin`'s main one, else the last commit. A folder that is in
 * no repository has no earlier record.
 * @param content the content folder, absolute
 * @returns the record; where a comparison was due and is not possible, why
 */
export function earlierRecord(
  content: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Earlier | undefined {
  const root = repositoryOf(content);
  if (root === undefined) return undefined;
  const git = (...args: string[]): string | undefined => askGit(root, args)?.trim();
  const state = gitStateOf(root);
  if (state === 'empty') return undefined;
  if (state !== 'ready') return state;
  const commit = baseOf(git, env);
  if (commit === undefined) return { reason: 'shallow' };
  const path = inFolder(root, join(content, RECORD_PATH));
  const text = git('show', `${commit}:${path}`);
  if (text === undefined) return undefined;
  return { entries: readRecord(text, path).record.entries, commit: commit.slice(0, 10) };
}

type Git = (...args: string[]) => string | undefined;

/** The commit to compare with; undefined where the clone is too shallow to have it. */
function baseOf(git: Git, env: Readonly<Record<string, string | undefined>>): string | undefined {
  const commitOf = (name: string): string | undefined =>
    git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  const { GITHUB_BASE_REF: target, GITHUB_ACTIONS: onGitHub, GITLAB_CI: onGitLab } = env;
  if (target) return mergeBase(git, `origin/${target}`);
  const pushedOver = onGitHub === 'true' ? toldByGitHub(env.GITHUB_EVENT_PATH) : undefined;
  const before = onGitLab === 'true' ? toldByGitLab(env) : pushedOver;
  if (before !== undefined) return commitOf(before);
  const mains = ['HEAD', 'main', 'master'].map((name) => `refs/remotes/origin/${name}`);
  // Of a name that is a folder, git tells what stands in it.
  const told = git('for-each-ref', '--format=%(refname) %(objectname)', ...mains)?.split('\n') ?? [];
  const commits = new Map(told.map((line) => line.split(' ') as [string, string]));
  const main = mains.flatMap((name) => commits.get(name) ?? [])[0];
  return (main && mergeBase(git, main)) ?? commitOf('HEAD');
}

function mergeBase(git: Git, other: string): string | undefined {
  return git('merge-base', 'HEAD', other);
}

/** The commit that a push to a branch replaced, as GitHub tells it; undefined for other events and new branches. */
function toldByGitHub(eventFile: string | undefined): string | undefined {
  return shaOf(tried(() => JSON.parse(readFileSync(eventFile ?? '', 'utf8')).before));
}

/** The commit at which a merge request left its target, or that a push to a branch replaced, as GitLab tells it. */
function toldByGitLab(env: Readonly<Record<string, string | undefined>>): string | undefined {
  return shaOf(env.CI_MERGE_REQUEST_DIFF_BASE_SHA) ?? shaOf(env.CI_COMMIT_BEFORE_SHA);
}

/** What names a commit; both say zeros for none. */
function shaOf(told: unknown): string | undefined {
  return typeof told === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(told) ? told : undefined;
}

/** The folder of the repository that a folder is in. */
export function repositoryOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : repositoryOf(above);
}

/** Whether a repository can be asked: `ready`, `empty` while nothing is committed, else why not. */
export function gitStateOf(root: string): 'ready' | 'empty' | Facts['record-not-compared'] {
  const args = ['-C', root, 'rev-parse', '--verify', '--quiet', 'HEAD'];
  // What git says is read here, so it must not say it in another language.
  const options = { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } } as const;
  const { error, status, stderr } = spawnSync('git', args, options);
  if (error) return { reason: 'no-git' };
  if (status === 0) return 'ready';
  if (stderr === '') return 'empty';
  const owned = /dubious ownership in repository at '(.+)'/.exec(stderr)?.[1];
  return owned
    ? { reason: 'owner', detail: owned }
    : { reason: 'refused', detail: stderr.split('\n')[0] ?? '' };
}

/** What git answers in a folder; undefined where it refuses, or takes longer than so many ms. */
export function askGit(folder: string, args: readonly string[], timeout?: number): string | undefined {
  const options = { encoding: 'utf8', maxBuffer: 1 << 28, timeout } as const;
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], options);
  return status === 0 ? stdout : undefined;
}
