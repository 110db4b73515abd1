import { hash } from 'node:crypto';
import type { z } from 'zod';
import { tried } from '../../cannot-run.ts';
import { type Place, type Problem, problem } from '../../problem.ts';

// A file of history holds a JSON object a line, and each line its own seal: whoever changes a byte of it is told so, whatever
// it says. Lines are only ever added, in any order, and may stand twice, so that two branches merge by keeping those of both.

/** A file of the history, as it was read. */
export interface HistoryFile {
  /** Relative to the content folder. */
  readonly path: string;
  /** As shown in places. */
  readonly file: string;
  readonly text: string;
}

const SEAL = /^\{"key":"([0-9a-f]{16})",/;

/** Writes an object as a line with its key: the first 16 hexadecimal digits of the SHA-256 of the line without it. */
export function sealedLine(value: object): string {
  const text = JSON.stringify(value);
  return `{"key":"${sealOf(text)}",${text.slice(1)}`;
}

/** The key of a sealed line. */
export function keyOf(line: string): string {
  return SEAL.exec(line)?.[1] ?? '';
}

function sealOf(text: string): string {
  return hash('sha256', text, 'hex').slice(0, 16);
}

/** What a line says, and where. */
export type Sealed<T> = T & { readonly key: string; readonly place: Place };

/**
 * Reads a file of sealed lines: each once, in the order in which they first stand there. Those that are damaged are told,
 * and the others count.
 * @param type what a line may say, its key left out
 */
export function readSealed<S extends z.ZodType<object>>(
  text: string,
  file: string,
  type: S,
): { lines: readonly Sealed<z.infer<S>>[]; problems: readonly Problem[] } {
  const lines = new Map<string, Sealed<z.infer<S>>>();
  const problems: Problem[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written;
    if (line === '') continue;
    const place = { file, line: index + 1, column: 1 };
    const key = keyOf(line);
    if (lines.has(key) && isSound(line, key)) continue;
    const said = isSound(line, key) ? tried(() => JSON.parse(line) as object) : undefined;
    const { key: _, ...value } = Object(said) as Record<string, unknown>;
    const read = said && type.safeParse(value);
    if (read?.success) lines.set(key, { ...read.data, key, place });
    else problems.push(problem('damaged-history', place, { fault: faultOf(line, said !== undefined) }));
  }
  return { lines: [...lines.values()], problems };
}

function isSound(line: string, key: string): boolean {
  return key !== '' && sealOf(`{${line.slice(SEAL.exec(line)?.[0].length)}`) === key;
}

function faultOf(line: string, isWhole: boolean): 'conflict' | 'unknown' | 'altered' {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) return 'conflict';
  return isWhole ? 'unknown' : 'altered';
}
