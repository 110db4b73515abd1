import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder, site } from './fixture.ts';

/** A copy of the fixture site `twins` with some files written, or (null) removed. @returns its folder */
export function twinsWith(files: Readonly<Record<string, string | null>> = {}): string {
  const folder = join(newFolder(), 'content');
  cpSync(site('twins'), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeOrRemove(folder, path, text);
  return folder;
}

/** Writes a file of a site, or (null) removes it. */
export function writeOrRemove(folder: string, path: string, text: string | null): void {
  const file = join(folder, path);
  if (text === null) rmSync(file);
  else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A file of the fixture site `twins`. */
export function twin(path: string): string {
  return readFileSync(join(site('twins'), path), 'utf8');
}

/** The same with a piece of its text replaced, which must be there. */
export function twinWith(path: string, from: string, to: string): Record<string, string> {
  const text = twin(path);
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return { [path]: text.replace(from, to) };
}
