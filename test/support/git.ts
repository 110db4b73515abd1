import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, test } from 'vitest';

/** Where there is no git and none could be fetched, tests that need it fail in CI; elsewhere each is counted as skipped. */
const isSkipped = !process.env.CI && spawnSync('git', ['--version']).status !== 0;

export const describeWithGit = describe.skipIf(isSkipped);
export const testWithGit = test.skipIf(isSkipped);

/**
 * Asks git through one shell: a process that has grown by the tests takes ten milliseconds per 100 MB to start another
 * one, and random histories ask git a thousand times.
 */
export class GitShell {
  readonly #shell = spawn('sh', { stdio: ['pipe', 'pipe', 'ignore'] });
  readonly #lines = createInterface(this.#shell.stdout)[Symbol.asyncIterator]();

  /** @returns the exit status */
  async ask(folder: string, args: readonly string[]): Promise<number> {
    const words = ['git', '-C', folder, ...args].map((word) => `'${word.replaceAll("'", "'\\''")}'`);
    this.#shell.stdin.write(`${words.join(' ')} </dev/null >/dev/null; echo $?\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('the shell that asks git has ended');
    return Number(value);
  }
}
