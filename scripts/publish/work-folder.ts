import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../cannot-run.ts';

/** Lies in every folder that a build made. */
export const MARKER = '.trust-center';

/**
 * What lies beside the output under our names without our mark is somebody's.
 * @throws CannotRun
 */
export function refuseUnmarked(folder: string): void {
  if (isOurs(folder)) return;
  throw new CannotRun(
    `\`${folder}\` was not made by a build, so it is not removed: move it away, or choose another output folder`,
  );
}

/** Whether a folder is not there, is empty, or has our mark. */
function isOurs(folder: string): boolean {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found === undefined;
  const entries = readdirSync(folder);
  return entries.length === 0 || entries.includes(MARKER);
}

/**
 * Removes a folder that writes may still be under way into, and leaves somebody's alone. The mark goes last: who is
 * stopped here leaves a folder that the next build knows for ours.
 */
export function removeOurs(folder: string): void {
  if (!isOurs(folder)) return;
  for (let tries = 0; existsSync(folder) && tries < 50; tries++) {
    try {
      for (const name of readdirSync(folder)) if (name !== MARKER) remove(join(folder, name));
      remove(folder);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOTEMPTY') throw error;
    }
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 10 });
}
