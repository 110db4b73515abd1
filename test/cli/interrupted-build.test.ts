import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Running, run, start } from '../support/command.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';

/** A site that takes a while. */
const content = siteWith(
  Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `en/privacy/topic-${index}.md`,
      topic(`## Heading {#h}\n\nSee [access](access.md).\n\n${'Words. '.repeat(200)}\n`),
    ]),
  ),
);
let output: string;
let before: Record<string, string>;

beforeAll(async () => {
  output = join(newFolder(), 'out');
  expect(await buildInto(output)).toMatchObject({ code: 0 });
  before = filesOf(output);
});

function buildInto(folder: string, from = content) {
  return run('build', ['--content', from, '--output', folder]);
}

function startBuild(): Running {
  return start('build', ['--content', content, '--output', output]);
}

/** Waits until a file or folder is there. */
async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await sleep(2);
}

/** The moments of a build, by what shows beside the output. */
const moments: Readonly<Record<string, () => Promise<unknown>>> = {
  'at once': () => sleep(0),
  'while it reads': () => sleep(300),
  'when it begins to render': () => appears(join(output, '../.out.new')),
  'when the first page is written': () => appears(join(output, '../.out.new/index.html')),
  'when the last page is written': () => appears(join(output, '../.out.new/404.html')),
};

/** In a sample: one while nothing can be seen of it yet, and one while there is most to take back. */
const tried = isFull ? Object.keys(moments) : ['at once', 'when the last page is written'];

describe('A build that is stopped by Ctrl-C leaves the output as it was, and nothing beside it', () => {
  test.each(tried)('%s', async (moment) => {
    const { child, outcome } = startBuild();
    await Promise.race([moments[moment]?.(), outcome]);
    child.kill('SIGINT');
    const { code, signal, stdout, stderr } = await outcome;
    expect(['130', 'SIGINT', '0']).toContain(String(signal ?? code));
    expect(stderr).toMatch(code === 130 ? /^stopped; out is as it was\n$/ : /^$/);
    if (code !== 0) expect(stdout).toBe('');
    expect(readdirSync(dirname(output))).toEqual(['out']);
    expect(filesOf(output)).toEqual(before);
  });
});

test('A build that is killed leaves the output as it was, and the next one clears up', async () => {
  const { child, outcome } = startBuild();
  await Promise.race([appears(join(output, '../.out.new')), outcome]);
  child.kill('SIGKILL');
  expect(await outcome).toMatchObject({ signal: 'SIGKILL' });
  expect(filesOf(output)).toEqual(before);
  expect(await buildInto(output)).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(dirname(output))).toEqual(['out']);
  expect(filesOf(output)).toEqual(before);
});

describe('A warm build that is killed at a step leaves the whole old output, or the whole new one', () => {
  /** A site that was built as often as is said, and changed since, with the way to build it once more. */
  async function ready(builds: number) {
    const from = siteWith({});
    const folder = join(newFolder(), 'out');
    const write = (words: string, paths: readonly string[]): void => {
      for (const path of paths) writeFileSync(join(from, path), topic(words));
    };
    for (let build = 1; build <= builds; build++) {
      write(`Words ${'x'.repeat(build)}\n`, ['en/x.md', 'en/privacy/y.md', 'en/z.md']);
      expect(await buildInto(folder, from)).toMatchObject({ code: 0 });
    }
    const old = filesOf(folder);
    write('Other words\n', ['en/x.md']);
    rmSync(join(from, 'en/z.md'));
    const args = ['--content', from, '--output', folder];
    const watched = { NODE_OPTIONS: '-r ./test/support/kill-at.cjs', KILL_BELOW: dirname(folder) };
    const next = (env: Readonly<Record<string, string>>) =>
      start('build', args, { ...watched, ...env }).outcome;
    return { from, folder, old, next };
  }

  /** Kills a build at a step. Answers whether it came to that. */
  async function isKilledAt(step: number | string, builds: number): Promise<boolean> {
    const { from, folder, old, next } = await ready(builds);
    const { signal } = await next({ KILL_AT: String(step) });
    const left = filesOf(existsSync(folder) ? folder : join(folder, '../.out.old'));
    expect(await buildInto(folder, from)).toMatchObject({ code: 0, stderr: '' });
    expect([old, filesOf(folder)], `at step ${step}`).toContainEqual(left);
    expect(readdirSync(dirname(folder))).toEqual(['out']);
    return signal === 'SIGKILL';
  }

  /** The steps of a build, by their numbers: of those that write files and make folders, which are alike, the first and the last. */
  async function steps(builds: number): Promise<number[]> {
    const { folder, next } = await ready(builds);
    const told = join(newFolder(), 'steps.txt');
    expect(await next({ KILL_TOLD: told })).toMatchObject({ code: 0 });
    expect(existsSync(folder)).toBe(true);
    const lines = readFileSync(told, 'utf8').trimEnd().split('\n');
    return lines.flatMap((line, index) => {
      const [call = ''] = line.split(' ', 1);
      const isLike = (one: string | undefined): boolean => one?.startsWith(`${call} .out.new/`) === true;
      const isBetween = lines.slice(0, index).some(isLike) && lines.slice(index + 1).some(isLike);
      return /^(?:writeFile|mkdir)Sync/.test(call) && isLike(line) && isBetween ? [] : [index + 1];
    });
  }

  test.each([
    ['that makes a new folder', 1, ['renameSync out .out.old', 'renameSync .out.new out']],
    [
      'that takes the folder which the build before replaced',
      2,
      ['renameSync .out.new/en', 'renameSync .out.new/.spare out'],
    ],
  ])('%s', { timeout: isFull ? 600_000 : 120_000 }, async (_, builds, some) => {
    for (const step of isFull ? await steps(builds) : some) expect(await isKilledAt(step, builds)).toBe(true);
  });
});

describe('After a build that was killed between its two renames', () => {
  test.each([
    ['a good build publishes', site('clean'), 0],
    [
      'a broken build brings the last good one back',
      siteWith(changed('en/index.md', '#leave_service', '#x')),
      1,
    ],
  ])('%s', async (_, from, expected) => {
    const folder = join(newFolder(), 'out');
    await buildInto(folder, site('clean'));
    const good = filesOf(folder);
    renameSync(folder, join(folder, '../.out.old'));
    mkdirSync(join(folder, '../.out.new'));
    expect(await buildInto(folder, from)).toMatchObject({ code: expected, stderr: '' });
    expect(existsSync(folder)).toBe(true);
    expect(filesOf(folder)).toEqual(good);
    expect(readdirSync(dirname(folder))).toEqual(['out']);
  });
});

test('Of two builds at once each publishes or says why not', async () => {
  const outcomes = await Promise.all([startBuild().outcome, startBuild().outcome]);
  for (const { code, stderr } of outcomes) {
    if (code !== 0) expect(code).toBe(2);
    expect(stderr).toMatch(code === 0 ? /^$/ : /^build: process \d+ is building into .*\n$/);
  }
  expect(outcomes.map(({ code }) => code)).toContain(0);
  expect(readdirSync(dirname(output))).toEqual(['out']);
  expect(filesOf(output)).toEqual(before);
});

test('A lock of a build that is running is a clear line, and exit 2', async () => {
  const folder = join(newFolder(), 'out');
  writeFileSync(join(folder, '../.out.lock'), String(process.pid));
  const { code, stdout, stderr } = await buildInto(folder, site('clean'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(new RegExp(`^build: process ${process.pid} is building into .*\\.out\\.lock\\)\n$`));
  expect(existsSync(folder)).toBe(false);
});
