import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import type { Report } from '../report/report.ts';
import { pageText } from '../text/decode-bytes.ts';
import { type BuiltFile, type BuiltFolder, checkBuiltPages } from './check-built-pages.ts';
import type { Stopwatch } from './stopwatch.ts';

/**
 * Checks a folder of pages that anything built.
 * @param base the path that the site lives under
 * @throws CannotRun where there is no such folder, or nothing in it to check
 */
export function checkPagesIn(folder: string, base: string | undefined, watch: Stopwatch): Report {
  const built = openBuiltFolder(folder, base);
  watch.lap('look at the folder');
  const report = checkBuiltPages(built);
  watch.lap('read and check pages');
  if (report.summary.links > 0) return report;
  throw new CannotRun(`the pages in \`${folder}\` hold no link: there is nothing to check`);
}

/**
 * Looks at a folder of pages that anything built.
 * @param base the path that the site lives under
 * @throws CannotRun where there is no such folder, or no page in it
 */
export function openBuiltFolder(folder: string, base = '/'): BuiltFolder {
  const files = filesOf(folder);
  const named = (pattern: RegExp): BuiltFile[] =>
    files
      .filter((path) => pattern.test(path))
      .map((path) => ({ path, file: nameOf(folder, path), read: () => textOf(join(folder, path)) }));
  const pages = named(/\.html?$/i);
  if (pages.length === 0) throw new CannotRun(`\`${folder}\` holds no page: no file in it ends in \`.html\``);
  return { pages, sheets: named(/\.css$/i), files, base: basePath(base) };
}

function nameOf(folder: string, path: string): string {
  return relative(process.cwd(), join(folder, path)).split(sep).join('/');
}

/** The paths of all files below a folder, in one order on every machine. */
function filesOf(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotRun(`there is no folder \`${folder}\``);
  return filesBelow(folder, [realpathSync(folder)])
    .map((path) => relative(folder, path).split(sep).join('/'))
    .sort();
}

/**
 * A link to another folder is followed within the outermost one, and not back to where it stands.
 * @param within the real paths of the folders that are being looked through, the outermost first
 */
function filesBelow(folder: string, within: readonly [string, ...string[]]): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    const found = entry.isSymbolicLink() ? targetOf(path) : entry;
    if (found?.isFile()) return [path];
    if (!found?.isDirectory()) return [];
    const real = realpathSync(path);
    return within.includes(real) || !real.startsWith(within[0] + sep)
      ? []
      : filesBelow(path, [...within, real]);
  });
}

/** What a link leads to; undefined where that is nothing, or the link itself. */
function targetOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    return pageText(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** `/trust/` for `trust`, `/trust` and `/trust/`. @throws CannotRun where it is no path */
function basePath(base: string): string {
  if (!/^[\w/.~%-]*$/.test(base) || base.includes('//'))
    throw new CannotRun(`\`--base ${base}\` is no path: write it as in \`--base /trust/\``);
  return `/${base}/`.replace(/\/{2,}/g, '/');
}
