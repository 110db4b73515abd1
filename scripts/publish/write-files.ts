import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { outputFiles } from '../pages/outputs/output-files.ts';
import { pageFilePaths } from '../pages/outputs/page-files.ts';
import { statementsFrom, statementsPath } from '../pages/outputs/statements.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { archiveOf } from '../site/gathered-pages.ts';
import { hostedSite, hostFiles } from './hosts/host-files.ts';

/** A file beside the pages. */
interface SideFile {
  /** Below the output folder. */
  readonly path: string;
  /** Undefined where it is copied from another file. */
  readonly bytes?: Uint8Array;
  readonly from?: string;
  /** Of a file that says what topics say: it may be another one when only topics have changed. It is given the last one. */
  readonly text?: (last?: string) => string;
}

/** Everything that is published beside the pages: the assets of the layouts, the downloads, what is made for machines and for search, and what hosts must be told. */
function* sideFiles({ plan, assets, content, search }: SiteProject): Generator<SideFile> {
  for (const { address, content: bytes } of assets.values()) yield { path: address.slice(1), bytes };
  for (const { path } of content.downloads.values()) yield { path, from: join(content.folder, path) };
  for (const { path, text } of outputFiles(plan, assets)) yield { path, text: () => text };
  for (const [path, text] of hostFiles(hostedSite(plan, content))) yield { path, text: () => text };
  for (const [code, path] of search.paths) yield { path, text: (last) => search.textOf(code, last) };
}

/**
 * Writes what is published beside the pages.
 * @param last the folder of the last output, where only topics changed since: what is the same there is left alone
 * @returns the paths of what was written, below the output folder
 */
export function writeFiles(project: SiteProject, output: string, last?: string): string[] {
  const written: string[] = [];
  for (const { path, bytes, from, text } of sideFiles(project)) {
    const before = text && last !== undefined ? textIn(join(last, path)) : undefined;
    const now = text?.(before);
    if (last !== undefined && (now === undefined || now === before)) continue;
    const to = join(output, path);
    mkdirSync(dirname(to), { recursive: true });
    if (from === undefined) writeFileSync(to, bytes ?? now ?? '');
    else copyFileSync(from, to);
    written.push(path);
  }
  return written;
}

/** Writes a file, with the folder that it is to stand in, where another one has not made that. */
export function writeFile(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}

/**
 * Writes the statements of all pages into one file, from those of each.
 * @param written the paths of what was written into the output
 * @param last the folder of the last output, where pages were left alone that are as they were
 * @returns the paths of what was written, below the output folder
 */
export function writeStatements(
  { plan }: SiteProject,
  output: string,
  written: readonly string[],
  last = output,
): string[] {
  const fresh = new Set(written);
  const pages = plan.pages.flatMap(({ address, view }) => {
    const path = view && pageFilePaths(address).find((name) => name.endsWith('.json'));
    return path ? readFileSync(join(fresh.has(path) ? output : last, path)) : [];
  });
  writeFile(join(output, statementsPath), statementsFrom(pages, plan.operator.site));
  return [statementsPath];
}

/** Where the hashes of all published files stand, as `sha256sum --check` reads them. */
export const SUMS_FILE = 'SHA256SUMS';

/** Whether a site proves what it says. */
export function hasSums({ content: { operator, versions } }: SiteProject): boolean {
  return operator?.site.keep_versions === true || !versions.isEmpty;
}

/** The paths of everything that is published, below the output folder. */
export function outputPaths(project: SiteProject): string[] {
  const pages = project.plan.pages.flatMap(({ outputPath, address, view, beside }) => [
    outputPath,
    ...(beside?.paths ?? []),
    ...(view ? pageFilePaths(address) : []),
  ]);
  const archives = project.content.gathered.flatMap((page) => archiveOf(page)?.slice(1) ?? []);
  const sums = hasSums(project) ? [SUMS_FILE] : [];
  return [...pages, ...archives, ...sums, statementsPath, ...[...sideFiles(project)].map(({ path }) => path)];
}

function textIn(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
