import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The day on which tests take place: reviews of the fixtures are not due for months. */
export const someDay = '2026-11-22';

/** Where a committed fixture site stands. */
export function site(name: string): string {
  return join(import.meta.dirname, '../fixtures/sites', name);
}

/** Read once: a command that is called has an environment of its own. */
const parent = process.env.TRUST_CENTER_TEST_FOLDER ?? '/nowhere';

/** A new folder for one test; it is removed after the run. */
export function newFolder(): string {
  return mkdtempSync(join(parent, 'x'));
}

/** A copy of the fixture site `clean` with some files written, or (null) removed. @returns its folder */
export function siteWith(files: Readonly<Record<string, string | Uint8Array | null>>): string {
  const folder = join(newFolder(), 'content');
  cpSync(site('clean'), folder, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    if (text === null) rmSync(file, { recursive: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
  return folder;
}

/** A topic with this body, which begins on line 7. */
export function topic(body: string, title = 'A topic'): string {
  return `---\ntitle: ${title}\nsummary: What it says.\nowner: Editors\nreviewed: 2026-02-28\n---\n${body}`;
}

/** A fixture's file with a piece of its text replaced, which must be there. */
export function changed(path: string, from: string, to: string): Record<string, string> {
  const text = readFileSync(join(site('clean'), path), 'utf8');
  if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
  return { [path]: text.replace(from, to) };
}

/** Every file of a folder with its bytes (latin1), to tell whether anything in it was changed. */
export function filesOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [relative(folder, path), readFileSync(path, 'latin1')]),
  );
}
