import { parseDocument, stringify } from 'yaml';
import type { z } from 'zod';
import { CannotRun } from '../../cannot-run.ts';
import type { gone } from '../../site/old-entries.ts';
import { apart, linesOf } from './piece.ts';

/** Where a site keeps what is gone. */
export const GONE_PATH = '_data/gone.yaml';

/** An entry of what is gone, as it is written. */
export type GoneEntry = z.infer<typeof gone>[number];

const HEAD = `# What was taken off the site, and what readers of its old addresses are told. Nothing in this file may go.
`;

/**
 * Adds an entry at the end of the list; nothing else in the file changes.
 * @param text of the file; undefined where there is no list yet
 * @throws CannotRun where the list is written in a way that does not let it
 */
export function writeGone(text: string | undefined, { page, on, why, see, also }: GoneEntry): string {
  const item = { page, on, why, see, also: also.length > 0 ? [...new Set(also)] : undefined };
  const before = linesOf(text ?? HEAD).filter((line) => !/^\[\s*\]\s*$/.test(line));
  const next = apart(before, linesOf(stringify([item], { lineWidth: 0 }))).join('');
  if (JSON.stringify(listIn(next)) !== JSON.stringify([...listIn(text ?? ''), item]))
    throw new CannotRun(
      `cannot add an entry to ${GONE_PATH} as it is written: make it a list of lines that begin with \`- page:\``,
    );
  return next;
}

function listIn(text: string): unknown[] {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length > 0 ? [] : (document.toJS() ?? []);
}
