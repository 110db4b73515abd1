import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What one run of a program cost. */
export interface Cost {
  /** Seconds from start to end. */
  readonly wall: number;
  /** Seconds of processor time, of the program and of the children that it waited for; 0 where the system does not tell. */
  readonly cpu: number;
  /** Peak of resident memory in MB; 0 where the system does not tell. */
  readonly memory: number;
}

/** A program to be measured. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly folder?: string;
}

/**
 * Runs a program once, cold.
 * @throws where it cannot be started, or ends with another code than 0
 */
export function measure({ command, args, folder }: Program): Promise<Cost> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, [...args], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    const seen = { cpu: 0, memory: 0 };
    const timer = setInterval(() => look(child.pid, seen), 5);
    let stderr = '';
    child.stderr.on('data', (text) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      const wall = (performance.now() - started) / 1000;
      clearInterval(timer);
      if (code === 0) resolve({ wall, ...seen });
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}: ${stderr.slice(-500)}`));
    });
  });
}

/** Reads what Linux tells of a process while it runs: the peak and the clock only grow, so the last look counts. */
function look(pid: number | undefined, seen: { cpu: number; memory: number }): void {
  try {
    const peak = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, field) => sum + Number(stat[field]), 0);
    seen.memory = Math.max(seen.memory, Number(peak ?? 0) / 1024);
    seen.cpu = Math.max(seen.cpu, ticks / 100);
  } catch {
    // The process has ended, or this is not Linux.
  }
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
