import { type Problem, problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { Page } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { checkRecord } from './check-record.ts';
import { compareTwins } from './compare-twins.ts';
import { orphanPages } from './orphan-pages.ts';
import { overdueReviews } from './overdue-reviews.ts';
import type { Asked, SiteRule } from './rule.ts';
import { rules } from './rules.ts';

/** `duplicate-address`: no two files are published at one address. */
const duplicateAddresses: SiteRule = function* ({ topics }) {
  const first = new Map<string, string>();
  for (const { address, file } of topics) {
    const other = first.get(address);
    if (other) yield problem('duplicate-address', { file, line: 1, column: 1 }, { address, other });
    else first.set(address, file);
  }
};

/** Every question to the whole site. */
const siteRules: readonly SiteRule[] = [
  duplicateAddresses,
  orphanPages,
  overdueReviews,
  (site, { earlier }) => checkRecord(site, earlier),
  compareTwins,
];

/** Everything that is wrong with what editors wrote, and with the site that it makes. */
export function checkSite(site: Site, graph: SiteGraph, asked: Asked): Problem[] {
  const inSources = checkSources(site, graph, asked.isKnown);
  return [...inSources, ...siteRules.flatMap((rule) => [...rule(site, asked)])];
}

/**
 * What is wrong with each file by itself, and with where its links lead.
 * @param graph what links can lead to
 * @param isKnown which topics need not be judged again
 */
export function* checkSources(
  site: Site,
  graph: SiteGraph = site.graph,
  isKnown: (topic: Topic) => boolean = () => false,
): Generator<Problem, undefined> {
  yield* site.problems;
  const topics = new Map(site.topics.map((topic) => [topic.path, topic]));
  for (const page of graph.pages) {
    const topic = topics.get(page.base);
    if (topic && isKnown(topic)) continue;
    if (topic) yield* topic.text().problems;
    yield* checkPage(page, graph);
  }
}

/** Everything that the rules find on one page. */
export function* checkPage(page: Page, site: SiteGraph): Generator<Problem, undefined> {
  for (const rule of rules) yield* rule(page, site);
}
