import { spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, run } from '../support/command.ts';
import { newFolder, site } from '../support/fixture.ts';

test.each([
  ['build', ['--help']],
  ['check', ['-h', '--content', 'nowhere']],
])('%s %j shows what it takes', async (command, args) => {
  const { code, stdout, stderr } = await run(command, args);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain(`npm run ${command}`);
  expect(stdout).toContain('--content DIR');
});

test.each(['init', 'doctor'])('%s is called where a site has no npm scripts yet', async (command) => {
  expect((await run(command, ['--help'])).stdout).toMatch(
    new RegExp(`^npx trust-center ${command} \\[DIR\\] `),
  );
  const { stderr } = await run(command, ['--lnguage', 'de']);
  expect(stderr).toMatch(
    new RegExp(`^${command}: .*[.?] \`npx trust-center ${command} --help\` lists what it takes\n$`),
  );
});

test.each([
  ['build', 'an unknown option', ['--contents', 'x'], '--contents'],
  ['build', 'an option of another command', ['--format', 'json'], '--format'],
  ['check', 'an option without its value', ['--content'], '--content'],
  ['check', 'an empty value', ['--content='], '--content'],
  ['build', 'an option for a value', ['--content', '--output'], '--content'],
  ['check', 'a stray word', ['content'], 'content'],
  ['check', 'a value for a switch', ['--help=yes'], '--help'],
])('%s: %s is one line on stderr, and exit 2', async (command, _, args, named) => {
  const { code, stdout, stderr } = await run(command, args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(new RegExp(`^${command}: .*${named}.*--help.*\\n$`));
});

test.each([
  [
    'review',
    ['--within', '-3'],
    '`--within` needs a value: `--within DAYS`, and `-3` begins like an option.',
  ],
  [
    'check',
    ['--explain'],
    '`--explain` needs a value: `--explain CODE`; each problem is told with its code, and scripts/manual/en/codes.md lists all of them.',
  ],
  ['build', ['--outptu', 'x'], 'there is no option `--outptu`: did you mean `--output`?'],
  ['check', ['--fix=yes'], '`--fix` takes no value.'],
  [
    'check',
    ['--day', '--strict'],
    '`--day` needs a value: `--day DAY`, and `--strict` begins like an option.',
  ],
  ['build', ['content'], 'it takes no word such as `content` here.'],
  ['build', ['-x'], 'there is no option `-x`.'],
])('%s %j is told in words of those who write', async (command, args, said) => {
  const { stderr } = await run(command, args);
  expect(stderr).toBe(
    `${command}: ${said} \`npm run ${command} -- --help\` lists what it takes (npm passes on what stands behind \`--\`)\n`,
  );
});

test.each([
  ['move', ['privacy/data-access.md', 'privacy/who.md', '--dry-run'], '--dry-run'],
  ['check', ['--fix'], '--fix'],
  ['build', ['--output', '_site'], '--output'],
])('npm run %s %j, whose option npm takes for itself, is told, and does nothing', (command, args, kept) => {
  const called = spawnSync('npm', ['run', '-s', command, ...args], { cwd: root, encoding: 'utf8' });
  expect([called.status, called.stdout]).toEqual([2, '']);
  expect(called.stderr).toBe(
    `${command}: npm kept \`${kept}\` for itself: write \`-- ${kept}\`. \`npm run ${command} -- --help\` lists what it takes (npm passes on what stands behind \`--\`)\n`,
  );
});

test('The text of an issue may be called as Markdown, but not where it would be a topic, or takes the place of a text', async () => {
  const content = join(newFolder(), 'content');
  cpSync(site('clean'), content, { recursive: true });
  const issue = (file: string) => run('review', ['--content', content, '--issue', file]);
  const file = join(newFolder(), 'issue.md');
  for (const _ of ['new', 'again']) expect(await issue(file)).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(file)).toBe(true);
  for (const other of [join(content, 'en/issue.md'), join(root, 'README.md'), join(newFolder(), 'a.css')])
    expect(await issue(other)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('looks like a source'),
    });
});

test.each([
  ['an unknown format', 'xml', /`xml`: text, json, github, sarif, junit, gitlab\n$/],
  ['an unknown format for a file', 'xml=a.xml', /`xml`: text, json, github, sarif, junit, gitlab\n$/],
  ['an empty name', 'json,', /``: text, json, github, sarif, junit, gitlab\n$/],
  ['a file without a name', 'sarif=', /`sarif=FILE`\n$/],
  ['two reports for the terminal', 'json,sarif', /`sarif=FILE`\n$/],
  ['two reports for one file', 'json=a.txt,sarif=a.txt', /one file \(`a\.txt`\)\n$/],
])('%s is one line on stderr, and exit 2', async (_, format, said) => {
  const { code, stdout, stderr } = await run('check', ['--content', 'nowhere', '--format', format]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^check: .*\n$/);
  expect(stderr).toMatch(said);
});

test.each([
  ['a folder', newFolder, /^check: cannot write .*EISDIR.*\n$/],
  ['a file in no folder', () => join(newFolder(), 'no/report.json'), /^check: cannot write .*ENOENT.*\n$/],
  ['a source', () => join(newFolder(), 'index.md'), /^check: .*index\.md` looks like a source.*\n$/],
])('A report for %s is one line on stderr, and exit 2', async (_, target, said) => {
  for (const args of [
    ['--output', target()],
    ['--format', `sarif=${target()}`],
  ]) {
    const { code, stdout, stderr } = await run('check', ['--content', site('clean'), ...args]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  }
});
