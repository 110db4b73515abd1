import { watch } from 'chokidar';

/**
 * Calls back when files in folders change: once for changes that come together, and never while the last call runs.
 * @returns a function that ends the watch
 */
export function watchFolders(folders: readonly string[], changed: () => Promise<void>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const watcher = watch([...folders], { ignoreInitial: true, ignored: /(?:^|[\\/])(?:\.|node_modules)/ });
  watcher.on('all', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(changed);
    }, 40);
  });
  return () => watcher.close();
}
