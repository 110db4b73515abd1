import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { CannotRun } from '../../scripts/cannot-run.ts';

/** A program to be measured. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** The folder that it runs in. */
  readonly folder?: string;
  /** The code that it ends with where all went as it should; by default 0. */
  readonly code?: number;
}

/** What one run of a program cost. */
export interface Cost {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time, of the program and of the children that it waited for; 0 where the system does not tell. */
  readonly cpu: number;
  /** Peak of resident memory in MB; 0 where the system does not tell. */
  readonly memory: number;
}

/** How long a program that is told to end may take, in ms. */
const PATIENCE = 3000;

/** The processes of a bench. None outlives it. */
export class Processes {
  readonly #running = new Map<ChildProcess, Promise<unknown>>();
  #ended = false;

  /**
   * Runs a program once, to its end, while no other runs.
   * @param name as whom to name it where it fails
   * @throws CannotRun where it cannot be started, or ends with another code than it should
   */
  async measure(name: string, program: Program): Promise<Cost> {
    const before = childrenSeconds();
    const started = performance.now();
    const child = this.start(program);
    let memory = 0;
    const timer = setInterval(() => {
      memory = Math.max(memory, peakMemory(child));
    }, 10);
    const said = listenTo(child);
    const code = await exitOf(child, program).finally(() => clearInterval(timer));
    const wall = (performance.now() - started) / 1000;
    if (code === (program.code ?? 0)) return { wall, cpu: childrenSeconds() - before, memory };
    throw new CannotRun(complaintOf(name, code, await said));
  }

  /** Starts a program that the caller listens to. */
  start({ command, args, folder }: Program): ChildProcess {
    if (this.#ended) throw new CannotRun('the bench has been stopped');
    const child = spawn(command, [...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
    this.#running.set(child, ended);
    void ended.then(() => this.#running.delete(child));
    return child;
  }

  /** Ends a program, by force where it does not hear. Resolves when it is gone. */
  async end(child: ChildProcess): Promise<void> {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    await this.#running.get(child);
    clearTimeout(timer);
  }

  /** Ends all that run, and starts no more. */
  async endAll(): Promise<void> {
    this.#ended = true;
    await Promise.all([...this.#running.keys()].map((child) => this.end(child)));
  }
}

/** Resolves to how a program ended: its code, or the signal. @throws CannotRun where it cannot be started */
function exitOf(child: ChildProcess, { command }: Program): Promise<number | string> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'no code'));
    child.once('error', ({ message }) => reject(new CannotRun(`cannot start \`${command}\`: ${message}`)));
  });
}

/** Resolves to what a program said on both streams, when it is done. */
export function listenTo(child: ChildProcess): Promise<string> {
  let said = '';
  for (const stream of [child.stderr, child.stdout])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text;
    });
  return new Promise((resolve) => child.once('close', () => resolve(said)));
}

/** The peak of a process's resident memory in MB, while it runs; 0 where the system does not tell. */
export function peakMemory({ pid }: ChildProcess): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** The processor time of all children that have ended, as Linux counts it: in hundredths of a second. */
function childrenSeconds(): number {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return 0;
  }
}

/**
 * Why a program failed, in a line: the first line that begins with `Error` or the like, else the first one.
 * @param how its exit code, or the signal that ended it
 * @param said what it wrote
 */
export function complaintOf(name: string, how: number | string, said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const reason = lines.find((line) => /^\w*error\b/i.test(line)) ?? lines[0] ?? 'it said nothing';
  return `${name} failed (${how}): ${reason.slice(0, 300)}`;
}

const CODES = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof CODES;

/** Work was stopped by a signal. */
export class Stopped extends Error {
  override name = 'Stopped';
  /** The exit code that a shell expects then. */
  readonly code: number;

  constructor(signal: Signal) {
    super(`stopped by ${signal}`);
    this.code = CODES[signal];
  }
}

/**
 * Does something that a signal may stop.
 * @param stop ends what `act` waits for
 * @throws Stopped where a signal came, after `act` has cleared up behind itself
 */
export async function stoppable<T>(stop: () => void, act: () => Promise<T>): Promise<T> {
  let stopped: Signal | undefined;
  const hear = (signal: Signal): void => {
    stopped = signal;
    stop();
  };
  const signals = Object.keys(CODES) as Signal[];
  for (const signal of signals) process.once(signal, hear);
  try {
    const done = await act();
    if (!stopped) return done;
  } catch (error) {
    if (!stopped) throw error;
  } finally {
    for (const signal of signals) process.off(signal, hear);
  }
  throw new Stopped(stopped);
}
