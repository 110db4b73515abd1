import { type Problem, problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';

/**
 * `orphan-page`: somebody who reads the site comes upon every page.
 * @param topics those that are published
 * @param unlinked the addresses that no topic's text, panel or home page links to
 */
export function* orphanPages(
  topics: readonly Topic[],
  unlinked: ReadonlySet<string>,
): Generator<Problem, undefined> {
  for (const { address, file } of topics) {
    if (unlinked.has(address)) yield problem('orphan-page', { file, line: 1, column: 1 }, { address });
  }
}
