import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Publication, withOutputFolder } from '../../scripts/publish/output-folder.ts';
import { filesOf, newFolder } from '../support/fixture.ts';

function write(text: string): (folder: string) => Promise<Publication> {
  return async (folder) => {
    writeFileSync(join(folder, 'index.html'), text);
    return { folder };
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

test('No other build may begin before the last one has been remembered', async () => {
  const output = join(newFolder(), 'out');
  let isLocked = false;
  await withOutputFolder(output, [], write('1'), () => {
    isLocked = existsSync(join(output, '../.out.lock')) && existsSync(join(output, 'index.html'));
  });
  expect(isLocked).toBe(true);
});
