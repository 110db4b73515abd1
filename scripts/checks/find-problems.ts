import type { Problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import { dataPage, type Page, topicPage } from '../site/page.ts';
import type { Site } from '../site/site.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { announcedChanges } from './announced-changes.ts';
import { changedDownloads, staleDownloads, unreadableDownloads } from './changed-downloads.ts';
import { changedMeaning } from './changed-meaning.ts';
import { checkRecord } from './check-record.ts';
import { compareTwins } from './compare-twins.ts';
import {
  anchorIds,
  avoidedTerms,
  brokenReference,
  emptyHeading,
  headingOrder,
  imageAlt,
  leftToWrite,
  rawHtml,
  spacing,
  unreadLink,
  visibleMarkup,
} from './content-rules.ts';
import { copiedSections } from './copied-sections.ts';
import { endingPages, noticeLanguages } from './ending-pages.ts';
import { linkAddress } from './link-address.ts';
import { leads, linkTarget } from './link-target.ts';
import { emptyLinkText, otherLanguage, vagueLinkText } from './link-texts.ts';
import type { Asked, Rule, SiteRule } from './rule.ts';
import { spelling } from './spelling.ts';
import {
  avoidedElsewhere,
  duplicateAddresses,
  leftInMatter,
  missingIndexes,
  orphanPages,
  overdueReviews,
  plainTexts,
  reservedNames,
  securityExpires,
  unusedSources,
} from './topic-rules.ts';

/** The rules about what stands on a page itself, in the order in which they are tried. */
export const pageRules: readonly Rule[] = [
  emptyLinkText,
  vagueLinkText,
  linkAddress,
  unreadLink,
  otherLanguage,
  anchorIds,
  emptyHeading,
  headingOrder,
  imageAlt,
  rawHtml,
  visibleMarkup,
  leftToWrite,
  spacing,
  avoidedTerms,
  brokenReference,
];

/** Every question to the whole site. */
const siteRules: readonly SiteRule[] = [
  duplicateAddresses,
  reservedNames,
  missingIndexes,
  orphanPages,
  overdueReviews,
  endingPages,
  noticeLanguages,
  plainTexts,
  leftInMatter,
  avoidedElsewhere,
  spelling,
  securityExpires,
  unusedSources,
  checkRecord,
  announcedChanges,
  changedMeaning,
  changedDownloads,
  unreadableDownloads,
  staleDownloads,
  compareTwins,
  copiedSections,
];

/** Everything that is wrong with what editors wrote, and with the site that it makes. */
export function problemsOfSite(site: Site, graph: SiteGraph, asked: Asked): Problem[] {
  const inSources = problemsInSources(site, graph, asked.isKnown);
  return [...inSources, ...siteRules.flatMap((rule) => [...rule(site, asked)])];
}

/**
 * What is wrong with each file by itself, and with where its links lead.
 * @param graph what links can lead to
 * @param isKnown which topics need not be judged again
 */
export function* problemsInSources(
  site: Site,
  graph: SiteGraph = site.graph,
  isKnown: (topic: Topic) => boolean = () => false,
): Generator<Problem, undefined> {
  yield* site.problems;
  const topics = new Map(site.topics.map((topic) => [topic.path, topic]));
  for (const page of graph.pages) {
    const topic = topics.get(page.base);
    // Nobody reads it any more, and what it names may go as well.
    if (topic?.stage === 'over') continue;
    if (topic && (isKnown(topic) || (topic.text().isSound && leadsFrom(topic, topic.gist().hrefs, graph))))
      continue;
    if (topic) yield* topic.text().problems;
    yield* problemsOnPage(page, graph);
  }
}

/** Whether all that a topic names on other pages is there; its text is not read for it. */
export function leadsFrom({ address, path }: Topic, hrefs: readonly string[], graph: SiteGraph): boolean {
  return leads(dataPage(address, path, []), hrefs, graph);
}

/** Whether nothing is wrong with a topic, but for where its links to other pages lead. */
export function isSound(topic: Topic, site: Site): boolean {
  // Ids of layouts are known when all is: a topic that names one is judged then.
  const graph = { ...site.graph, layoutIds: () => [] };
  const page = graph.files.get(topic.path) ?? topicPage(topic);
  const elsewhere = new Set(topic.gist().hrefs);
  const here = page.outline.links.filter(({ href }) => !elsewhere.has(href)).map(({ href }) => href);
  return topic.text().problems.length === 0 && keepsRules(page, graph) && leads(page, here, graph);
}

/** Everything that the rules find on one page. */
export function* problemsOnPage(page: Page, graph: SiteGraph): Generator<Problem, undefined> {
  for (const rule of [linkTarget, ...pageRules]) yield* rule(page, graph);
}

/** Whether a page keeps all rules but the one on where its links lead; it ends at the first problem. */
export function keepsRules(page: Page, graph: SiteGraph): boolean {
  for (const rule of pageRules) for (const _ of rule(page, graph)) return false;
  return true;
}
