import { type Problem, problem } from '../problem.ts';
import type { Content, Topic } from '../site/content.ts';
import { keptText } from '../site/kept-text.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { sourceGraph } from '../site/source-pages.ts';
import { checkPage } from './check-page.ts';
import { inOrder } from './in-order.ts';

/**
 * Everything that is wrong with what editors wrote. Topics whose front matter cannot be read are still linked to.
 * @param isSuspect which topics' texts to look at; without it all of them
 * @param pagesWith finds the pages that have an id; without it all of them are read for it
 */
export function checkContent(
  content: Content,
  isSuspect: (topic: Topic) => boolean = () => true,
  pagesWith?: SiteGraph['pagesWith'],
): Problem[] {
  const site = { ...sourceGraph(content), ...(pagesWith && { pagesWith }) };
  const topics = new Map(content.topics.map((topic) => [topic.path, topic]));
  const suspects = content.topics.filter(isSuspect);
  const pages = site.pages.filter(({ base }) => {
    const topic = topics.get(base);
    return topic === undefined || isSuspect(topic);
  });
  return inOrder([
    ...content.problems,
    ...duplicateAddresses(content),
    ...suspects.flatMap((topic) => keptText(topic).problems),
    ...pages.flatMap((page) => [...checkPage(page, site)]),
  ]);
}

function* duplicateAddresses({ topics }: Content): Generator<Problem> {
  const first = new Map<string, string>();
  for (const { address, file } of topics) {
    const other = first.get(address);
    if (other) yield problem('duplicate-address', { file, line: 1, column: 1 }, { address, other });
    else first.set(address, file);
  }
}
