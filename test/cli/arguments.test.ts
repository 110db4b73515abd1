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

test('An unknown format is one line on stderr, and exit 2', async () => {
  const { code, stdout, stderr } = await run('check', ['--content', site('clean'), '--format', 'xml']);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^check: .*`xml`.*text, json.*\n$/);
});

test('A report that cannot be written is one line on stderr, and exit 2', async () => {
  const { code, stdout, stderr } = await run('check', ['--content', site('clean'), '--output', newFolder()]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^check: cannot write .*EISDIR.*\n$/);
});
