import { join, relative } from 'node:path';

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
