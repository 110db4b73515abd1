import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFiles, replaceFile } from '../scripts/files.ts';
import { filesOf, newFolder } from './support/fixture.ts';

const [old, fresh] = [Buffer.from('old'), Buffer.from('new')];

function newFile(mode = 0o644): string {
  const file = join(newFolder(), 'a.md');
  writeFileSync(file, old);
  chmodSync(file, mode);
  return file;
}

function replaceOld(file: string): string | undefined {
  return replaceFile(file, fresh, (now) => now.equals(old));
}

describe('A file is replaced', () => {
  test.each([0o644, 0o600, 0o664, 0o755, 0o200 | 0o444])('and keeps its permissions (%o)', (mode) => {
    const file = newFile(mode);
    const { ino } = statSync(file);
    expect(replaceOld(file)).toBeUndefined();
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o7777]).toEqual(['new', mode]);
    expect(statSync(file).ino).not.toBe(ino);
    expect(readdirSync(dirname(file))).toEqual(['a.md']);
  });

  test('where one that was killed left what it was writing', () => {
    const file = newFile();
    writeFileSync(join(dirname(file), `.writing-${process.pid}`), 'half');
    expect(replaceOld(file)).toBeUndefined();
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(dirname(file))).toEqual(['a.md']);
  });

  test('where a symbolic link leads to it, and the link stays one', () => {
    const file = newFile();
    const folder = join(dirname(file), 'links');
    mkdirSync(folder);
    symlinkSync('../a.md', join(folder, 'b.md'));
    expect(replaceOld(join(folder, 'b.md'))).toBeUndefined();
    expect(lstatSync(join(folder, 'b.md')).isSymbolicLink()).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['b.md']);
  });
});

describe('A file stays as it is, with nothing beside it, where', () => {
  test('it is read-only, even for a superuser', () => {
    const file = newFile(0o444);
    expect(replaceOld(file)).toBe('it is read-only');
    expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o7777]).toEqual(['old', 0o444]);
    expect(readdirSync(dirname(file))).toEqual(['a.md']);
  });

  test('it holds something else by now', () => {
    const file = newFile();
    writeFileSync(file, 'newer');
    expect(replaceOld(file)).toBe('it was changed meanwhile');
    expect(readFileSync(file, 'utf8')).toBe('newer');
    expect(readdirSync(dirname(file))).toEqual(['a.md']);
  });

  test('it is gone', () => {
    const file = newFile();
    rmSync(file);
    expect(replaceOld(file)).toBe('it is gone');
    expect(readdirSync(dirname(file))).toEqual([]);
  });

  test('its folder is read-only', ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may write everywhere');
    const file = newFile();
    chmodSync(dirname(file), 0o555);
    expect(replaceOld(file)).toMatch(/^it is read-only/);
    expect(readFileSync(file, 'utf8')).toBe('old');
    chmodSync(dirname(file), 0o755);
  });
});

describe('New files are made', () => {
  const files = new Map([
    ['new/b/c.md', { text: 'c' }],
    ['there/d.md', { text: 'd', isProgram: true }],
    ['e.md', { text: 'e' }],
  ]);

  test('in new folders and in those that are there', () => {
    const folder = newFolder();
    mkdirSync(join(folder, 'there'));
    createFiles(folder, files);
    expect(filesOf(folder)).toEqual({ 'e.md': 'e', 'new/b/c.md': 'c', 'there/d.md': 'd' });
    expect(statSync(join(folder, 'there/d.md')).mode & 0o111).toBe(0o111);
  });

  test.each(['e.md', 'there/d.md', 'there', 'new/b/c.md'])(
    'all of them or none, where `%s` is there',
    (path) => {
      const folder = newFolder();
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), 'old');
      expect(() => createFiles(folder, files)).toThrow(
        /^`(?:new|there|e)\b.*` is there already, and is never overwritten$/,
      );
      expect(filesOf(folder)).toEqual({ [path]: 'old' });
    },
  );
});
