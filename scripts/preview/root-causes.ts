import type { Code } from '../problem.ts';
import type { ReportedProblem } from '../report/report.ts';
import { addressNamed } from '../site/addresses.ts';
import type { Site } from '../site/site.ts';

/** Problems that are one: the same is said of several places, or several links lead to the same. */
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

/** Problems with those first that others may follow from, errors before warnings; what is one stands once. */
export function rootsFirst(problems: readonly ReportedProblem[], site: AimsOf): Cause[] {
  const alike = Map.groupBy(problems, (found) =>
    [found.severity, found.code, aimOf(found, site) ?? found.message].join('\n'),
  );
  const causes = [...alike.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
  return causes.sort((a, b) => rankOf(a.first) - rankOf(b.first));
}

/** What tells where links of a site lead. */
export type AimsOf = Pick<Site, 'folder' | 'defaultLanguage'>;

/** The address that a link names and that is wrong, however it is written; undefined of what is no such link. */
function aimOf(
  { code, file, href = '' }: ReportedProblem,
  { folder, defaultLanguage }: AimsOf,
): string | undefined {
  const isAim = code === 'missing-page' || code === 'missing-anchor' || code === 'unpublished-target';
  if (!isAim || href === '' || !file.startsWith(`${folder}/`)) return undefined;
  const path = file.slice(folder.length + 1);
  // In data, addresses start from the folder of a language.
  const from = path.startsWith('_data/') ? `${defaultLanguage}/data.yaml` : path;
  const address = addressNamed(href, from);
  return address && code === 'missing-anchor' ? address + href.replace(/^[^#]*/, '') : address;
}

function rankOf({ severity, code }: ReportedProblem): number {
  const rank = UNREAD.includes(code) ? 0 : LED_TO.includes(code) ? 1 : 2;
  return severity === 'error' ? rank : rank + 3;
}
