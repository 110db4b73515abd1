import { execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';

/** Who has a lock: the number of a process, and when it started, where that is known: numbers are given again. */
interface Holder {
  readonly pid: number;
  readonly started: string;
}

/**
 * One build at a time: takes the lock of an output folder, a file that names the process which has it. It is written beside
 * its place first: a lock that is there says whose it is.
 * @throws CannotRun where a living process has it; the system's error where it cannot be written
 */
export function takeLock(lock: string, output: string): void {
  const own = `${lock}.${process.pid}`;
  try {
    writeFileSync(own, `${process.pid} ${startOf(process.pid)}`);
    while (!isPlaced(own, lock)) {
      const text = textOf(lock);
      refuseHeld(lock, text, output);
      breakLock(lock, text, own);
    }
    clearDead(lock);
  } finally {
    rmSync(own, { force: true });
  }
}

/** A link takes no other file's place. Some file systems know none: there a lock is empty for a moment. */
function isPlaced(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  }
  try {
    writeFileSync(lock, readFileSync(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** What a lock says; nothing where it is gone. One that says nothing is looked at again after a moment. */
function textOf(lock: string): string {
  if (lstatSync(lock, { throwIfNoEntry: false })?.isFile() === false) return 'no file';
  const read = () => tried(() => readFileSync(lock, 'utf8')) ?? '';
  if (read() === '' && existsSync(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
  return read();
}

function refuseHeld(lock: string, text: string, output: string): void {
  if (text === '') return;
  const holder = holderIn(text);
  if (!holder)
    throw new CannotRun(`\`${lock}\` is no lock of a build: move it away, or choose another output folder`);
  if (!isAlive(holder)) return;
  throw new CannotRun(
    `process ${holder.pid} is building into \`${output}\`: wait for it (if it is no build, remove ${lock})`,
  );
}

function holderIn(text: string): Holder | undefined {
  const [, pid, started = ''] = /^([1-9]\d{0,9})(?: (.*))?$/s.exec(text) ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), started };
}

/** Takes a dead lock away. Where another build did that first, and has a new lock by now, that one is put back. */
function breakLock(lock: string, dead: string, own: string): void {
  const away = `${own}.dead`;
  tried(() => renameSync(lock, away));
  if (existsSync(away) && readFileSync(away, 'utf8') !== dead) isPlaced(away, lock);
  rmSync(away, { force: true });
}

/** Removes what builds left that were killed while they took a lock. */
function clearDead(lock: string): void {
  const start = `${basename(lock)}.`;
  for (const name of readdirSync(dirname(lock))) {
    const pid = name.startsWith(start) ? Number.parseInt(name.slice(start.length), 10) : Number.NaN;
    if (pid > 0 && !isAlive({ pid, started: '' })) rmSync(join(dirname(lock), name), { force: true });
  }
}

function isAlive({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = startOf(pid);
  return started === '' || now === '' || now === started;
}

/** When a process started, in the words of the system; nothing where it does not say. */
function startOf(pid: number): string {
  // The 22nd field of what Linux tells; the second one, the name of the program, may hold anything.
  const told = tried(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (told) return told.slice(told.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
  const listed = tried(() =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { env, stdio: 'pipe' }),
  );
  return listed?.toString().trim() ?? '';
}
