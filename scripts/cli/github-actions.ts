import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { generatorRoot } from '../pages/folders.ts';
import { ANNOTATIONS_SHOWN, githubReport, stepSummary } from '../report/github.ts';
import type { Report } from '../report/report.ts';
import { CODES_PAGE, encodePath, type Setting } from '../report/setting.ts';

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
  const repository = workspace && env.GITHUB_SERVER_URL && env.GITHUB_REPOSITORY;
  const files = repository ? `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}/blob` : undefined;
  const page = workspace && pathWithin(workspace, join(root, CODES_PAGE));
  const manual = files && page && `${files}/HEAD/${encodePath(page)}`;
  const prefix = workspace && pathWithin(workspace, folder);
  return {
    colour: columns !== undefined && !env.NO_COLOR,
    columns,
    manual: manual || relative(folder, join(root, CODES_PAGE)).split(sep).join('/'),
    repository: manual ? manual.slice(0, -`/${CODES_PAGE}`.length) : undefined,
    prefix: prefix ? `${prefix}/` : '',
    blob: files && env.GITHUB_SHA ? `${files}/${env.GITHUB_SHA}/` : undefined,
    now: now.toISOString().slice(0, 19),
  };
}

/** The way from a folder to what stands in it, with `/`; undefined for what stands elsewhere. */
function pathWithin(folder: string, path: string): string | undefined {
  const way = relative(folder, path).split(sep).join('/');
  return /^(?:\.\.(?:\/|$)|\/|[A-Za-z]:)/.test(way) ? undefined : way;
}

/** Annotations for the problems, folded away in the log; empty where there is none. */
export function annotations(report: Report, setting: Setting): string {
  if (report.problems.length === 0) return '';
  return `::group::Annotations\n${githubReport(report, setting, ANNOTATIONS_SHOWN)}::endgroup::\n`;
}

/** Text that the runner shows and does not obey: an editor may have written a workflow command. */
export function withoutCommands(text: string): string {
  const token = randomUUID();
  return `::stop-commands::${token}\n${text}::${token}::\n`;
}

/** Adds a report to the summary of the step. What cannot be added is told on stderr: the check itself went well. */
export function addStepSummary(file: string, report: Report, setting: Setting): void {
  try {
    const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    appendFileSync(file, stepSummary(report, setting, SUMMARY_BYTES - used));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    process.stderr.write(`cannot add to the summary of the step, \`${file}\` (${code})\n`);
  }
}
