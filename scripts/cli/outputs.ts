import { CannotRun } from '../cannot-run.ts';
import { type Format, formats, isFormat } from '../report/formats.ts';

/** A report that was asked for, and where it goes. */
export interface Output {
  readonly format: Format;
  /** The file to write; undefined for the terminal. */
  readonly file: string | undefined;
}

/** The option that names reports. */
export const formatOption = {
  value: 'NAME[=FILE],…',
  help: `how to tell the problems: ${Object.keys(formats).join(', ')}; with =FILE to a file beside the terminal (text)`,
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
  for (const [index, output] of all.entries()) {
    if (all.findIndex((other) => other.file === output.file) === index) continue;
    throw new CannotRun(
      output.file === undefined
        ? `only one report fits the terminal: give a file, as in \`${output.format}=FILE\``
        : `two reports cannot go to one file (\`${output.file}\`)`,
    );
  }
  return all;
}

function outputOf(part: string, file: string | undefined): Output {
  const [, name = '', path] = /^([^=]*)(?:=(.*))?$/s.exec(part) ?? [];
  const format = name.trim();
  if (!isFormat(format))
    throw new CannotRun(`there is no format \`${format}\`: ${Object.keys(formats).join(', ')}`);
  if (path === '') throw new CannotRun(`\`${format}=\` needs the name of a file, as in \`${format}=FILE\``);
  return { format, file: path ?? file };
}
