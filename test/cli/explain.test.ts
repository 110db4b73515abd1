import { expect, test } from 'vitest';
import { run } from '../support/command.ts';

test('A code is explained as plain text, and nothing is checked', async () => {
  const { code, stdout, stderr } = await run('check', ['--explain', 'missing-anchor']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^missing-anchor \(error\)\n\n {2}A link names an anchor .*\n\n(?: {2}.*\n)+$/);
  expect(stdout).toContain('`[retention](data-retention.md#leave_servcie)`');
});

test.each([
  [
    'a slip',
    ['--explain', 'missing-ancor'],
    'there is no code `missing-ancor`: did you mean `missing-anchor`?',
  ],
  [
    'another word',
    ['--explain', 'toString'],
    'there is no code `toString`: each problem is told with its code, and scripts/manual/en/codes.md lists all of them',
  ],
  ['--fix', ['--explain', 'spacing', '--fix'], '`--explain` goes alone: it checks nothing'],
  ['--content', ['--explain', 'spacing', '--content', 'x'], '`--explain` goes alone: it checks nothing'],
])('%s is one line on stderr, and exit 2', async (_, args, said) => {
  const { code, stdout, stderr } = await run('check', args);
  expect([code, stdout, stderr]).toEqual([2, '', `check: ${said}\n`]);
});
