import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { recipeFiles } from '../../scripts/edit/init/recipes.ts';
import { bin, compiled, root } from '../support/command.ts';
import { newFolder, site } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { describeWithGit } from '../support/git.ts';
import { workflowFaults } from '../support/workflow-faults.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
}

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const { commands } = createRequire(import.meta.url)(join(root, bin)) as { commands: Record<string, string> };
const recipes = (['github', 'gitlab', 'hook', 'container'] as const).map((name) => recipeFiles(name));
const files = new Map(recipes.flatMap((recipe) => [...recipe]));
const textOf = (path: string): string => files.get(path)?.text ?? '';
const workflow = (name: string): Workflow => parse(textOf(`.github/workflows/${name}.yml`));

test('Every file says at its head where it stands and what it does', () => {
  for (const [path, { text, isProgram }] of files) {
    const [first = '', second = ''] = text.split('\n');
    expect([path, isProgram]).toEqual([path, path === '.githooks/pre-commit']);
    expect(isProgram ? second : first).toMatch(new RegExp(`^# ${path.replaceAll('.', '\\.')}: `));
    expect(text).toMatch(/^[^\r]*[^\n]\n$/);
  }
});

test('Every command that is named is one of ours', () => {
  const named = [...files.values()].flatMap(({ text }) =>
    [...text.matchAll(/npx trust-center ([\w:]+)/g)].map(([, name = '']) => name),
  );
  expect(new Set(named)).toEqual(new Set(['build', 'check', 'check:served', 'check:external', 'release']));
  expect(Object.keys(commands)).toEqual(expect.arrayContaining(named));
});

test('Builds and checks are strict', () => {
  const lines = [...files.values()].flatMap(({ text }) =>
    [...text.matchAll(/^[^#\n]*(?:npx trust-center|"\$command") (?:build|check)(?!:).*$/gm)].map(String),
  );
  expect(lines).toHaveLength(6);
  for (const line of lines) expect(line).toContain(' --strict');
});

describe('The workflows for GitHub', () => {
  test('are such by its own parser', () => {
    for (const [path, { text }] of recipeFiles('github'))
      expect([path, workflowFaults(text)]).toEqual([path, []]);
  });

  test('use the actions that ours use, in the same versions', () => {
    const ours = ['ci', 'daily'].map((name) =>
      readFileSync(join(root, `.github/workflows/${name}.yml`), 'utf8'),
    );
    const used = [...ours.join('\n').matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    const pages = ['actions/upload-pages-artifact@v5', 'actions/deploy-pages@v5'];
    for (const name of ['trust-center', 'links'])
      for (const { steps } of Object.values(workflow(name).jobs))
        for (const { uses } of steps) if (uses) expect([...used, ...pages]).toContain(uses);
  });

  test('may read, and each job no more than it needs', () => {
    const { permissions, jobs } = workflow('trust-center');
    expect([permissions, workflow('links').permissions]).toEqual([
      { contents: 'read' },
      { contents: 'read' },
    ]);
    expect(Object.entries(jobs).map(([name, job]) => [name, job.permissions])).toEqual([
      ['site', undefined],
      ['deploy', { pages: 'write', 'id-token': 'write' }],
      ['code-scanning', { contents: 'read', 'security-events': 'write' }],
    ]);
  });

  test('publish nothing of a pull request, and run every day', () => {
    const { on, jobs } = workflow('trust-center');
    expect(jobs.deploy?.if).toBe("github.event_name != 'pull_request' && github.ref == 'refs/heads/main'");
    expect(Object.keys(on)).toEqual(['push', 'pull_request', 'schedule', 'workflow_dispatch']);
    expect(on.schedule).toEqual([{ cron: expect.stringMatching(/^\d+ 0 \* \* \*$/) }]);
  });
});

test('GitLab is given the reports by the names that it reads, and the folder that it publishes', () => {
  const { site: job, pages, links } = parse(textOf('.gitlab-ci.yml'));
  const { codequality, junit } = job.artifacts.reports;
  expect(job.script[0]).toContain(`--format gitlab=${codequality},junit=${junit}`);
  expect([pages.script, pages.artifacts.paths]).toEqual([['mv _site public'], ['public']]);
  expect(links.script).toEqual(['npx trust-center check:external --fresh']);
});

/** A site in a repository, in a folder of it or at its top, with the hook switched on. */
function repositoryWith(inside: string) {
  const top = newFolder();
  const folder = join(top, inside);
  const git = (...args: string[]) => {
    const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
    const settings = { GIT_CONFIG_NOSYSTEM: '1', SOURCE_DATE_EPOCH: '1795305600', NO_COLOR: '1' };
    const env = { PATH, HOME: top, ...settings, ...compiled };
    const { status, stdout, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env });
    return { status, stdout, stderr };
  };
  mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
  symlinkSync(join(root, bin), join(folder, 'node_modules/.bin/trust-center'));
  cpSync(site('clean'), join(folder, 'content'), { recursive: true });
  writeFileSync(join(folder, '.gitignore'), 'node_modules/\n_site/\n.cache/\n');
  for (const [path, { text }] of recipeFiles('hook')) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    chmodSync(join(folder, path), 0o755);
  }
  git('init', '-q', '-b', 'main', top);
  for (const [key, value] of [
    ['user.name', 'A'],
    ['user.email', 'a@example.org'],
    ['core.hooksPath', `${inside}.githooks`],
  ] as const)
    git('config', key, value);
  git('add', '.');
  return { folder, git, write: (path: string, text: string) => writeFileSync(join(folder, path), text) };
}

describeWithGit('The hook', () => {
  test('lets a good commit pass, and refuses one with a broken link, at the line of what is staged', () => {
    const { folder, git, write } = repositoryWith('trust/');
    expect(git('commit', '-m', 'Begin')).toMatchObject({ status: 0 });
    const path = 'content/en/index.md';
    const was = readFileSync(join(folder, path), 'utf8');
    const bad = `${was}\nSee [that](nowhere.md).\n`;
    write(path, bad);
    git('add', '.');
    // What lies in the folder is good again, and is not what would be committed.
    write(path, was);
    const refused = git('commit', '-m', 'Break');
    expect(refused.status).toBe(1);
    const said = refused.stdout + refused.stderr;
    expect(said).toContain(`\n${path}:${bad.split('\n').length - 1}:5  missing-page\n`);
    expect(said).toContain('\npre-commit: nothing was committed.');
    expect(readFileSync(join(folder, path), 'utf8')).toBe(was);
    expect(git('log', '--format=%s').stdout).toBe('Begin\n');
    expect(git('status', '--short').stdout).toBe(`MM ${path}\n`);
    // What is not staged holds up nothing.
    git('restore', '--staged', '.');
    write(path, bad);
    write('other.txt', 'x');
    git('add', 'other.txt');
    expect(git('commit', '-m', 'Add another')).toMatchObject({ status: 0 });
    expect(existsSync(join(folder, '.cache/staged/.git'))).toBe(false);
  });

  test.runIf(isFull)('knows what is staged for a file alone, for all, and in a linked working tree', () => {
    const { folder, git, write } = repositoryWith('trust/');
    expect(git('commit', '-m', 'Begin')).toMatchObject({ status: 0, stderr: '' });
    const path = 'content/en/index.md';
    const was = readFileSync(join(folder, path), 'utf8');
    write('other.txt', 'x');
    git('add', 'other.txt');
    write(path, `${was}\nSee [that](nowhere.md).\n`);
    expect(git('commit', '-m', 'Break', path).status).toBe(1);
    expect(git('commit', '-a', '-m', 'Break').status).toBe(1);
    expect(git('commit', '-m', 'Add another', 'other.txt').status).toBe(0);
    const linked = join(newFolder(), 'linked');
    git('worktree', 'add', '-q', '-b', 'linked', linked);
    symlinkSync(join(folder, 'node_modules'), join(linked, 'trust/node_modules'));
    const there = (text: string, ...args: string[]) => {
      writeFileSync(join(linked, 'trust', path), text);
      return git('-C', join(linked, 'trust'), 'commit', '-m', 'There', ...args);
    };
    expect(there(`${was}\nSee [that](nowhere.md).\n`, '-a').status).toBe(1);
    expect(there(`${was}\nMore.\n`, '-a')).toMatchObject({ status: 0, stderr: '' });
  });

  test('says in one line what to do where nothing is installed', () => {
    const { folder, git } = repositoryWith('');
    rmSync(join(folder, 'node_modules'), { recursive: true });
    expect(git('commit', '-m', 'Begin')).toEqual({
      status: 1,
      stdout: '',
      stderr: 'pre-commit: trust-center is not installed here, so nothing was checked: run `npm ci`\n',
    });
  });
});
