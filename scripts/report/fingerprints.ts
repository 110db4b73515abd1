import { createHash } from 'node:crypto';
import type { Report, ReportedProblem } from './report.ts';

/**
 * What tells each problem from all others of its report, and stays the same when lines move: its code, file and address,
 * the text of its line, and which one it is among those that have all this in common.
 * @returns one for each problem, in the same order
 */
export function fingerprintsOf({ problems }: Report): string[] {
  const seen = new Map<string, number>();
  return problems.map((found) => {
    const key = keyOf(found);
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return createHash('sha256').update(`${key}\0${number}`).digest('hex').slice(0, 32);
  });
}

function keyOf({ code, file, href, message, excerpt }: ReportedProblem): string {
  // A message may name the place of another line.
  const said = excerpt?.text.replace(/\s+/g, ' ').trim() ?? message.replace(/:\d+:\d+/g, '');
  return [code, file, href ?? '', said].join('\0');
}
