import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** Where the commands run in tests, as they do for `npm run`. */
export const root = join(import.meta.dirname, '../..');

/** The day on which the commands of tests run, 2026-11-22: no review of a fixture is due. */
const SOURCE_DATE_EPOCH = String(Date.UTC(2026, 10, 22) / 1000);

/** What a command did, as its caller sees it. */
export interface Outcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is running. */
export interface Running {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome>;
}

/** The file of a command; that of the bench stands among the tests. */
function fileOf(name: string): string {
  return name === 'bench' ? 'test/bench/bench.ts' : `scripts/${name}.ts`;
}

/** Runs a command to its end; one that takes longer than `seconds` is killed. */
export function run(
  command: string,
  args: readonly string[] = [],
  seconds = 30,
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const { child, outcome } = start(command, args, env);
  const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  return outcome.finally(() => clearTimeout(timer));
}

/** Starts a command as package.json does. No command may ever show a stack trace. */
export function start(
  command: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Running {
  const script = ['-r', './scripts/node-version.cjs', fileOf(command)];
  return startNode([...script, ...args], process.execPath, env);
}

/** Starts Node in the project's folder, with an environment of its own. */
export function startNode(
  args: readonly string[],
  node = process.execPath,
  env: Readonly<Record<string, string>> = {},
): Running {
  const { PATH, HOME } = process.env;
  const child = spawn(node, args, {
    cwd: root,
    env: { PATH, HOME, SOURCE_DATE_EPOCH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outcome = new Promise<Outcome>((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (/^\s+at .+[:)]/m.test(stderr)) reject(new Error(`a stack trace on stderr:\n${stderr}`));
      else resolve({ code, signal, stdout, stderr });
    });
  });
  return { child, outcome };
}
