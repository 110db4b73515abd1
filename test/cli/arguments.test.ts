import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run } from '../support/command.ts';
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
  ['an unknown format', 'xml', /`xml`: text, json, github, sarif, junit\n$/],
  ['an unknown format for a file', 'xml=a.xml', /`xml`: text, json, github, sarif, junit\n$/],
  ['an empty name', 'json,', /``: text, json, github, sarif, junit\n$/],
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
