import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { newFolder } from '../support/fixture.ts';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions: object;
        readonly steps: readonly { name?: string; run?: string; env?: object }[];
      }
    >
  >;
}

const repository = join(import.meta.dirname, '../..');
const folder = join(repository, '.github/workflows');

function read(name: string) {
  const workflow = parse(readFileSync(join(folder, `${name}.yml`), 'utf8')) as Workflow;
  const [job, ...others] = Object.values(workflow.jobs);
  if (!job || others.length > 0) throw new Error(`${name} has more than one job`);
  return { workflow, job, steps: job.steps };
}

const external = read('external');
const review = read('review');

describe.each([
  ['external', external],
  ['review', review],
] as const)('The workflow %s', (_, { workflow, job, steps }) => {
  test('runs on a schedule and by hand, and never for a change', () => {
    expect(Object.keys(workflow.on)).toEqual(['schedule', 'workflow_dispatch']);
    expect(readFileSync(join(folder, 'ci.yml'), 'utf8')).not.toMatch(/check:external|run review/);
  });

  test('may write issues and nothing else, and only the last step can', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(job.permissions).toEqual({ contents: 'read', issues: 'write' });
    expect(steps.map(({ env }) => env !== undefined)).toEqual([...steps.slice(1).map(() => false), true]);
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });
});

describe('The step that asks', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 1],
  ])('goes on after exit %i: %i', (code, expected) => {
    const run = external.steps.find(({ name }) => name === 'Ask for every external address')?.run ?? '';
    expect(inShell(run, { npm: `exit ${code}` }).status).toBe(expected);
  });
});

/** Runs a step as GitHub does, with these programs in the place of the real ones. */
function inShell(
  run: string,
  programs: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): { status: number | null; calls: string[] } {
  const here = newFolder();
  symlinkSync(join(repository, '.github'), join(here, '.github'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(here, name), text);
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(here, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(here, name), 0o755);
  }
  writeFileSync(join(here, 'calls'), '');
  const env = { PATH: `${here}:${process.env.PATH}` };
  const { status } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', run], { cwd: here, env });
  return { status, calls: readFileSync(join(here, 'calls'), 'utf8').split('\n').filter(Boolean) };
}

describe('The issue', () => {
  /** What is done to issues, given the number of the open one. */
  const keep = ({ steps }: typeof external, text: string, open: string): string[] => {
    const run = steps.at(-1)?.run ?? '';
    const gh = `echo "$1 $2 $3" >> calls; if [ "$1 $2" = "issue list" ]; then printf '%s' "${open}"; fi`;
    const { status, calls } = inShell(run, { gh }, { 'issue.txt': text });
    expect(status).toBe(0);
    return calls.filter((call) => !call.startsWith('issue list'));
  };

  test.each([
    ['is opened where there is none', 'text', '', ['label create external-links', 'issue create --title']],
    ['is edited where there is one', 'text', '7', ['issue edit 7']],
    ['is closed when nothing is left', '', '7', ['issue close 7']],
    ['is not touched where there is nothing to tell', '', '', []],
  ])('%s', (_, text, open, expected) => {
    expect(keep(external, text, open)).toEqual(expected);
  });

  test('of what is due is another one', () => {
    expect(keep(review, 'text', '')).toEqual(['label create review', 'issue create --title']);
    expect(keep(review, '', '8')).toEqual(['issue close 8']);
  });
});
