import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CannotRun } from '../cannot-run.ts';
import { nearest } from '../nearest.ts';
import type { Place } from '../problem.ts';

/** The addresses by which editors open a line of a file, by the names of the editors. */
const EDITORS: Readonly<Record<string, string>> = {
  vscode: 'vscode://file{file}:{line}:{column}',
  'vscode-insiders': 'vscode-insiders://file{file}:{line}:{column}',
  vscodium: 'vscodium://file{file}:{line}:{column}',
  cursor: 'cursor://file{file}:{line}:{column}',
  windsurf: 'windsurf://file{file}:{line}:{column}',
  zed: 'zed://file{file}:{line}:{column}',
  jetbrains: 'idea://open?file={file}&line={line}&column={column}',
  sublime: 'subl://open?url=file://{file}&line={line}&column={column}',
  textmate: 'txmt://open?url=file://{file}&line={line}&column={column}',
  none: '',
};

/** The address that opens a place in an editor; undefined where nothing is to be opened. */
export type EditorLink = (place: Place) => string | undefined;

/** What a link must not begin with: it would act on the page instead of opening a file. */
const ACTS = /^(?:javascript|vbscript|data|blob):/i;

/**
 * How places are opened. Nothing is started here: the browser hands the address to the editor.
 * @param setting the name of an editor, or an address with `{file}`, `{line}` and `{column}`
 * @param folder what the files of places are relative to
 * @throws CannotRun where it is neither
 */
export function editorLink(setting = 'vscode', folder = process.cwd()): EditorLink {
  const form = Object.hasOwn(EDITORS, setting) ? EDITORS[setting] : formOf(setting);
  if (!form) return () => undefined;
  return ({ file, line, column }) => {
    // Such as `/home/me/site/a%20b.md` or `/C:/site/a.md`.
    const path = pathToFileURL(resolve(folder, file)).pathname;
    const values: Readonly<Record<string, string | number>> = { file: path, line, column };
    return form.replace(/\{(file|line|column)\}/g, (_, name: string) => String(values[name]));
  };
}

function formOf(setting: string): string {
  if (/^[a-z][a-z0-9+.-]*:.*\{file\}/i.test(setting) && !ACTS.test(setting)) return setting;
  const names = Object.keys(EDITORS);
  const meant = nearest(setting, names);
  throw new CannotRun(
    `\`--editor ${setting}\` is none of ${names.join(', ')}, nor an address such as \`editor://open?file={file}&line={line}\`${meant ? `: did you mean \`${meant}\`?` : ''}`,
  );
}
