import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Stopwatch } from '../publish/stopwatch.ts';
import { withExcerpts } from '../report/excerpt.ts';
import { formats } from '../report/formats.ts';
import { type Report, summaryLine } from '../report/report.ts';
import { pageText } from '../text/decode-bytes.ts';
import { addStepSummary, annotations, settingOf, withoutCommands } from './github-actions.ts';
import { type Output, plainOutput, writeReport } from './outputs.ts';
import { terminalColumns } from './terminal.ts';

/** How the outcome of a command is told. */
export interface Announcement {
  readonly watch: Stopwatch;
  /** Tell how long each step took, on stderr. */
  readonly timings?: boolean | undefined;
  /** The reports that were asked for. */
  readonly outputs?: readonly Output[];
  /** The folder that was written. */
  readonly output?: string;
}

/**
 * Tells a report. In GitHub Actions annotations and a summary of the step come beside what a person reads.
 * @returns the exit code: 1 where there are errors
 * @throws CannotRun where a file cannot be written
 */
export function announce(
  found: Report,
  { watch, timings = false, outputs = plainOutput, output }: Announcement,
): number {
  const report = withExcerpts(found, readSource);
  const built =
    output !== undefined && report.summary.errors === 0 ? ` → ${relative(process.cwd(), output) || '.'}` : '';
  const closing = `${summaryLine(report)} · ${watch.total()}${built}\n`;
  const texts = outputs.map((wanted) => ({ ...wanted, text: textOf(report, wanted, closing) }));
  for (const { file, text } of texts) if (file !== undefined) writeReport(file, text);
  for (const { file, text, format } of texts) if (file === undefined) show(report, text, format);
  if (timings) process.stderr.write(watch.table());
  return report.summary.errors > 0 ? 1 : 0;
}

/** Tells people more than a report holds, and keeps it from a program that reads the report on standard output. */
export function announceBeside(text: string, outputs: readonly Output[] = plainOutput): void {
  const isRead = outputs.some(({ format, file }) => format === 'text' && file === undefined);
  const onGitHub = process.env.GITHUB_ACTIONS === 'true';
  (isRead ? process.stdout : process.stderr).write(onGitHub ? withoutCommands(text) : text);
}

/** The text of a file that problems stand in, as their places count it; undefined where it is gone since. */
function readSource(file: string): string | undefined {
  try {
    const bytes = readFileSync(file);
    return /\.html?$/i.test(file) ? pageText(bytes) : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

function textOf(report: Report, { format, file }: Output, closing: string): string {
  const text = formats[format](report, settingOf(file === undefined ? terminalColumns() : undefined));
  return format === 'text' ? text + (text && '\n') + closing : text;
}

/** Writes to standard output. Programs that read it there get nothing but what they asked for. */
function show(report: Report, text: string, format: Output['format']): void {
  const { GITHUB_ACTIONS, GITHUB_STEP_SUMMARY } = process.env;
  const onGitHub = GITHUB_ACTIONS === 'true' && (format === 'text' || format === 'github');
  const setting = settingOf(terminalColumns());
  if (onGitHub && format === 'text')
    process.stdout.write(annotations(report, setting) + withoutCommands(text));
  else process.stdout.write(text);
  if (onGitHub && GITHUB_STEP_SUMMARY) addStepSummary(GITHUB_STEP_SUMMARY, report, setting);
}
