import type { Code } from '../problem.ts';
import type { ReportedProblem } from '../report/report.ts';

/** Problems that are one: the same is said of several places. */
export interface Cause {
  readonly first: ReportedProblem;
  readonly others: readonly ReportedProblem[];
}

/** What keeps a file from being understood: what names it, or is named by it, may be wrong only for that. */
const UNREAD: readonly Code[] = ['unreadable-file', 'data-file', 'front-matter'];

/** What keeps others from leading to a page or an anchor. */
const LED_TO: readonly Code[] = [
  ...(['duplicate-address', 'lost-page', 'lost-anchor', 'alias-conflict', 'translation-missing'] as const),
  ...(['missing-id', 'bad-id', 'duplicate-anchor'] as const),
];

/** Problems with those first that others may follow from, errors before warnings; what is said several times stands once. */
export function rootsFirst(problems: readonly ReportedProblem[]): Cause[] {
  const alike = Map.groupBy(problems, ({ code, severity, message }) => [severity, code, message].join('\n'));
  const causes = [...alike.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
  return causes.sort((a, b) => rankOf(a.first) - rankOf(b.first));
}

function rankOf({ severity, code }: ReportedProblem): number {
  const rank = UNREAD.includes(code) ? 0 : LED_TO.includes(code) ? 1 : 2;
  return severity === 'error' ? rank : rank + 3;
}
