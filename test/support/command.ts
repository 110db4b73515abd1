import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { callCommand } from '../../scripts/cli/command-line.ts';

/** Where the commands run in tests, as they do for `npm run`. */
export const root = join(import.meta.dirname, '../..');

/** The day on which the commands of tests run, 2026-11-22: no review of a fixture is due. */
const SOURCE_DATE_EPOCH = String(Date.UTC(2026, 10, 22) / 1000);

/** What a command did, as its caller sees it. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is running in a process of its own. */
export interface Running {
  readonly child: ChildProcess;
  readonly outcome: Promise<Outcome & { readonly signal: NodeJS.Signals | null }>;
}

/** The file of a command: its name says it, but for those that stand among the tests. */
function fileOf(name: string): string {
  return name.endsWith('.ts') ? name : `scripts/${name}.ts`;
}

/** What every command begins with. */
export const bin = 'scripts/trust-center.cjs';

/** For commands of this repository that run in another folder: compiled code is kept where it is for those that run here. */
export const compiled = { NODE_COMPILE_CACHE: join(root, '.cache/compile') };

let isRunning = false;

/**
 * Calls a command in this process, with an environment of its own, and catches what it writes: a process for each would
 * take most of the time of the tests. What only a process can show (signals, pipes, flags) is shown with `start`.
 */
export async function run(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  if (isRunning) throw new Error('one command at a time: the process has one environment, and one stdout');
  isRunning = true;
  const { command } = (await import(join(root, fileOf(name)))) as {
    command: Parameters<typeof callCommand>[0];
  };
  const outer = process.env;
  const streams = [process.stdout, process.stderr] as const;
  const writes = streams.map((stream) => stream.write);
  const written = ['', ''];
  for (const [index, stream] of streams.entries())
    stream.write = (text: Uint8Array | string) => {
      written[index] += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    };
  process.env = environment(env);
  try {
    const code = await callCommand(command, args);
    const [stdout = '', stderr = ''] = written;
    return { code, stdout, stderr: withoutStack(stderr) };
  } finally {
    process.env = outer;
    for (const [index, stream] of streams.entries()) stream.write = writes[index] as typeof stream.write;
    isRunning = false;
  }
}

function environment(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, SOURCE_DATE_EPOCH, ...more };
}

/** No command may ever show a stack trace. */
function withoutStack(stderr: string): string {
  if (/^\s+at .+[:)]/m.test(stderr)) throw new Error(`a stack trace on stderr:\n${stderr}`);
  return stderr;
}

/** Starts a command as package.json does. */
export function start(
  name: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Running {
  const script = name.endsWith('.ts') ? ['-r', `./${bin}`, name] : [bin, name];
  return startNode([...script, ...args], process.execPath, env);
}

/** Starts Node, by default in the project's folder, with an environment of its own. */
export function startNode(
  args: readonly string[],
  node = process.execPath,
  env: Readonly<Record<string, string>> = {},
  cwd = root,
): Running {
  const child = spawn(node, args, {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const outcome: Running['outcome'] = new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => {
      try {
        resolve({ code, signal, stdout, stderr: withoutStack(stderr) });
      } catch (error) {
        reject(error);
      }
    });
  });
  return { child, outcome };
}
