import { printable } from './quote.ts';
import type { Report, ReportedProblem } from './report.ts';
import { pathInRepository, type Setting } from './setting.ts';
import { count } from './summary-line.ts';

/** How many annotations of one severity GitHub shows of a step; it drops the rest without a word. */
export const ANNOTATIONS_SHOWN = 10;

/**
 * A report as workflow commands of GitHub Actions, a line a problem: GitHub shows them at their lines in a pull request.
 * Where there are more than it shows, a notice says so.
 * @param most how many of each severity to give
 */
export function githubReport(
  report: Report,
  setting: Pick<Setting, 'prefix'>,
  most = Number.POSITIVE_INFINITY,
): string {
  const given = { error: 0, warning: 0 };
  const lines = report.problems
    .filter(({ severity }) => ++given[severity] <= most)
    .map((found) => annotation(found, setting));
  const unseen = unseenLine(report);
  if (unseen) lines.push(`::notice title=More than GitHub shows::${data(unseen)}`);
  return lines.map((line) => `${line}\n`).join('');
}

/** What to tell where GitHub does not show every annotation; empty where it does. */
export function unseenLine({ summary }: Report): string {
  const { errors, warnings } = summary;
  const unseen = Math.max(0, errors - ANNOTATIONS_SHOWN) + Math.max(0, warnings - ANNOTATIONS_SHOWN);
  if (unseen === 0) return '';
  const shown = `${ANNOTATIONS_SHOWN} errors and ${ANNOTATIONS_SHOWN} warnings`;
  return `GitHub shows at most ${shown} of a step at their lines. ${count(unseen, 'problem')} more: see the log and the summary of this run.`;
}

function annotation(found: ReportedProblem, setting: Pick<Setting, 'prefix'>): string {
  const { severity, line, column, code, message } = found;
  const file = printable(pathInRepository(found.file, setting));
  return `::${severity} file=${property(file)},line=${line},col=${column},title=${property(code)}::${data(message)}`;
}

/** Escapes the text of a workflow command, as the runner unescapes it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The same for the value of a property, which ends at a comma, and a command at `::`. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
