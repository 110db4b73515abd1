import { placeText } from '../problem.ts';
import { codeSpan } from '../report/github.ts';
import { issueItem, issueItems } from '../report/issue.ts';
import { printable } from '../report/printable.ts';
import type { DueItem } from './due.ts';
import { countsOf, dueLines, nounOf } from './review-text.ts';

/** How many characters the items may take together: GitHub takes 65,536 in all. */
const MOST = 50_000;

/**
 * The text of the issue on what is due, in Markdown, owner by owner; empty where nothing is. What editors wrote stands in
 * code alone, so that it mentions nobody, links to nothing and closes no issue.
 * @param until the last day of what is told
 */
export function reviewIssue(items: readonly DueItem[], until: string): string {
  if (items.length === 0) return '';
  const owners = [...Map.groupBy(items, ({ owner }) => owner)];
  return [
    `What is due until ${until}, as \`npm run review\` tells it: ${countsOf(items)}.`,
    ...owners.flatMap(([owner, due]) =>
      issueItems(
        codeSpan(printable(owner)),
        due.map((item) =>
          issueItem(nounOf(item), printable(placeText(item.place)), dueLines(item).join('\n')),
        ),
        // Each has room for a share of its own.
        (MOST * due.length) / items.length,
      ),
    ),
    'The next run changes this text, and closes the issue when nothing is due.\n',
  ].join('\n\n');
}
