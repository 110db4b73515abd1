import { CannotRun } from '../cannot-run.ts';

/** A question to whoever runs a command. */
export interface Question {
  /** As a person reads it. */
  readonly text: string;
  /** How the answer is given where nobody sits at a terminal: `--title "en=…"`. */
  readonly option: string;
  /** What is wrong with an answer, in a line; undefined where nothing is. */
  readonly fault: (answer: string) => string | undefined;
  /** The answer where nobody sits there, and what an empty one means; without it there must be one. */
  readonly unasked?: string;
}

export type Ask = (question: Question) => Promise<string>;

/**
 * Asks a person at the terminal.
 * @throws CannotRun where nobody sits there, and there must be an answer, or the question is left unanswered
 */
export const askAtTerminal: Ask = async ({ text, option, fault, unasked }) => {
  const isThere = process.stdin.isTTY && process.stdout.isTTY;
  if (!isThere && unasked !== undefined) return unasked;
  if (!isThere)
    throw new CannotRun(`nobody is there to be asked “${text}”: give the answer with \`${option}\``);
  // Some terminals do not tell how wide they are, and each letter would stand on a line of its own.
  process.stdout.columns ||= 80;
  const { isCancel, text: ask } = await import('@clack/prompts');
  // Ctrl-D ends the input, and the question would stay open until the process does.
  const ended = new AbortController();
  const end = (): void => ended.abort();
  process.once('beforeExit', end);
  const { signal } = ended;
  const answer = await ask({
    message: text,
    signal,
    ...(unasked && { placeholder: unasked, defaultValue: unasked }),
    validate: (given) => fault((given ?? '').trim() || (unasked ?? '')),
  });
  process.off('beforeExit', end);
  if (isCancel(answer)) throw new CannotRun('stopped; nothing was written');
  return answer.trim();
};
