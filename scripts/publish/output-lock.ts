import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { CannotRun } from '../cannot-run.ts';

/**
 * One build at a time: takes the lock of an output folder, a file with the number of the process that has it.
 * @throws CannotRun where a living process has it; the system's error where it cannot be written
 */
export function takeLock(lock: string, output: string): void {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = holderOf(lock);
    if (holder === 'foreign')
      throw new CannotRun(`\`${lock}\` is no lock of a build: move it away, or choose another output folder`);
    if (holder !== undefined && isAlive(holder)) {
      throw new CannotRun(
        `process ${holder} is building into \`${output}\`: wait for it (if it is no build, remove ${lock})`,
      );
    }
    breakLock(lock);
    takeLock(lock, output);
  }
}

/** The process that has the lock; undefined where there is none any more, or where it died while it took the lock. */
function holderOf(lock: string): number | 'foreign' | undefined {
  let text: string;
  try {
    text = readFileSync(lock, 'utf8');
  } catch {
    return undefined;
  }
  if (text === '') return undefined;
  return /^[1-9]\d{0,9}$/.test(text) ? Number(text) : 'foreign';
}

/** Takes a dead lock away; of two builds that meet it, one does. */
function breakLock(lock: string): void {
  const own = `${lock}.${process.pid}`;
  try {
    renameSync(lock, own);
  } catch {
    return;
  }
  rmSync(own, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
