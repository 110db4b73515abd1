import { githubReport } from './github.ts';
import { junitReport } from './junit.ts';
import { json } from './printable.ts';
import type { Report, Setting } from './report.ts';
import { sarifReport } from './sarif.ts';
import { textReport } from './text.ts';

/** The name of a format: part of the interface. */
export type Format = 'text' | 'json' | 'github' | 'sarif' | 'junit';

/**
 * Every way to tell a report: a pure function over it and over where it is read. As JSON it is one object for programs,
 * whose shape is part of the interface.
 */
export const formats: Readonly<Record<Format, (report: Report, setting: Setting) => string>> = {
  text: textReport,
  json: (report) => `${json(report)}\n`,
  github: (report, setting) => githubReport(report, setting),
  sarif: sarifReport,
  junit: junitReport,
};
