import { parse, stringify } from 'yaml';
import { CannotRun } from '../../cannot-run.ts';
import { plainText, type SourceText } from '../fix/source-text.ts';
import { apart, rowsOf, rowsOfText, sourceOf } from './topic-parts.ts';

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
 * @param source undefined where there is no list yet
 * @throws CannotRun where the list is written in a way that does not let it
 */
export function writeGone(source: SourceText | undefined, entry: GoneEntry): SourceText {
  const { page, on, why, see, also } = entry;
  const texts = [...why];
  const item = {
    page,
    on,
    why: texts.length === 1 ? texts[0]?.[1] : Object.fromEntries(texts),
    ...(see !== undefined && { see }),
    ...(also.length > 0 && { also: [...new Set(also)] }),
  };
  const before = source ? listIn(plainText(source)) : [];
  const eol = source?.ends[0] || '\n';
  const rows = source
    ? rowsOf(source).filter(({ text }) => !/^\[\s*\]\s*$/.test(text))
    : rowsOfText(HEAD, eol);
  const next = sourceOf(
    source?.mark ?? '',
    apart(rows, rowsOfText(stringify([item], { lineWidth: 0 }), eol), eol),
  );
  const after = listIn(plainText(next));
  if (JSON.stringify(after) !== JSON.stringify([...(before ?? []), item]))
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
