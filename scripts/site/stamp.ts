import { statSync } from 'node:fs';

/** How close to the present a change must be for the next one to leave the same marks: clocks of file systems tick. */
const TICK = 50;

/**
 * What the file system says of a version of a file: its number, its size, and when it was last changed in any way, which
 * no program can set. Empty where it changed a moment ago: the
 * next change could look the same, so such a file is read again.
 * @throws the system's error where it cannot be looked at
 */
export function stampOf(path: string): string {
  const { ino, size, ctimeMs } = statSync(path);
  return Date.now() - ctimeMs > TICK ? `${ino}:${size}:${ctimeMs}` : '';
}
