import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SiteProject } from '../pages/site-project.ts';
import { hostedSite, hostFiles } from './hosts/host-files.ts';

/** Writes what is published beside the pages: the assets of the layouts, the downloads, and what hosts must be told. */
export function writeFiles(project: SiteProject, output: string): void {
  const { assets, content } = project;
  for (const { address, content: bytes } of assets.values()) writeFileSync(fresh(output, address), bytes);
  for (const { path } of content.downloads.values())
    copyFileSync(join(content.folder, path), fresh(output, path));
  writeHostFiles(project, output);
}

/**
 * Writes what hosts must be told, as far as it is not the same in the last output.
 * @param last the folder of the last output, where there is one
 * @returns the paths of what was written, below the output folder
 */
export function writeHostFiles({ plan, content }: SiteProject, output: string, last?: string): string[] {
  const files = [...hostFiles(hostedSite(plan, content))].filter(
    ([path, text]) => textIn(last, path) !== text,
  );
  for (const [path, text] of files) writeFileSync(fresh(output, path), text);
  return files.map(([path]) => path);
}

/** The paths of everything that is published, below the output folder. */
export function outputPaths({ plan, assets, content }: SiteProject): string[] {
  const pages = plan.pages.map(({ outputPath }) => outputPath);
  const files = [...assets.values()].map(({ address }) => address.slice(1));
  const told = hostFiles(hostedSite(plan, content)).keys();
  return [...pages, ...files, ...[...content.downloads.values()].map(({ path }) => path), ...told];
}

/** The path of a file that is about to be written; its folder is there then. */
function fresh(output: string, path: string): string {
  mkdirSync(dirname(join(output, path)), { recursive: true });
  return join(output, path);
}

function textIn(folder: string | undefined, path: string): string | undefined {
  if (folder === undefined || !existsSync(join(folder, path))) return undefined;
  return readFileSync(join(folder, path), 'utf8');
}
