import { statSync } from 'node:fs';

/** How close to the present a change must be for the next one to leave the same marks: clocks of file systems tick. */
const TICK = 50;

/**
 * What the file system says of a version of a file: its number, size and times. Empty where it changed a moment ago: the
 * next change could look the same, so such a file is read again.
 * @throws the system's error where it cannot be looked at
 */
export function stampOf(path: string): string {
  const { ino, size, mtimeMs, ctimeMs } = statSync(path);
  const isSettled = Date.now() - Math.max(mtimeMs, ctimeMs) > TICK;
  return isSettled ? `${ino}:${size}:${mtimeMs}:${ctimeMs}` : '';
}
