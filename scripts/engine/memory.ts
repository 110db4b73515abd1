import type { Content, KnownTopic, Topic } from '../content/content.ts';
import type { KnownTopics } from '../content/read-content.ts';
import { reviveTopic } from '../content/read-topic.ts';
import { type PlannedPage, planSite } from '../site/site-plan.ts';
import type { SiteProject } from '../site/site-project.ts';
import type { Facts } from './page-facts.ts';

/** What is known of a site from the last time: enough to leave alone what has not changed since. */
export interface SiteMemory {
  /** Of everything that is not a topic: the generator, the data files, the downloads. */
  readonly surroundings: string;
  /** The topics whose front matter was in order. */
  readonly topics: KnownTopics;
  readonly pages: Facts;
}

/** What the next time may know of this one: that suspects are to be looked at again, whatever was found. */
export function remember(
  surroundings: string,
  content: Content,
  facts: Facts,
  suspects: readonly PlannedPage[] = [],
): SiteMemory {
  const pages = new Map(facts);
  for (const { address } of suspects) {
    const page = pages.get(address);
    if (page) pages.set(address, { ...page, sound: false });
  }
  const faulty = new Set(content.problems.map(({ place }) => place.file));
  const topics = content.topics.filter(isWhole).filter(({ file }) => !faulty.has(file));
  return {
    surroundings,
    topics: new Map(topics.map((topic) => [topic.path, known(topic)])),
    pages,
  };
}

/** The pages that are not as they were, or were not in order. */
export function duePages({ plan, content }: SiteProject, memory: SiteMemory): readonly PlannedPage[] {
  if (plan.pages.some((planned) => isOfOtherFile(planned, memory))) return plan.pages;
  const before = sameHeads(content, memory.topics) ? undefined : viewsBefore(content, memory);
  return plan.pages.filter((planned) => {
    const { address, topic } = planned;
    if (!memory.pages.get(address)?.sound) return true;
    if (topic && memory.topics.get(topic.path)?.hash !== topic.hash) return true;
    return before !== undefined && before(address) !== viewOf(planned);
  });
}

/** Whether another file is published at an address: links to the one that was say its path. */
function isOfOtherFile({ address, topic }: PlannedPage, { pages }: SiteMemory): boolean {
  const before = pages.get(address);
  return before !== undefined && before.path !== (topic?.path ?? '');
}

/** What pages showed of topics when they were last built, their texts aside. */
function viewsBefore(content: Content, { topics }: SiteMemory): (address: string) => string | undefined {
  const revived = [...topics].map(([path, topic]) => reviveTopic(path, topic));
  const pages = planSite({ ...content, topics: revived })?.pages ?? [];
  const byAddress = new Map(pages.map((planned) => [planned.address, planned]));
  return (address) => {
    const planned = byAddress.get(address);
    return planned && viewOf(planned);
  };
}

function viewOf({ template, data: { page, site } }: PlannedPage): string {
  const shared = siteViews.get(site) ?? JSON.stringify(site);
  siteViews.set(site, shared);
  return JSON.stringify([template, page]) + shared;
}

const siteViews = new WeakMap<PlannedPage['data']['site'], string>();

/** Whether all topics are there as before, as far as other pages show them. */
function sameHeads({ topics }: Content, last: KnownTopics): boolean {
  return (
    topics.length === last.size &&
    topics.every((topic) => {
      const before = last.get(topic.path);
      if (!before || !isWhole(topic)) return false;
      return before.matter === topic.matter || headOf(before) === headOf(known(topic));
    })
  );
}

function isWhole(topic: Topic): topic is Topic & KnownTopic {
  return topic.matter !== undefined;
}

function known({ matter, complete, topIds, stamp, hash: text }: Topic & KnownTopic): KnownTopic {
  return { matter, complete, topIds, stamp, hash: text };
}

function headOf({ matter, complete, topIds }: KnownTopic): string {
  return JSON.stringify([matter, complete, topIds]);
}
