import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Publication, withOutputFolder } from '../../scripts/publish/output-folder.ts';
import { JOURNAL } from '../../scripts/publish/work-folder.ts';
import { filesOf, newFolder } from '../support/fixture.ts';

function write(text: string, publication: Publication = 'whole'): (folder: string) => Promise<Publication> {
  return async (folder) => {
    writeFileSync(join(folder, 'index.html'), text);
    return publication;
  };
}

test.each(['.out.new', '.out.old'])(
  "Somebody's folder named %s is refused, and not removed",
  async (name) => {
    const folder = newFolder();
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'mine.txt'), 'mine');
    await expect(withOutputFolder(join(folder, 'out'), [], write('x'))).rejects.toThrow(
      'was not made by a build',
    );
    expect(filesOf(folder)).toEqual({ [`${name}/mine.txt`]: 'mine' });
  },
);

test("Somebody's file under such a name is refused too", async () => {
  const folder = newFolder();
  writeFileSync(join(folder, '.out.new'), 'mine');
  await expect(withOutputFolder(join(folder, 'out'), [], write('x'))).rejects.toThrow(
    'was not made by a build',
  );
  expect(filesOf(folder)).toEqual({ '.out.new': 'mine' });
});

test('An update that was killed after the mark had been moved is finished', async () => {
  const folder = newFolder();
  const output = join(folder, 'out');
  await withOutputFolder(output, [], write('1'));
  mkdirSync(join(folder, '.out.new'));
  writeFileSync(join(folder, '.out.new', JOURNAL), '["gone.html"]');
  writeFileSync(join(folder, '.out.new/index.html'), '2');
  writeFileSync(join(output, 'gone.html'), '1');
  await withOutputFolder(output, [], write('3', 'nothing'));
  expect([readFileSync(join(output, 'index.html'), 'utf8'), readdirSync(output).sort()]).toEqual([
    '2',
    ['.trust-center', 'index.html'],
  ]);
});

test('No other build may begin before the last one has been remembered', async () => {
  const output = join(newFolder(), 'out');
  let isLocked = false;
  await withOutputFolder(output, [], write('1'), () => {
    isLocked = existsSync(join(output, '../.out.lock')) && existsSync(join(output, 'index.html'));
  });
  expect(isLocked).toBe(true);
});

test('An update that fails in the middle is finished by the next build', async () => {
  const output = join(newFolder(), 'out');
  await withOutputFolder(output, [], write('1'));
  writeFileSync(join(output, 'a'), 'in the way');
  const update = withOutputFolder(output, [], async (folder) => {
    mkdirSync(join(folder, 'a'));
    writeFileSync(join(folder, 'a/index.html'), '2');
    return write('2', { removed: [] })(folder);
  });
  await expect(update).rejects.toThrow();
  await expect(withOutputFolder(output, [], write('3', 'nothing'))).rejects.toThrow();
  rmSync(join(output, 'a'));
  await withOutputFolder(output, [], write('4', 'nothing'));
  const { '.trust-center': _, ...pages } = filesOf(output);
  expect([pages, readdirSync(join(output, '..'))]).toEqual([
    { 'index.html': '2', 'a/index.html': '2' },
    ['out'],
  ]);
});
