import { parse, stringify } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { apart, linesOf } from '../source-text.ts';

/** Where a site keeps what is gone. */
export const GONE_PATH = '_data/gone.yaml';

/** An entry of what is gone, as it is written. */
export interface GoneEntry {
  readonly page: string;
  readonly on: string;
  /** By the code of the language. */
  readonly why: ReadonlyMap<string, string>;
  readonly see: string | undefined;
  /** Other old addresses that led to it. */
  readonly also: string[];
}

const HEAD = `# What was taken off the site, and what readers of its old addresses are told. Nothing in this file may go.
`;

/**
 * Adds an entry at the end of the list; nothing else in the file changes.
 * @param text of the file; undefined where there is no list yet
 * @throws CannotRun where the list is written in a way that does not let it
 */
export function writeGone(text: string | undefined, { page, on, why, see, also }: GoneEntry): string {
  const item = {
    page,
    on,
    why: why.size === 1 ? [...why.values()][0] : Object.fromEntries(why),
    ...(see !== undefined && { see }),
    ...(also.length > 0 && { also: [...new Set(also)] }),
  };
  const before = linesOf(text ?? HEAD).filter((line) => !/^\[\s*\]\s*$/.test(line));
  const next = apart(before, linesOf(stringify([item], { lineWidth: 0 }))).join('');
  if (JSON.stringify(listIn(next)) !== JSON.stringify([...(listIn(text ?? '') ?? []), item]))
    throw new CannotRun(
      `cannot add an entry to ${GONE_PATH} as it is written: make it a list of lines that begin with \`- page:\``,
    );
  return next;
}

function listIn(text: string): unknown[] | undefined {
  try {
    return (parse(text) as unknown[] | null) ?? [];
  } catch {
    return undefined;
  }
}
