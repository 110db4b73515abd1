import type { Report } from './report.ts';

/** A report for programs: one object, its shape part of the interface. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
