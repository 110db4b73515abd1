import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteProject } from './site-project.ts';

/** Writes what is published beside the pages: the assets of the layouts, and the downloads. */
export function writeFiles({ assets, content }: SiteProject, output: string): void {
  const fresh = (path: string): string => {
    mkdirSync(dirname(join(output, path)), { recursive: true });
    return join(output, path);
  };
  for (const { address, content: bytes } of assets.values()) writeFileSync(fresh(address), bytes);
  for (const { path } of content.downloads.values()) copyFileSync(join(content.folder, path), fresh(path));
}

/** The paths of everything that is published, below the output folder. */
export function outputPaths({ plan, assets, content }: SiteProject): string[] {
  const pages = plan.pages.map(({ outputPath }) => outputPath);
  const files = [...assets.values()].map(({ address }) => address.slice(1));
  return [...pages, ...files, ...[...content.downloads.values()].map(({ path }) => path)];
}
