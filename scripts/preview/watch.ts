import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';

/** A running watch. */
export interface Watch {
  end(): Promise<void>;
}

/** How long after a change the next one is waited for, in ms: editors and git write in bursts. */
const PAUSE = 20;

/**
 * Calls back when files in folders change: once for changes that come together, and never while the last call runs.
 * A folder that goes away and comes back is watched again. Resolves when no change can be missed any more.
 */
export async function watchFolders(folders: readonly string[], changed: () => Promise<void>): Promise<Watch> {
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
  const gone = new Set<string>();
  const returns = setInterval(() => watchAgain(watcher, folders, gone, soon), 500);
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  return {
    async end() {
      clearInterval(returns);
      clearTimeout(timer);
      await watcher.close();
      await running;
    },
  };
}

/** Whether a file lies in a folder that nobody edits, as seen from the watched one: that may lie in such a folder itself. */
function isHidden(path: string, folders: readonly string[]): boolean {
  const folder = folders.find((watched) => !relative(watched, path).startsWith('..'));
  return folder !== undefined && /(?:^|[\\/])(?:\.[^./\\]|node_modules)/.test(relative(folder, path));
}

/** A watch ends with its folder, so one that is there again needs a new one. @param gone those that were not there the last time */
function watchAgain(
  watcher: FSWatcher,
  folders: readonly string[],
  gone: Set<string>,
  changed: () => void,
): void {
  for (const folder of folders) {
    if (!existsSync(folder)) {
      if (!gone.has(folder)) watcher.unwatch(folder);
      gone.add(folder);
    } else if (gone.delete(folder)) {
      watcher.add(folder);
      changed();
    }
  }
}
