import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { filesOf } from '../../scripts/files.ts';
import { surroundingsKey } from '../../scripts/publish/surroundings-key.ts';
import { NO_OVERLAYS } from '../../scripts/site/load-overlays.ts';
import { newFolder, someDay } from '../support/fixture.ts';

const NOTHING = { topics: [], data: [], images: [], overlays: NO_OVERLAYS, shipped: [], problems: [] };

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

test('A pipe among the layouts is told before one of them waits for its end', () => {
  const folder = newFolder();
  execFileSync('mkfifo', [join(folder, 'topic.njk')]);
  expect(() => filesOf(folder)).toThrow(
    new CannotRun(`\`${join(folder, 'topic.njk')}\` is no file, but a pipe, a socket or a device`),
  );
});

test('The day is part of it, since it decides which pages are out', () => {
  const files = { ...NOTHING, folder: newFolder(), downloads: [] };
  const keys = ['2026-11-22', '2026-11-22', '2026-11-23'].map((day) => surroundingsKey({ ...files, day }));
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('A size that pages show is part of it, whatever the file holds by now', () => {
  const files = { ...NOTHING, folder: newFolder(), day: someDay };
  const key = (bytes: number): string =>
    surroundingsKey({
      ...files,
      downloads: [{ path: 'downloads/a.pdf', bytes, sha256: '', read: () => undefined }],
    });
  expect(key(1)).toBe(key(1));
  expect(key(1)).not.toBe(key(2));
});
