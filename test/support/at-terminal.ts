import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './command.ts';

/** What was shown at a terminal, with the codes that move its cursor and colour its text. */
export interface Session {
  readonly code: number | null;
  readonly shown: string;
  /** What was never asked. */
  readonly left: readonly string[];
}

/**
 * Runs a command in a process at a terminal, where somebody waits for each question and answers it.
 * @param words its name and arguments
 * @param answers each with a piece of its question; a key such as Ctrl-C alone is pressed and no more
 */
export async function atTerminal(
  [name, ...words]: readonly string[],
  answers: readonly (readonly [question: string, answer: string])[],
  cwd = root,
): Promise<Session> {
  const program = [process.execPath, join(root, 'scripts/trust-center.cjs'), name, ...words];
  const line = `stty cols 100 rows 40; ${program.map((word) => `'${word}'`).join(' ')}`;
  const child = spawn('script', ['-qec', line, '/dev/null'], { cwd });
  const left = [...answers];
  let [shown, from] = ['', 0];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    const [next] = left;
    if (!next || !shown.includes(next[0], from)) return;
    left.shift();
    from = shown.length;
    child.stdin.write(/^\p{Cc}$/u.test(next[1]) ? next[1] : `${next[1]}\r`);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, shown, left: left.map(([question]) => question) };
}
