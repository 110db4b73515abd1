import { randomUUID } from 'node:crypto';
import { appendFileSync, statSync } from 'node:fs';
import { ANNOTATIONS_SHOWN, githubReport, stepSummary } from '../report/github.ts';
import type { Report, Setting } from '../report/report.ts';

/** How long the summary of a step may be: GitHub refuses 1,024 kB and more, and other programs may add to it. */
const SUMMARY_BYTES = 1_000_000;

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
