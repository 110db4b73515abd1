import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import type { BuiltFile, BuiltFolder } from '../engine/built-pages.ts';
import { pageText } from '../links/page-text.ts';

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

/** The paths of all files below a folder, in one order on every machine. Links to folders are not followed. */
function filesOf(folder: string): string[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotRun(`there is no folder \`${folder}\``);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() || (entry.isSymbolicLink() && isFile(join(entry.parentPath, entry.name))),
    )
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
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
