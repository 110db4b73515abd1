import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import { contentFolder, siteRoot } from '../folders.ts';
import type { Format } from '../report/formats.ts';

/** A report that was asked for, and where it goes. */
export interface Output {
  readonly format: Format;
  /** The file to write; undefined for the terminal. */
  readonly file: string | undefined;
}

/** All formats, in the order of the help, which shows their names without loading what they are made with. */
const known: Record<Format, true> = {
  text: true,
  json: true,
  github: true,
  sarif: true,
  junit: true,
  gitlab: true,
};
const formatNames = Object.keys(known) as Format[];

/** The option that names reports. */
export const formatOption = {
  value: 'NAME[=FILE],…',
  help: `how to tell the problems: ${formatNames.join(', ')}; with =FILE to a file beside the terminal (text)`,
} as const;

/** What a command tells where nothing else was asked for. */
export const plainOutput: readonly Output[] = [{ format: 'text', file: undefined }];

/**
 * Reads which reports are wanted, `text`, `json` or `sarif=check.sarif,junit=check.xml`. Those without a file go to the
 * terminal, or to `file`; where all have one, the terminal has text.
 * @throws CannotRun where a format is not known, or two reports would go to one place
 */
export function outputsOf(wanted = 'text', file?: string): readonly Output[] {
  const named = wanted.split(',').map((part) => outputOf(part, file));
  const all = named.every((output) => output.file !== file)
    ? [{ format: 'text' as const, file }, ...named]
    : named;
  const second = all.find((output, index) => all.findIndex((other) => other.file === output.file) < index);
  if (second === undefined) return all;
  throw new CannotRun(
    second.file === undefined
      ? `only one report fits the terminal: give a file, as in \`${second.format}=FILE\``
      : `two reports cannot go to one file (\`${second.file}\`)`,
  );
}

function outputOf(part: string, file: string | undefined): Output {
  const [, name = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(part) ?? [];
  const format = formatNames.find((one) => one === name.trim());
  if (format === undefined)
    throw new CannotRun(`there is no format \`${name.trim()}\`: ${formatNames.join(', ')}`);
  if (path === '') throw new CannotRun(`\`${format}=\` needs the name of a file, as in \`${format}=FILE\``);
  return { format, file: path ?? file };
}

/** Writes a report to a file. @throws CannotRun where it cannot be written */
export function writeReport(file: string, text: string): void {
  expectNoSource(file);
  attempt(file, () => writeFileSync(file, text));
}

/**
 * Writes the text of an issue, which is Markdown, and may be called so.
 * @param content the folder in which that would be a topic
 * @throws CannotRun where it cannot be written, or would take the place of a text of ours
 */
export function writeIssue(file: string, text: string, content = contentFolder): void {
  const isBelow = (folder: string): boolean => !relative(folder, resolve(file)).startsWith('..');
  const isOther = !isBelow(resolve(content)) && (!isBelow(siteRoot) || !existsSync(file));
  if (!/\.md$/i.test(file) || !isOther) expectNoSource(file);
  attempt(file, () => writeFileSync(file, text));
}

/** Before work that takes long: makes sure that its report can be written, and leaves the last one. @throws CannotRun */
export function expectReport(file: string): void {
  expectNoSource(file);
  attempt(file, () => {
    const isNew = !existsSync(file);
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
    if (isNew) rmSync(file);
  });
}

function expectNoSource(file: string): void {
  if (/\.(?:md|ya?ml|njk|ts|html|css|js)$/i.test(file))
    throw new CannotRun(`\`${file}\` looks like a source, not like a report: give it another name`);
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new CannotRun(`cannot write \`${file}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}
