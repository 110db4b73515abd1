import type { Topic } from '../content/content.ts';
import { type Problem, problem } from '../problem.ts';

/**
 * `orphan-page`: somebody who reads the site comes upon every page. Home pages are where reading begins.
 * @param topics those that are published
 * @param linked the addresses that topics' texts, panels and home pages link to
 */
export function* orphanPages(
  topics: readonly Topic[],
  linked: ReadonlySet<string>,
): Generator<Problem, undefined> {
  for (const { address, language, file } of topics) {
    if (address === `/${language}/` || linked.has(address)) continue;
    yield problem('orphan-page', { file, line: 1, column: 1 }, { address });
  }
}
