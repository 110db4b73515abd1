import { AsyncLocalStorage } from 'node:async_hooks';
import { realpathSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { CannotRun, tried } from './cannot-run.ts';

// Two folders, which are one in the generator's repository: where the generator is, and where a command runs for a site
// (npm runs scripts in the folder of `package.json`, and `npx` where it is called). What a site has by default, and all that
// a command leaves for the next one, stands in the latter: as a package the generator is replaced by each update.

/** Where the generator's own files are. */
export const generatorRoot = join(import.meta.dirname, '..');
/** Where a command runs: the folder of a site. */
export const siteRoot = process.cwd();
/** What editors of a site own, where no option says otherwise. */
export const contentFolder = join(siteRoot, 'content');
/** Where a site is built, where no option says otherwise. */
export const outputFolder = join(siteRoot, '_site');
/** What commands leave for the next one: nothing fails where it is gone, or cannot be written. */
export const cacheFolder = join(siteRoot, '.cache');
/** The Nunjucks layouts. */
export const layoutsFolder = join(generatorRoot, 'layouts');
/** Style, scripts and images of the layouts. */
export const assetsFolder = join(generatorRoot, 'assets');

/** The page of the manual that lists all codes, from the root of the generator. */
export const CODES_PAGE = 'scripts/manual/en/codes.md';

/** The generator's folders that nothing may be published into. */
export const sourceFolders = [
  layoutsFolder,
  assetsFolder,
  join(generatorRoot, 'scripts'),
  join(generatorRoot, 'test'),
];

/** A path as Eleventy wants it: relative to the working folder. */
export function fromHere(path: string): string {
  return relative(process.cwd(), path) || '.';
}

/**
 * The way to the site that a command was called inside of, from where it was called.
 * @returns undefined where a site is there itself, or none is above
 */
export function wayToSite(): string | undefined {
  const hasSite = (folder: string): boolean =>
    tried(() => statSync(join(folder, 'content/_data')).isDirectory()) ?? false;
  let folder = siteRoot;
  while (!hasSite(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return folder !== siteRoot && hasSite(folder) ? fromHere(folder) : undefined;
}

/** Where an operator's layouts and assets are that take the place of ours. */
export type OverlayFolders = Readonly<Partial<Record<'layouts' | 'assets', string>>>;

/** The folders that a command was given. It is of its run, which reads a site at many places, and none of them decides on it. */
const given = new AsyncLocalStorage<OverlayFolders>();

/** Runs what reads sites with other overlays than those beside the content. @throws CannotRun where one is no folder */
export function withOverlays<T>(folders: OverlayFolders, act: () => T): T {
  for (const folder of Object.values(folders))
    if (!tried(() => statSync(folder).isDirectory())) throw new CannotRun(`there is no folder \`${folder}\``);
  return given.run(folders, act);
}

/** Where the overlays of a content folder are, absolute: as the command was told, else beside it; none where ours are. */
export function overlayFolders(content: string): OverlayFolders {
  const folderOf = (kind: keyof OverlayFolders): OverlayFolders => {
    const folder = resolve(given.getStore()?.[kind] ?? join(dirname(resolve(content)), kind));
    const real = tried(() => realpathSync(folder));
    return real !== undefined && real === tried(() => realpathSync(join(generatorRoot, kind)))
      ? {}
      : { [kind]: folder };
  };
  return { ...folderOf('layouts'), ...folderOf('assets') };
}
