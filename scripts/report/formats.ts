import { githubReport } from './github.ts';
import { gitlabReport } from './gitlab.ts';
import { junitReport } from './junit.ts';
import { json } from './printable.ts';
import type { Report } from './report.ts';
import { sarifReport } from './sarif.ts';
import type { Setting } from './setting.ts';
import { textReport } from './text.ts';

/**
 * Every way to tell a report, by its name, which is part of the interface: a pure function over it and over where it is
 * read. As JSON it is one object for programs, whose shape is part of the interface too.
 */
export const formats = {
  text: textReport,
  json: (report) => `${json(report)}\n`,
  github: githubReport,
  sarif: sarifReport,
  junit: junitReport,
  gitlab: gitlabReport,
} satisfies Record<string, (report: Report, setting: Setting) => string>;

export type Format = keyof typeof formats;
