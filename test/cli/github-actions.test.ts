import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { obeyed, type WorkflowCommand } from '../support/actions-runner.ts';
import { root, run } from '../support/command.ts';
import { newFolder, site, siteWith, topic } from '../support/fixture.ts';

/** Runs a command as a step of a workflow, in a repository that holds the project. */
async function step(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const summary = join(newFolder(), 'summary.md');
  writeFileSync(summary, '');
  const outcome = await run(command, args, {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: root,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'o/r',
    GITHUB_SHA: 'abc',
    GITHUB_STEP_SUMMARY: summary,
    ...env,
  });
  return { ...outcome, commands: obeyed(outcome.stdout), summary: readFileSync(summary, 'utf8') };
}

const severe = ({ command }: WorkflowCommand): boolean => command === 'error' || command === 'warning';

test('Annotations and a summary come by themselves beside the text', async () => {
  const { code, stdout, stderr, commands, summary } = await step('check', ['--content', site('broken')]);
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toContain('\n── test/fixtures/sites/broken/en/index.md · 13 errors\n');
  expect(stdout).toContain('https://github.com/o/r/blob/HEAD/scripts/manual/en/codes.md');
  expect(commands.filter(severe)).toHaveLength(10);
  expect(commands.filter(severe)[0]).toEqual({
    command: 'error',
    properties: {
      file: 'test/fixtures/sites/broken/_data/panels.yaml',
      line: '5',
      col: '11',
      title: 'missing-anchor',
    },
    data: expect.stringContaining('`privacy/retention.md#leave_servcie` names an anchor'),
  });
  expect(commands.filter(({ command }) => command === 'notice').map(({ data }) => data)).toEqual([
    expect.stringContaining('18 problems more'),
  ]);
  expect(summary).toMatch(/^### 2 pages · .* · 28 errors, 0 warnings\n\nGitHub shows at most 10 errors/);
  expect(
    summary.match(/^\[Line \d+, column \d+\]\(<https:\/\/github\.com\/o\/r\/blob\/abc\//gm),
  ).toHaveLength(28);
});

test('The build tells the same', async () => {
  const output = join(newFolder(), 'out');
  const { code, commands, summary } = await step('build', ['--content', site('broken'), '--output', output]);
  expect(code).toBe(1);
  expect(commands.filter(severe)).toHaveLength(10);
  expect(summary).toContain('28 errors');
});

test('A clean site has a line in the summary, and no command', async () => {
  const { code, stdout, commands, summary } = await step('check', ['--content', site('clean')]);
  expect([code, commands]).toEqual([0, []]);
  expect(stdout).toMatch(/^::stop-commands::.+\n6 pages · .* no problems · .*\n::.+::\n$/);
  expect(summary).toMatch(/^### 6 pages · .* · no problems\n\n$/);
});

test('What an editor wrote is shown, and obeyed nowhere', async () => {
  const content = siteWith({
    'en/x.md': topic(
      '[a](b.md::error::evil)\n\n::error::evil\n\n[c](d##[error]evil.md)\n\n[e](##[add-mask]evil)\n',
    ),
  });
  const { code, stdout, commands } = await step('check', ['--content', content]);
  expect(code).toBe(1);
  expect(stdout).toContain('##[error]evil');
  const told = commands.filter(({ command }) => command !== 'group' && command !== 'endgroup');
  expect(told.map(({ command, properties }) => [command, properties.title])).toEqual([
    ['error', 'unsafe-link'],
    ['error', 'missing-page'],
    ['error', 'missing-anchor'],
  ]);
});

describe('Programs that read a report get nothing else', () => {
  test.each(['json', 'sarif', 'junit'])('%s', async (format) => {
    const { stdout, commands, summary } = await step('check', [
      '--content',
      site('broken'),
      '--format',
      format,
    ]);
    expect(stdout).toMatch(format === 'junit' ? /^<\?xml [\s\S]*<\/testsuites>\n$/ : /^\{\n[\s\S]*\n\}\n$/);
    expect([commands, summary]).toEqual([[], '']);
  });

  test('text in a file', async () => {
    const file = join(newFolder(), 'a.txt');
    const { stdout, summary } = await step('check', ['--content', site('broken'), '--output', file]);
    expect([stdout, summary]).toEqual(['', '']);
    expect(readFileSync(file, 'utf8')).toMatch(/^── /);
  });
});

test('A report beside the text takes nothing from it', async () => {
  const file = join(newFolder(), 'a.sarif');
  const { commands, summary } = await step('check', [
    '--content',
    site('broken'),
    '--format',
    `sarif=${file}`,
  ]);
  expect(commands.filter(severe)).toHaveLength(10);
  expect(summary).not.toBe('');
  expect(JSON.parse(readFileSync(file, 'utf8')).runs[0].tool.driver.informationUri).toBe(
    'https://github.com/o/r/blob/HEAD/README.md',
  );
});

test('Asked for alone, every annotation is given, each once', async () => {
  const { commands, summary } = await step('check', ['--content', site('broken'), '--format', 'github']);
  expect(commands.filter(severe)).toHaveLength(28);
  expect(summary).toContain('28 errors');
});

test('Annotations are named from the root of the repository', async () => {
  const { commands } = await step('check', ['--content', site('broken')], {
    GITHUB_WORKSPACE: join(root, '..'),
  });
  const folder = relative(join(root, '..'), root);
  expect(commands.filter(severe)[0]?.properties.file).toBe(
    `${folder}/test/fixtures/sites/broken/_data/panels.yaml`,
  );
});

describe('The summary', () => {
  test('is added to what stands there', async () => {
    const file = join(newFolder(), 'summary.md');
    writeFileSync(file, '# Before\n\n');
    await step('check', ['--content', site('clean')], { GITHUB_STEP_SUMMARY: file });
    expect(readFileSync(file, 'utf8')).toMatch(/^# Before\n\n### 6 pages/);
  });

  test('leaves room for what stands there', async () => {
    const file = join(newFolder(), 'summary.md');
    writeFileSync(file, 'x'.repeat(997_000));
    await step('check', ['--content', site('broken')], { GITHUB_STEP_SUMMARY: file });
    const text = readFileSync(file, 'utf8');
    expect(text).toMatch(/\d+ problems more did not fit here/);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1_000_000);
  });

  test('that cannot be written is told, and turns nothing red', async () => {
    const file = join(newFolder(), 'folder');
    mkdirSync(file);
    const { code, stderr } = await run('check', ['--content', site('clean')], {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: file,
    });
    expect(code).toBe(0);
    expect(stderr).toMatch(/^cannot add to the summary of the step, .*\(EISDIR\)\n$/);
  });

  test('is written where there is a file for it', async () => {
    const { code, stderr } = await step('check', ['--content', site('clean')], { GITHUB_STEP_SUMMARY: '' });
    expect([code, stderr]).toEqual([0, '']);
  });
});

test('Elsewhere there are neither annotations nor a summary', async () => {
  const { commands, stdout, summary } = await step('check', ['--content', site('broken')], {
    GITHUB_ACTIONS: '',
  });
  expect([commands, summary]).toEqual([[], '']);
  expect(stdout).not.toContain('::');
});
