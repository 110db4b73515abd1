import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openBuiltFolder, type Surroundings } from '../../scripts/publish/built-folder.ts';
import { checkBuiltPages } from '../../scripts/publish/check-pages-in.ts';
import type { ReportedProblem } from '../../scripts/report/report.ts';
import { newFolder } from './fixture.ts';

/** Writes files into a new folder. @returns it */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newFolder();
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

/** A whole page with this body; a page that begins with a doctype as it is. */
export function pageWith(html: string): string {
  if (/^<!doctype/i.test(html)) return html;
  return `<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title></head><body>\n${html}`;
}

/** What the check of pages tells of a folder. */
export function problemsIn(folder: string, around?: Surroundings): readonly ReportedProblem[] {
  return checkBuiltPages(openBuiltFolder(folder, around)).problems;
}
