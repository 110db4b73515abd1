import { randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { tried } from '../cannot-run.ts';
import { inFolder } from '../files.ts';
import { CODES_PAGE, generatorRoot } from '../folders.ts';
import type { Stopwatch } from '../publish/stopwatch.ts';
import { withExcerpts } from '../report/excerpt.ts';
import { formats } from '../report/formats.ts';
import { ANNOTATIONS_SHOWN, githubReport, stepSummary } from '../report/github.ts';
import { type Report, summaryLine } from '../report/report.ts';
import { encodePath, type Setting } from '../report/setting.ts';
import { shownInFull } from '../report/text.ts';
import { pageText } from '../text/decode-bytes.ts';
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
  const isText = outputs.every(({ format }) => format === 'text');
  const report = withExcerpts(found, readSource, isText ? shownInFull(found) : undefined);
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
  const bytes = tried(() => readFileSync(file));
  return bytes && (/\.html?$/i.test(file) ? pageText(bytes) : new TextDecoder().decode(bytes));
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

/** How long the summary of a step may be: GitHub refuses 1,024 kB and more, and other programs may add to it. */
const SUMMARY_BYTES = 1_000_000;

/**
 * Where a report is read. In GitHub Actions its links lead to the files of the repository.
 * @param columns the width of the terminal that it goes to; undefined where it goes to none
 * @param folder where the command runs: files are named from it
 * @param root the folder of the generator, where the manual is
 */
export function settingOf(
  columns: number | undefined,
  { env, folder, root, now } = {
    env: process.env,
    folder: process.cwd(),
    root: generatorRoot,
    now: new Date(),
  },
): Setting {
  const workspace = env.GITHUB_ACTIONS === 'true' ? env.GITHUB_WORKSPACE : undefined;
  const checkout = env.GITLAB_CI === 'true' ? env.CI_PROJECT_DIR : workspace;
  const repository = workspace && env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY;
  const files = repository ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/blob` : undefined;
  // What npm installed is in no repository.
  const page = isInstalled(root) ? undefined : workspace && pathWithin(workspace, join(root, CODES_PAGE));
  const manual = files && page && `${files}/HEAD/${encodePath(page)}`;
  return {
    colour: columns !== undefined && !env.NO_COLOR,
    columns,
    // The hook runs where its reader is not: what stands elsewhere has its whole path.
    manual: manual || (pathWithin(folder, join(root, CODES_PAGE)) ?? join(root, CODES_PAGE)),
    own: isInstalled(root) && repository ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/` : undefined,
    repository: manual ? manual.slice(0, -`/${CODES_PAGE}`.length) : undefined,
    folder,
    workspace: checkout || folder,
    blob: files && env.GITHUB_SHA ? `${files}/${env.GITHUB_SHA}/` : undefined,
    now: now.toISOString().slice(0, 19),
  };
}

/** Whether a folder is a package's. */
function isInstalled(folder: string): boolean {
  return folder.split(sep).includes('node_modules');
}

/** The way from a folder to what stands in it, with `/`; undefined for what stands elsewhere. */
function pathWithin(folder: string, path: string): string | undefined {
  const way = inFolder(folder, path);
  return /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(way) ? undefined : way;
}

/** Annotations for the problems, folded away in the log; empty where there is none. */
export function annotations(report: Report, setting: Setting): string {
  if (report.problems.length === 0) return '';
  return `::group::Annotations\n${githubReport(report, setting, ANNOTATIONS_SHOWN)}::endgroup::\n`;
}

/** Text that the runner shows and does not obey: an editor may have written a workflow command. */
function withoutCommands(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}

/** Adds a report to the summary of the step. What cannot be added is told on stderr: the check itself went well. */
function addStepSummary(file: string, report: Report, setting: Setting): void {
  try {
    const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(file, stepSummary(report, setting, SUMMARY_BYTES - used));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    process.stderr.write(`cannot add to the summary of the step, \`${file}\` (${code})\n`);
  }
}
