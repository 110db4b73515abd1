import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { takeLock } from '../../scripts/publish/lock.ts';
import { type Running, start, startNode } from '../support/command.ts';
import { newFolder, site } from '../support/fixture.ts';

/** Starts a build that stops before one of its steps, and waits until it has. */
async function heldAt(step: string, output: string): Promise<Running> {
  const env = { NODE_OPTIONS: '-r ./test/support/kill-at.cjs', KILL_AT: step, KILL_BY: 'SIGSTOP' };
  const args = ['--content', site('clean'), '--output', output];
  const running = start('build', args, { ...env, KILL_BELOW: dirname(output) });
  while (!isStopped(running)) await sleep(10);
  return running;
}

function isStopped({ child }: Running): boolean {
  return / T /.test(readFileSync(`/proc/${child.pid}/stat`, 'utf8'));
}

function goOn({ child, outcome }: Running): Running['outcome'] {
  child.kill('SIGCONT');
  return outcome;
}

function buildInto(output: string): Running['outcome'] {
  return start('build', ['--content', site('clean'), '--output', output]).outcome;
}

function beside(output: string): string[] {
  return readdirSync(dirname(output));
}

test('A build that is held before it has the lock takes nothing from one that begins then', async () => {
  const output = join(newFolder(), 'out');
  const first = await heldAt('linkSync .out.lock', output);
  expect(existsSync(join(output, '../.out.lock'))).toBe(false);
  expect(await buildInto(output)).toMatchObject({ code: 0, stderr: '' });
  expect(await goOn(first)).toMatchObject({ code: 0, stderr: '' });
  expect(beside(output)).toEqual(['out']);
});

test("A build that has the lock keeps it, though another took it for a dead one's before", async () => {
  const output = join(newFolder(), 'out');
  const { child, outcome } = startNode(['-e', '']);
  await outcome;
  writeFileSync(join(output, '../.out.lock'), `${child.pid} 1`);
  const late = await heldAt('renameSync .out.lock', output);
  const first = await heldAt('mkdirSync .out.new', output);
  const told = new RegExp(`^build: process ${first.child.pid} is building into .*\\n$`);
  expect(await goOn(late)).toMatchObject({ code: 2, stderr: expect.stringMatching(told) });
  expect(await goOn(first)).toMatchObject({ code: 0, stderr: '' });
  expect(beside(output)).toEqual(['out']);
});

/** A lock that this process has. */
function taken(): string {
  const lock = join(newFolder(), '.out.lock');
  takeLock(lock, 'out');
  return lock;
}

test('A number that was given to another process since is told by when that one started', () => {
  const lock = taken();
  expect(() => takeLock(lock, 'out')).toThrow(`process ${process.pid} is building into \`out\``);
  const [pid, started] = readFileSync(lock, 'utf8').split(' ');
  expect([pid, started]).toEqual([String(process.pid), expect.stringMatching(/./)]);
  writeFileSync(lock, `${pid} ${Number(started) - 1}`);
  takeLock(lock, 'out');
  expect(readFileSync(lock, 'utf8')).toBe(`${pid} ${started}`);
});

test("A lock that says nothing is nobody's, and one that says something else is somebody's", () => {
  const lock = taken();
  writeFileSync(lock, '');
  takeLock(lock, 'out');
  writeFileSync(lock, 'mine');
  expect(() => takeLock(lock, 'out')).toThrow('is no lock of a build');
  rmSync(lock);
  mkdirSync(lock);
  expect(() => takeLock(lock, 'out')).toThrow('is no lock of a build');
});

test('What a build left that was killed while it took the lock goes with the next one', () => {
  const lock = join(newFolder(), '.out.lock');
  writeFileSync(`${lock}.999999999`, '999999999 1');
  writeFileSync(`${lock}.mine`, 'mine');
  takeLock(lock, 'out');
  expect(readdirSync(dirname(lock))).toEqual(['.out.lock', '.out.lock.mine']);
});
