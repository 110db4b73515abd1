import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { earlierRecord } from '../../scripts/publish/earlier-record.ts';
import { root, run } from '../support/command.ts';
import { newFolder, siteWith } from '../support/fixture.ts';
import { describeWithGit, testWithGit } from '../support/git.ts';

const NOBODY = ['-c', 'user.name=Nobody', '-c', 'user.email=nobody@example.com'];

function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...NOBODY, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** Repositories that were made before, by what their record has. */
const made = new Map<string, string>();

/** A repository whose `main` has a record of these entries, and its content folder. */
function repository(...keys: string[]): string {
  const folder = newFolder();
  const before = made.get(keys.join(' '));
  if (before !== undefined) {
    cpSync(before, folder, { recursive: true });
    return folder;
  }
  git(folder, 'init', '-q', '-b', 'main');
  mkdirSync(join(folder, 'content/_data'), { recursive: true });
  commit(folder, ...keys);
  const kept = newFolder();
  cpSync(folder, kept, { recursive: true });
  made.set(keys.join(' '), kept);
  return folder;
}

function commit(folder: string, ...keys: string[]): string {
  writeFileSync(join(folder, 'content/_data/record.txt'), keys.map((key) => `2026-11-22  ${key}\n`).join(''));
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', 'Record');
  return git(folder, 'rev-parse', 'HEAD');
}

function keysBefore(folder: string, env: Record<string, string> = {}): string[] | string | undefined {
  const earlier = earlierRecord(join(folder, 'content'), env);
  return earlier && ('reason' in earlier ? earlier.reason : [...earlier.entries.keys()]);
}

describeWithGit('The record is compared', () => {
  test('with the last commit', () => {
    const folder = repository('/a/', '/b/');
    writeFileSync(join(folder, 'content/_data/record.txt'), '');
    expect(keysBefore(folder)).toEqual(['/a/', '/b/']);
  });

  test('with the commit that a branch left its main one at, whatever it committed since', () => {
    const origin = repository('/a/', '/b/');
    const folder = join(newFolder(), 'clone');
    git(origin, 'clone', '-q', origin, folder);
    git(folder, 'checkout', '-q', '-b', 'topic');
    commit(folder, '/a/');
    expect(keysBefore(folder)).toEqual(['/a/', '/b/']);
  });

  test.each([
    ['which `origin/HEAD` names', ['HEAD']],
    ['where `origin/HEAD` leads nowhere', ['HEAD nowhere', 'main']],
    ['where other branches begin with `main/`', ['main/other 0', 'master']],
    ['of none that has its name', ['main/other 0'], ['/a/']],
  ])('with the main branch, %s', (_, refs, keys = ['/a/', '/b/']) => {
    const folder = repository('/a/', '/b/');
    const before = git(folder, 'rev-parse', 'HEAD');
    commit(folder, '/a/');
    for (const [name = '', to] of refs.map((ref) => ref.split(' '))) {
      const ref = `refs/remotes/origin/${name}`;
      if (to === 'nowhere') git(folder, 'symbolic-ref', ref, 'refs/remotes/origin/gone');
      else git(folder, 'update-ref', ref, to === '0' ? 'HEAD' : before);
    }
    expect(keysBefore(folder)).toEqual(keys);
  });

  test('in a pull request with the branch that it goes to', () => {
    const origin = repository('/a/', '/b/');
    git(origin, 'branch', 'stable');
    const folder = join(newFolder(), 'clone');
    git(origin, 'clone', '-q', origin, folder);
    commit(folder, '/a/');
    expect(keysBefore(folder, { GITHUB_BASE_REF: 'stable' })).toEqual(['/a/', '/b/']);
  });

  test('after a push with what the branch was before', () => {
    const folder = repository('/a/', '/b/');
    const before = git(folder, 'rev-parse', 'HEAD');
    commit(folder, '/a/');
    commit(folder, '/a/');
    const event = join(newFolder(), 'event.json');
    writeFileSync(event, JSON.stringify({ before }));
    expect(keysBefore(folder, { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: event })).toEqual(['/a/', '/b/']);
  });
});

describeWithGit('On GitLab the record is compared', () => {
  const zeros = '0'.repeat(40);

  test.each([
    ['after a push with what the branch was before', { CI_COMMIT_BEFORE_SHA: 0 }],
    [
      'in a merge request with the commit that it left its target at',
      { CI_MERGE_REQUEST_DIFF_BASE_SHA: 0, CI_COMMIT_BEFORE_SHA: zeros },
    ],
    ['elsewhere with the last commit', { CI_COMMIT_BEFORE_SHA: zeros }, ['/a/']],
  ])('%s', (_, told, keys = ['/a/', '/b/']) => {
    const folder = repository('/a/', '/b/');
    const before = git(folder, 'rev-parse', 'HEAD');
    commit(folder, '/a/');
    const env = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, value || before]));
    expect(keysBefore(folder, { GITLAB_CI: 'true', ...env })).toEqual(keys);
  });
});

describeWithGit('There is nothing to compare with', () => {
  test('outside of a repository', () => {
    expect(keysBefore(join(siteWith({}), '..'))).toBeUndefined();
  });

  test('before the first commit, and while the record is not committed', () => {
    const folder = newFolder();
    git(folder, 'init', '-q');
    mkdirSync(join(folder, 'content'));
    expect(keysBefore(folder)).toBeUndefined();
    writeFileSync(join(folder, 'content/x'), '');
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', 'Begin');
    expect(keysBefore(folder)).toBeUndefined();
  });
});

testWithGit('A shallow clone says that it could not compare', () => {
  const origin = repository('/a/', '/b/');
  commit(origin, '/a/', '/b/', '/c/');
  const folder = join(newFolder(), 'clone');
  git(origin, 'clone', '-q', '--depth', '1', `file://${origin}`, folder);
  expect(keysBefore(folder, { GITHUB_BASE_REF: 'elsewhere' })).toBe('shallow');
  expect(keysBefore(folder)).toEqual(['/a/', '/b/', '/c/']);
});

testWithGit('The check of a site tells a line that was deleted, and fails', async () => {
  const { content } = await released();
  writeFileSync(join(content, '_data/record.txt'), '2026-11-22  /en/\n');
  const { code, stdout } = await run('check', ['--content', content]);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /record\.txt:1:1 {2}data-file\n.*`\/` and 13 more are no longer in it, and commit [0-9a-f]{10}/,
  );
});

let plain: Promise<string> | undefined;

/** A repository whose last commit is a released site, and its content folder. */
async function released(): Promise<{ folder: string; content: string }> {
  plain ??= release();
  const folder = newFolder();
  cpSync(await plain, folder, { recursive: true });
  return { folder, content: join(folder, 'content') };
}

async function release(): Promise<string> {
  const folder = repository();
  const content = join(folder, 'content');
  cpSync(siteWith({}), content, { recursive: true });
  expect(await run('release', ['--content', content])).toMatchObject({ code: 0 });
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'Release');
  return folder;
}

describeWithGit('A record that cannot be compared', () => {
  const git =
    /record\.txt:1:1 {2}record-not-compared \(warning\)\n {2}The record .*, since git is not installed here/;
  const owner =
    /record-not-compared \(warning\)\n.* trust a repository that .*\n.* --add safe\.directory \S+`\.\n/;
  const strict = /record\.txt:1:1 {2}record-not-compared\n/;

  test.each([
    ['without git', [], { PATH: '/nowhere' }, 0, git],
    ['of another user', [], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }, 0, owner],
    ['in a strict check', ['--strict'], { PATH: '/nowhere' }, 1, strict],
    ['in CI', [], { PATH: '/nowhere', CI: 'true' }, 1, strict],
    ['where CI is said to be off', [], { PATH: '/nowhere', CI: 'false' }, 0, git],
  ] as const)('is told %s', async (_, options, env, code, said) => {
    const { content } = await released();
    const outcome = await run('check', ['--content', content, ...options], env);
    expect(outcome).toMatchObject({ code, stderr: '', stdout: expect.stringMatching(said) });
  });

  test('stops a strict build, and no other', async () => {
    const { folder, content } = await released();
    const build = (...options: string[]) =>
      run('build', ['--content', content, '--output', join(folder, 'site'), ...options], {
        PATH: '/nowhere',
      });
    expect(await build('--strict')).toMatchObject({ code: 1, stdout: expect.stringMatching(strict) });
    expect(existsSync(join(folder, 'site'))).toBe(false);
    expect(await build()).toMatchObject({ code: 0, stdout: expect.stringMatching(git) });
  });

  test('is told by a release, which goes on', async () => {
    const { content } = await released();
    const { code, stderr } = await run('release', ['--content', content], { PATH: '/nowhere' });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^release: The record .* git is not installed here: .*\nInstall git\.\n$/);
  });
});

testWithGit('Two branches that both record something merge without a conflict', () => {
  const folder = repository('/a/', '/m/', '/z/');
  cpSync(join(root, '.gitattributes'), join(folder, '.gitattributes'));
  commit(folder, '/a/', '/m/', '/z/');
  git(folder, 'checkout', '-q', '-b', 'other');
  commit(folder, '/a/', '/c/', '/m/', '/z/');
  git(folder, 'checkout', '-q', 'main');
  commit(folder, '/a/', '/b/', '/m/', '/z/');
  git(folder, 'merge', '-q', '-m', 'Merge', 'other');
  expect(keysBefore(folder)?.toString()).toBe('/a/,/b/,/c/,/m/,/z/');
});
