import { stripVTControlCharacters } from 'node:util';

/**
 * Why a program failed, in a line: the first line that begins with `Error` or the like, else the first one.
 * @param how its exit code, or the signal that ended it
 * @param said what it wrote
 */
export function complaintOf(name: string, how: number | string, said: string): string {
  const lines = stripVTControlCharacters(said)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const reason = lines.find((line) => /^\w*error\b/i.test(line)) ?? lines[0] ?? 'it said nothing';
  return `${name} failed (${how}): ${reason.slice(0, 300)}`;
}
