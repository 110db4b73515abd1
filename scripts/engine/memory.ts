import type { Content, KnownTopic, Topic } from '../content/content.ts';
import type { KnownTopics } from '../content/read-content.ts';
import type { PlannedPage } from '../site/site-plan.ts';
import type { SiteProject } from '../site/site-project.ts';
import type { Facts } from './page-facts.ts';
import { pageKey } from './page-key.ts';

/** What is known of a site from the last time: enough to leave alone what has not changed since. */
export interface SiteMemory {
  /** Of everything that is not a topic: the generator, the data files, the downloads. */
  readonly surroundings: string;
  /** The topics whose front matter was in order. */
  readonly topics: KnownTopics;
  readonly pages: Facts;
}

/** What the next time may know of this one. */
export function remember(surroundings: string, content: Content, pages: Facts): SiteMemory {
  const faulty = new Set(content.problems.map(({ place }) => place.file));
  const topics = content.topics.filter(isWhole).filter(({ file }) => !faulty.has(file));
  return {
    surroundings,
    topics: new Map(topics.map((topic) => [topic.path, known(topic)])),
    pages,
  };
}

/** The pages that are not as they were, or were not in order. */
export function duePages({ plan, content }: SiteProject, memory: SiteMemory): PlannedPage[] {
  const sameViews = sameHeads(content, memory.topics);
  return plan.pages.filter((planned) => {
    const { address, topic } = planned;
    const last = memory.pages.get(address);
    if (!last?.sound) return true;
    if (sameViews) return topic !== undefined && memory.topics.get(topic.path)?.hash !== topic.hash;
    return pageKey(planned, planned.data) !== last.key;
  });
}

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
