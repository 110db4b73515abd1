import type { Code, Problem } from '../problem.ts';
import type { Severity } from './kinds/kind.ts';
import { severities } from './severity.ts';
import { messageOf } from './words-of.ts';

/** What a check counted. */
export interface Counts {
  readonly pages: number;
  readonly links: number;
  readonly anchors: number;
  /** Problems that the content accepts for now. */
  readonly accepted?: number;
  /** Entries of the record of what was published, where there is one. */
  readonly recorded?: number;
}

/** The line that a problem stands on. */
export interface Excerpt {
  /** As it was written; where it is long, the part around the place, with `…` for what is left out. */
  readonly text: string;
  /** Where in `text` the place is: from 1, in UTF-16 units. */
  readonly column: number;
}

/** A problem as programs read it: part of the interface. */
export interface ReportedProblem {
  readonly code: Code;
  readonly severity: Severity;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly href?: string;
  readonly suggestion?: string;
  readonly page?: string;
  readonly excerpt?: Excerpt;
}

/** The whole outcome of a check; every format is a view of it. */
export interface Report {
  readonly problems: readonly ReportedProblem[];
  readonly summary: Counts & {
    readonly errors: number;
    readonly warnings: number;
    readonly accepted: number;
  };
}

/** Of a check that has not looked at anything yet. */
export const emptyReport: Report = {
  problems: [],
  summary: { errors: 0, warnings: 0, accepted: 0, pages: 0, links: 0, anchors: 0 },
};

/** Puts problems into words and counts them. */
export function reportOf(problems: readonly Problem[], counts: Counts): Report {
  const reported = problems.map(reportedProblem);
  const errors = reported.filter(({ severity }) => severity === 'error').length;
  return {
    problems: reported,
    summary: { errors, warnings: reported.length - errors, accepted: 0, ...counts },
  };
}

function reportedProblem(found: Problem): ReportedProblem {
  const { what, cure } = messageOf(found);
  const { href, suggestion } = found.facts as { href?: string; suggestion?: string };
  return {
    code: found.code,
    severity: severities[found.code],
    ...found.place,
    message: cure ? `${what}\n${cure}` : what,
    ...(href !== undefined && { href }),
    ...(suggestion !== undefined && { suggestion }),
    ...(found.page !== undefined && { page: found.page }),
  };
}
