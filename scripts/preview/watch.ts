import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { tried } from '../cannot-run.ts';

/** How long after a change the next one is waited for, in ms: editors and git write in bursts. */
const PAUSE = 20;

/**
 * Calls back when files in folders change: once for changes that come together, and never while the last call runs.
 * A folder that goes away and comes back is watched again. Resolves when no change can be missed any more.
 * @returns what ends the watch
 */
export async function watchFolders(
  folders: readonly string[],
  changed: () => Promise<void>,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, PAUSE);
  };
  const watcher = watch([...folders], {
    ignoreInitial: true,
    ignored: (path: string) => isHidden(path, folders) || isCircle(path, folders),
  });
  const told = new Set<string>();
  watcher.on('error', (error: Error) => {
    const { path = '', code } = error as NodeJS.ErrnoException;
    if (!told.has(path)) process.stderr.write(`start: \`${path}\` is not watched (${code})\n`);
    told.add(path);
  });
  const gone = new Set<string>();
  watcher.on('all', (event: string, path: string) => {
    if (event === 'unlinkDir' && folders.includes(path)) gone.add(path);
    soon();
  });
  // Of two events in a row the watcher looks into one only, and may so miss that a file is gone.
  watcher.on('raw', (_event: string, name: string | null, { watchedPath }: { watchedPath: string }) => {
    if (!isHidden(join(watchedPath, name ?? ''), folders)) soon();
  });
  // A watch ends with its folder, so one that is there again needs a new one.
  const returns = setInterval(() => {
    for (const folder of folders) {
      if (!existsSync(folder)) gone.add(folder);
      else if (gone.delete(folder)) {
        watcher.unwatch(folder);
        watcher.add(folder);
        soon();
      }
    }
  }, 500);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearInterval(returns);
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

/**
 * Whether a path is a link that leads nowhere, back to where it stands, or on from behind another link: the watcher goes
 * through folders of links to each other until the system stops it.
 */
function isCircle(path: string, folders: readonly string[]): boolean {
  const root = folders.find((watched) => path.startsWith(watched + sep));
  if (root === undefined || !lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return false;
  const [target, above, start] = [path, dirname(path), root].map((one) => tried(() => realpathSync(one)));
  if (target === undefined || above === undefined || start === undefined) return true;
  return `${above}/`.startsWith(`${target}/`) || above !== join(start, relative(root, dirname(path)));
}

/** Whether a file lies in a folder that nobody edits, as seen from the watched one: that may lie in such a folder itself. */
function isHidden(path: string, folders: readonly string[]): boolean {
  const folder = folders.find((watched) => !relative(watched, path).startsWith('..'));
  return folder !== undefined && /(?:^|[\\/])(?:\.[^./\\]|node_modules)/.test(relative(folder, path));
}
