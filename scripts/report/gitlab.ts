import { fingerprintsOf } from './fingerprints.ts';
import { json, printable } from './printable.ts';
import type { Report, ReportedProblem } from './report.ts';
import { pathInRepository, type Setting } from './setting.ts';

/**
 * A report in the format of GitLab's Code Quality: a list, which GitLab holds against that of the target branch, so that a
 * merge request shows what it adds and what it mends. Of several entries with one fingerprint GitLab shows only one.
 */
export function gitlabReport(report: Report, setting: Setting): string {
  const fingerprints = fingerprintsOf(report);
  return `${json(report.problems.map((found, index) => finding(found, fingerprints[index] ?? '', setting)))}\n`;
}

/** GitLab's words for how bad it is. An error keeps the site from being published. */
const SEVERITIES = { error: 'blocker', warning: 'minor' } as const;

function finding(found: ReportedProblem, fingerprint: string, setting: Setting): object {
  const { code, severity, file, line, message } = found;
  return {
    // It is shown on one line, as it is.
    description: printable(message.replaceAll('\n', ' ')),
    check_name: code,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path: pathInRepository(file, setting), lines: { begin: line } },
  };
}
