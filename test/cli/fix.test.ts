import { chmodSync, lstatSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, run, start } from '../support/command.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { lines } from '../support/told.ts';

/** Every fault that has one right answer, in every form. */
const faulty = {
  'en/privacy/more.md': topic(
    [
      '## More {#more}\n',
      'An [old id](retention.md#_You_control_your "kept"), [capitals](<Access.md>) and [more](retention.md#Timeline).',
      'Our [own](https://trust.example.com/en/privacy/access/?q=1#customer) page, and  [this][r] [one][r].\n',
      '| Where | What |\n|-------|------|\n| `a  b` | [report](../../Downloads/Report.pdf)   |\n',
      'See <http://www.example.org/x> and [the same](https://www.example.org/x#y),',
      'but not [another](http://www.example.org/z).\n',
      '[r]: //trust.example.com/en/privacy/retention/#leave_service "A  title"\n',
    ].join('\n'),
    'Something  else',
  ),
};

const right = [
  '## More {#more}\n',
  'An [old id](retention.md#leave_service "kept"), [capitals](<access.md>) and [more](retention.md#timeline).',
  'Our [own](access.md?q=1#customer) page, and [this][r] [one][r].\n',
  '| Where | What |\n|-------|------|\n| `a  b` | [report](../../downloads/report.pdf)   |\n',
  'See <https://www.example.org/x> and [the same](https://www.example.org/x#y),',
  'but not [another](http://www.example.org/z).\n',
  '[r]: retention.md#leave_service "A  title"\n',
].join('\n');

const panels = changed(
  '_data/panels.yaml',
  'privacy/retention.md#leave_service',
  '"privacy/Retention.md#leave_service"',
);

function fix(content: string, ...more: string[]) {
  return run('check', ['--content', content, '--fix', ...more]);
}

describe('--fix', () => {
  const content = siteWith({ ...faulty, ...panels });
  const name = relative(root, content);

  test('mends what has one right answer, and tells it and what is left', async () => {
    const { code, stdout, stderr } = await fix(content);
    expect([code, stderr]).toEqual([1, '']);
    expect(stdout.replaceAll(`${name}/`, '')).toContain('x');
    expect(readFileSync(join(content, 'en/privacy/more.md'), 'utf8')).toBe(topic(right, 'Something  else'));
    expect(stdout).toBe('');
  });
});
