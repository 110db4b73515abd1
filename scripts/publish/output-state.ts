import { type Stats, statSync } from 'node:fs';
import { join } from 'node:path';
import { entriesBelow, inFolder } from '../files.ts';
import { MARKER } from './work-folder.ts';

/** What the file system says of each file and folder of an output, by its path below it. */
export type OutputState = ReadonlyMap<string, string>;

/**
 * Looks at an output; undefined where it is not there.
 * @param kept paths of files that the build before left: undefined too where somebody wrote to one while this one ran
 */
export function outputState(output: string, kept?: ReadonlySet<string>): OutputState | undefined {
  if (!statSync(output, { throwIfNoEntry: false })?.isDirectory()) return undefined;
  const begun = kept && statSync(join(output, MARKER)).mtimeMs;
  const state = new Map([['', markOf(output)]]);
  for (const entry of entriesBelow(output)) {
    const path = inFolder(output, join(entry.parentPath, entry.name));
    const found = statSync(join(output, path), { throwIfNoEntry: false });
    if (begun && found && found.mtimeMs > begun && kept.has(path)) return undefined;
    state.set(path, markFor(found));
  }
  return state;
}

/** Whether an output is exactly as it was: nothing changed, added or gone. */
export function isUntouched(output: string, state: OutputState): boolean {
  for (const [path, mark] of state) if (markOf(join(output, path)) !== mark) return false;
  return state.size > 0;
}

/** The paths of the files of an output. */
export function filesOf(state: OutputState): string[] {
  return [...state].flatMap(([path, mark]) => (mark.startsWith('f') ? [path] : []));
}

/** What an output says of the folders in it, itself aside. */
export function foldersOf(state: OutputState): OutputState {
  return new Map([...state].filter(([path, mark]) => path !== '' && mark.startsWith('d')));
}

/** The state of an output after some of its paths were written or removed. */
export function withChanged(output: string, state: OutputState, paths: Iterable<string>): OutputState {
  const next = new Map(state);
  for (const path of paths) {
    for (const part of withFolders(path)) {
      const mark = markOf(join(output, part));
      if (mark) next.set(part, mark);
      else next.delete(part);
    }
  }
  return next;
}

function withFolders(path: string): string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index).join('/')).concat(path);
}

function markOf(path: string): string {
  return markFor(statSync(path, { throwIfNoEntry: false }));
}

/** Its number, and when it was last changed in any way, which no program can set. Empty where there is nothing. */
function markFor(found: Stats | undefined): string {
  return found ? `${found.isDirectory() ? 'd' : 'f'}${found.ino}:${found.ctimeMs}` : '';
}
