import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { filesOf, surroundingsKey } from '../../scripts/publish/surroundings-key.ts';
import { newFolder } from '../support/fixture.ts';

test('Files behind links have a say too, and a link that leads back is followed once', () => {
  const folder = newFolder();
  const elsewhere = newFolder();
  mkdirSync(join(folder, 'sub'));
  writeFileSync(join(folder, 'sub/a.njk'), '');
  writeFileSync(join(elsewhere, 'b.njk'), '');
  symlinkSync(elsewhere, join(folder, 'folder'));
  symlinkSync(join(elsewhere, 'b.njk'), join(folder, 'link.njk'));
  symlinkSync(folder, join(folder, 'sub/back'));
  symlinkSync(join(folder, 'nothing'), join(folder, 'broken'));
  const found = filesOf(folder).map((path) => relative(folder, path));
  expect(found).toEqual(['folder/b.njk', 'link.njk', 'sub/a.njk']);
  expect(filesOf(join(folder, 'link.njk'))).toEqual([join(folder, 'link.njk')]);
  expect(filesOf(join(folder, 'nothing'))).toEqual([]);
});

test('A size that pages show is part of it, whatever the file holds by now', () => {
  const files = { folder: newFolder(), topics: [], data: [], problems: [] };
  const key = (bytes: number): string =>
    surroundingsKey({ ...files, downloads: [{ path: 'downloads/a.pdf', bytes, sha256: '' }] });
  expect(key(1)).toBe(key(1));
  expect(key(1)).not.toBe(key(2));
});
