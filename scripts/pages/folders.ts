import { join, relative } from 'node:path';

/** Where the generator's own files are. */
export const generatorRoot = join(import.meta.dirname, '../..');
/** What editors of the site that comes with the generator own. */
export const contentFolder = join(generatorRoot, 'content');
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
