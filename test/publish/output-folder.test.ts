import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CannotRun } from '../../scripts/cannot-run.ts';
import { type Publication, withOutputFolder } from '../../scripts/publish/output-folder.ts';
import { startNode } from '../support/command.ts';
import { filesOf, newFolder } from '../support/fixture.ts';

/** An output folder with a build in it that says `text`. */
async function built(text = 'first'): Promise<string> {
  const output = join(newFolder(), 'out');
  await withOutputFolder(output, [], write(text));
  return output;
}

function write(text: string, isGood = true): (folder: string) => Promise<Publication | undefined> {
  return async (folder) => {
    writeFileSync(join(folder, 'index.html'), text);
    return isGood ? { folder } : undefined;
  };
}

function page(output: string): string {
  return readFileSync(join(output, 'index.html'), 'utf8');
}

/** What stands in the folder around an output, itself aside. */
function beside(output: string): string[] {
  return readdirSync(dirname(output)).filter((name) => name !== basename(output));
}

/** The number of a process that has ended. */
async function deadProcess(): Promise<string> {
  const { child, outcome } = startNode(['-e', '']);
  await outcome;
  return String(child.pid);
}

describe('The output', () => {
  test('is what the last good build wrote, and nothing is left beside it', async () => {
    const output = await built();
    expect(page(output)).toBe('first');
    await withOutputFolder(output, [], write('second'));
    expect([page(output), beside(output)]).toEqual(['second', []]);
  });

  test('may be an empty folder, or lie in folders that are not there yet', async () => {
    const output = newFolder();
    await withOutputFolder(output, [], write('a'));
    await withOutputFolder(join(output, '../x/y/z'), [], write('b'));
    expect([page(output), page(join(output, '../x/y/z'))]).toEqual(['a', 'b']);
  });

  test.each([
    ['says no', write('second', false)],
    ['throws', () => Promise.reject(new Error('a fault'))],
  ])('stays as it is where a build %s', async (_, build) => {
    const output = await built();
    await withOutputFolder(output, [], build).catch(() => {});
    expect([page(output), beside(output)]).toEqual(['first', []]);
  });

  test('is not replaced where it was not made by a build', async () => {
    const output = join(newFolder(), 'out');
    mkdirSync(output);
    writeFileSync(join(output, 'index.html'), 'mine');
    await expect(withOutputFolder(output, [], write('x'))).rejects.toThrow(CannotRun);
    expect([filesOf(output), beside(output)]).toEqual([{ 'index.html': 'mine' }, []]);
  });

  test.each([
    ['is', ''],
    ['holds', '..'],
  ])('is not a folder that %s one to be kept', async (_, path) => {
    const kept = join(newFolder(), 'kept');
    mkdirSync(kept);
    await expect(withOutputFolder(join(kept, path), [kept], write('x'))).rejects.toThrow(CannotRun);
    expect([readdirSync(kept), beside(kept)]).toEqual([[], []]);
  });
});

describe('The lock', () => {
  test('of a build that runs lets no other in, and stays', async () => {
    const output = await built();
    const lock = join(dirname(output), '.out.lock');
    writeFileSync(lock, String(process.pid));
    await expect(withOutputFolder(output, [], write('x'))).rejects.toThrow(
      new RegExp(`process ${process.pid} .*\\.out\\.lock`),
    );
    expect([page(output), beside(output)]).toEqual(['first', ['.out.lock']]);
  });

  test('of a build that is gone is taken over', async () => {
    const output = await built();
    writeFileSync(join(dirname(output), '.out.lock'), await deadProcess());
    await withOutputFolder(output, [], write('second'));
    expect([page(output), beside(output)]).toEqual(['second', []]);
  });
});

describe('What a killed build left behind', () => {
  test('is cleared by the next one', async () => {
    const output = await built();
    mkdirSync(join(dirname(output), '.out.new'));
    writeFileSync(join(dirname(output), '.out.new/.trust-center'), '');
    writeFileSync(join(dirname(output), '.out.new/half.html'), 'x');
    await withOutputFolder(output, [], write('second'));
    expect([Object.keys(filesOf(output)), beside(output)]).toEqual([['.trust-center', 'index.html'], []]);
  });

  test.each([
    ['between the two renames', false],
    ['after them', true],
  ])('is put right, killed %s', async (_, renamed) => {
    const output = await built('old');
    renameSync(output, join(dirname(output), '.out.old'));
    if (renamed) renameSync(await built('new'), output);
    await withOutputFolder(output, [], write('x', false));
    expect([page(output), beside(output)]).toEqual([renamed ? 'new' : 'old', []]);
  });
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s in the middle of very many writes leaves the output as it is, and nothing beside it',
  async (signal) => {
    const output = await built();
    const { child, outcome } = startNode(['test/support/slow-build.ts', output]);
    child.stdout?.once('data', () => setTimeout(() => child.kill(signal), 60));
    const { code, stderr } = await outcome;
    expect(code).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
    expect(stderr).toBe('stopped; out is as it was\n');
    expect([page(output), beside(output)]).toEqual(['first', []]);
    expect(existsSync(join(output, '0'))).toBe(false);
  },
);
