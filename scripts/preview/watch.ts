import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { watch } from 'chokidar';

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
    ignored: (path: string) => isHidden(path, folders),
  });
  watcher.on('all', soon);
  // A watch ends with its folder, so one that is there again needs a new one.
  let gone = new Set<string>();
  const returns = setInterval(() => {
    const missing = new Set(folders.filter((folder) => !existsSync(folder)));
    watcher.unwatch([...missing.difference(gone)]);
    const back = [...gone.difference(missing)];
    if (back.length > 0) {
      watcher.add(back);
      soon();
    }
    gone = missing;
  }, 500);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return async () => {
    clearInterval(returns);
    clearTimeout(timer);
    await watcher.close();
    await running;
  };
}

/** Whether a file lies in a folder that nobody edits, as seen from the watched one: that may lie in such a folder itself. */
function isHidden(path: string, folders: readonly string[]): boolean {
  const folder = folders.find((watched) => !relative(watched, path).startsWith('..'));
  return folder !== undefined && /(?:^|[\\/])(?:\.[^./\\]|node_modules)/.test(relative(folder, path));
}
