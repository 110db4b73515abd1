import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { root } from '../support/command.ts';
import { workflowFaults } from '../support/workflow-faults.ts';

interface Job {
  readonly if?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github/workflows');
const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const workflows = texts.map((text) => parse(text) as Workflow);
const ci = parse(readFileSync(join(folder, 'ci.yml'), 'utf8')) as Workflow;
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const commandsOf = ({ steps }: Job): string[] => steps.flatMap(({ run }) => run ?? []);

test("CI runs README's two commands", () => {
  const commands = commandsOf(ci.jobs.site as Job);
  const [, first, second] = /```sh\n(\S.*?) +#.*\n(\S.*?) +#.*\n```/.exec(readme) ?? [];
  expect([first, second]).toEqual(['npm ci && npm run build', 'npm cit']);
  expect(commands).toEqual(expect.arrayContaining([first, second]));
});

test("Workflows are such by GitHub's own parser, which tells what is none", () => {
  expect(texts.map(workflowFaults)).toEqual(texts.map(() => []));
  const job = ['runs-on: x', 'permisions: {}', `env: { A: '\${{ foo.bar }}' }`, 'steps: []'];
  expect(workflowFaults(`on: push\njobs:\n  a:\n${job.map((line) => `    ${line}\n`).join('')}`)).toEqual([
    "workflow.yml (Line: 5, Col: 5): Unexpected value 'permisions'",
    "workflow.yml (Line: 6, Col: 15): Unrecognized named-value: 'foo'",
  ]);
});

test('Every command of a workflow is one of the project', () => {
  const commands = workflows.flatMap(({ jobs }) => Object.values(jobs).flatMap(commandsOf)).join('\n');
  const named = [...commands.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = '']) => name);
  expect(named.length).toBeGreaterThan(1);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
});

test('Only the job that uploads SARIF may write there, and not for a fork', () => {
  expect(ci.permissions).toEqual({ contents: 'read' });
  const allowed = Object.values(ci.jobs).filter(
    ({ permissions }) => permissions?.['security-events'] === 'write',
  );
  expect(allowed).toHaveLength(1);
  expect(allowed[0]?.if).toContain('github.event.pull_request.head.repo.full_name == github.repository');
  expect(allowed[0]?.steps.map(({ uses }) => uses)).toContainEqual(
    expect.stringMatching(/^github\/codeql-action\/upload-sarif@/),
  );
});
