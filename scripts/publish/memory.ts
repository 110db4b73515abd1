import { type PlannedPage, planSite } from '../pages/site-plan.ts';
import type { SiteProject } from '../pages/site-project.ts';
import { staleKey } from '../pages/stale-view.ts';
import type { Content, KnownTopic, Topic } from '../site/content.ts';
import type { KnownTopics } from '../site/read-content.ts';
import { reviveTopic } from '../site/read-topic.ts';
import { readHashes, type SectionHashes } from '../site/stale-sections.ts';
import { hasTwin, isPublished } from '../site/twins.ts';
import type { Facts } from './page-facts.ts';
import { hashesIn } from './twin-facts.ts';

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
  const isTwinned = twinnedIn(content);
  const before = sameHeads(content, memory.topics) ? undefined : viewsBefore(content, memory);
  return plan.pages.filter((planned) => {
    const { address, topic } = planned;
    const known = memory.pages.get(address);
    if (!known?.sound || (known.stale ?? '') !== staleKey(planned)) return true;
    if (topic && !known.twin && isTwinned(topic)) return true;
    if (topic && memory.topics.get(topic.path)?.hash !== topic.hash) return true;
    return before !== undefined && before(address) !== viewOf(planned);
  });
}

/** Finds the sections of topics: of those that have not changed, without reading them. */
export function knownHashes(memory: SiteMemory | undefined): (topic: Topic) => SectionHashes {
  return (topic) => {
    const isKnown = memory?.topics.get(topic.path)?.hash === topic.hash;
    const page = isKnown ? memory.pages.get(topic.address) : undefined;
    // Facts that are not sound may be of another version of the file.
    return page?.sound && page.twin ? hashesIn(page.twin) : readHashes(topic);
  };
}

/** Whether topics have twins now: a text that was read as one without is to be read again. */
function twinnedIn({ topics, languages }: Content): (topic: Topic) => boolean {
  if (languages.size < 2) return () => false;
  const published = new Set(topics.filter(isPublished).map(({ path }) => path));
  return ({ path }) => hasTwin(path, published, languages);
}

/** Whether another file is published at an address: links to the one that was say its path. */
function isOfOtherFile({ address, topic }: PlannedPage, { pages }: SiteMemory): boolean {
  const before = pages.get(address);
  return before !== undefined && before.path !== (topic?.path ?? '');
}

/** What pages showed of topics when they were last built, their texts aside. */
function viewsBefore(content: Content, { topics }: SiteMemory): (address: string) => string | undefined {
  const revived = [...topics].map(([path, topic]) => reviveTopic(path, topic));
  const pages = planSite({ ...content, topics: revived }, () => undefined)?.pages ?? [];
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
