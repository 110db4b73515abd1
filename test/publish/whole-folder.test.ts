import { type linkSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { outputState } from '../../scripts/publish/output-state.ts';
import { takeFiles } from '../../scripts/publish/whole-folder.ts';
import { filesOf, newFolder } from '../support/fixture.ts';

const paths = ['index.html', 'a/b/index.html'];

/** A folder with two files, and the mark of a build. */
function folder(): string {
  const made = newFolder();
  mkdirSync(join(made, 'a/b'), { recursive: true });
  for (const path of paths) writeFileSync(join(made, path), path);
  writeFileSync(join(made, '.trust-center'), '');
  return made;
}

function refusing(code: string): typeof linkSync {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

describe('Files that have not changed are taken', () => {
  test('by links where there are links', () => {
    const [from, to] = [folder(), newFolder()];
    takeFiles(paths, from, to);
    expect(paths.map((path) => readFileSync(join(to, path), 'utf8'))).toEqual(paths);
    expect(statSync(join(to, 'index.html')).ino).toBe(statSync(join(from, 'index.html')).ino);
  });

  test.each(['EXDEV', 'EPERM', 'EMLINK'])('by copies where the system says %s', (code) => {
    const [from, to] = [folder(), newFolder()];
    takeFiles(paths, from, to, refusing(code));
    writeFileSync(join(to, 'index.html'), 'mine');
    expect(filesOf(from)).toMatchObject({ 'index.html': 'index.html' });
    expect(readFileSync(join(to, 'a/b/index.html'), 'utf8')).toBe('a/b/index.html');
  });

  test('not where the system says anything else', () => {
    expect(() => takeFiles(paths, folder(), newFolder(), refusing('EACCES'))).toThrow('EACCES');
  });
});

test('What somebody wrote to while a build ran is not remembered as it was taken', async () => {
  const output = folder();
  expect(outputState(output, new Set(paths))).toBeDefined();
  await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(join(output, 'index.html'), 'mine');
  expect(outputState(output, new Set(paths))).toBeUndefined();
  expect(outputState(output, new Set(['a/b/index.html']))).toBeDefined();
});
