import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { hearSignals } from '../signals.ts';
import { takeLock } from './lock.ts';
import { MARKER, refuseUnmarked, removeOurs } from './work-folder.ts';

const MARKER_TEXT = 'This folder is written by `npm run build`, and replaced as a whole by the next build.\n';

/** What takes the place of an output. */
export interface Publication {
  /** The new folder, or one inside it. */
  readonly folder: string;
  /** Where the folder that it replaces is kept; by default it is removed. */
  readonly spare?: string;
}

/**
 * Builds into a new folder beside the output, and publishes it when the build was good. Until then, and when it is
 * stopped by a signal, the output stays as it is; what a killed build left behind is cleared by the next one.
 * @param output the folder to publish into: new, empty, or made by an earlier build
 * @param sources folders that the output must not be, hold, or be inside of
 * @param build fills the folder that it is given; answers what takes the place of the output, if anything does
 * @param published called when that is done, and before another build may begin
 * @throws CannotRun where the output is somebody's folder, cannot be written, or is being built by another process
 */
export async function withOutputFolder(
  output: string,
  sources: readonly string[],
  build: (folder: string) => Promise<Publication | undefined>,
  published: () => void = () => {},
): Promise<void> {
  const target = existsSync(output) ? realpathSync(output) : output;
  refuseForeign(output, target, sources);
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.${what}`);
  const [lock, fresh, old] = [beside('lock'), beside('new'), beside('old')];
  attempt(output, () => mkdirSync(dirname(target), { recursive: true }));
  attempt(output, () => takeLock(lock, output));
  const clear = (): void => {
    removeOurs(fresh);
    rmSync(lock, { force: true });
  };
  const stopped = (): string => {
    clear();
    return `stopped; ${basename(target)} is as it was\n`;
  };
  const publish = async (): Promise<void> => {
    for (const folder of [fresh, old]) refuseUnmarked(folder);
    recover(target, fresh, old);
    attempt(output, () => mkdirSync(fresh));
    writeFileSync(join(fresh, MARKER), MARKER_TEXT);
    const publication = await build(fresh);
    if (publication) {
      swap(target, publication.folder, old);
      setAside(old, publication.spare);
      removeOurs(fresh);
    }
    published();
  };
  try {
    await hearSignals(stopped, publish);
  } finally {
    clear();
  }
}

function refuseForeign(output: string, target: string, sources: readonly string[]): void {
  const within = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer + sep);
  for (const folder of sources) {
    const holds = within(folder, target);
    if (!holds && !within(target, folder)) continue;
    throw new CannotRun(
      `\`${output}\` ${holds ? 'holds' : 'is inside'} \`${folder}\`: choose another output folder`,
    );
  }
  if (!existsSync(target)) return;
  if (!lstatSync(target).isDirectory())
    throw new CannotRun(`\`${output}\` is a file: choose another output folder`);
  const entries = attempt(output, () => readdirSync(target));
  if (entries.length > 0 && !entries.includes(MARKER)) {
    throw new CannotRun(
      `\`${output}\` was not made by a build, so it is not replaced: choose a new or an empty folder`,
    );
  }
}

/** Puts right what a build that was killed left behind. */
function recover(target: string, fresh: string, old: string): void {
  if (existsSync(old) && !existsSync(target)) renameSync(old, target);
  removeOurs(old);
  removeOurs(fresh);
}

/** Two renames without a pause for signals between them; the first is taken back where the second fails. */
function swap(target: string, fresh: string, old: string): void {
  const replaces = existsSync(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (replaces) renameSync(old, target);
    throw error;
  }
}

/** Keeps a folder under another name, where that is on the same file system; removes it otherwise. */
function setAside(old: string, spare: string | undefined): void {
  if (spare !== undefined && existsSync(old)) {
    tried(() => {
      removeOurs(spare);
      renameSync(old, spare);
    });
  }
  removeOurs(old);
}

function attempt<T>(output: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof CannotRun) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotRun(`cannot write \`${output}\` (${code ?? (error as Error).message})`);
  }
}
