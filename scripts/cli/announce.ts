import { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { CannotRun } from '../cannot-run.ts';
import type { Stopwatch } from '../engine/stopwatch.ts';
import { jsonReport } from '../report/json.ts';
import type { Report } from '../report/report.ts';
import { summaryLine, textReport } from '../report/text.ts';

/** How the outcome of a command is told. */
export interface Announcement {
  readonly watch: Stopwatch;
  /** Tell how long each step took, on stderr. */
  readonly timings?: boolean;
  readonly format?: string;
  /** The folder that was written. */
  readonly output?: string;
  /** The file to write the report to, instead of the terminal. */
  readonly file?: string | undefined;
}

const FORMATS = ['text', 'json'];

/**
 * Tells a report.
 * @returns the exit code: 1 where there are errors
 * @throws CannotRun where the format is unknown or the file cannot be written
 */
export function announce(
  report: Report,
  { watch, timings = false, format = 'text', output, file }: Announcement,
): number {
  if (!FORMATS.includes(format))
    throw new CannotRun(`there is no format \`${format}\`: ${FORMATS.join(', ')}`);
  const built =
    output !== undefined && report.summary.errors === 0 ? ` → ${relative(process.cwd(), output) || '.'}` : '';
  const closing = `${summaryLine(report)} · ${watch.total()}${built}\n`;
  const colour = file === undefined && process.stdout.isTTY && !process.env.NO_COLOR;
  const blocks = textReport(report, { colour });
  const text = format === 'json' ? jsonReport(report) : blocks + (blocks && '\n') + closing;
  if (file === undefined) process.stdout.write(text);
  else writeReport(file, text);
  if (timings) process.stderr.write(watch.table());
  return report.summary.errors > 0 ? 1 : 0;
}

/** Writes a report to a file. @throws CannotRun where it cannot be written */
export function writeReport(file: string, text: string): void {
  refuseSource(file);
  attempt(file, () => writeFileSync(file, text));
}

/** Before work that takes long: makes sure that its report can be written, and leaves the last one. @throws CannotRun */
export function expectReport(file: string): void {
  refuseSource(file);
  const isNew = !existsSync(file);
  attempt(file, () => {
    mkdirSync(dirname(file), { recursive: true });
    appendFileSync(file, '');
    if (isNew) rmSync(file);
  });
}

function refuseSource(file: string): void {
  if (/\.(?:md|ya?ml|njk|ts|html|css|js)$/i.test(file)) {
    throw new CannotRun(`\`${file}\` looks like a source, not like a report: give it another name`);
  }
}

function attempt(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    throw new CannotRun(`cannot write \`${file}\` (${(error as NodeJS.ErrnoException).code})`);
  }
}
