import { hash } from 'node:crypto';
import type { PageData, PlannedPage } from '../pages/site-plan.ts';
import type { Problem } from '../problem.ts';
import type { Gist, KnownTopic, Topic } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import type { PageFrame } from './check-frames.ts';

/** What is known of a site from the last time: enough to leave alone what has not changed since. */
export interface SiteMemory {
  /** Of everything that is not a topic: the generator, the data files, the downloads. */
  readonly surroundings: string;
  /** Of everything that links can lead to. */
  readonly world: string;
  /** The topics whose front matter was in order, by their paths. */
  readonly topics: ReadonlyMap<string, RememberedTopic>;
  /** The pages as they were rendered, by their addresses. */
  readonly pages: ReadonlyMap<string, RememberedPage>;
  /** The addresses that parts which pages share lead to. */
  readonly shared: readonly string[];
}

/** A topic, and whether nothing at all was wrong with it. */
export interface RememberedTopic extends KnownTopic {
  readonly gist: Gist;
  readonly isFine: boolean;
}

/** A page: the same key is the same page, byte for byte. */
export interface RememberedPage extends PageFrame {
  readonly key: string;
}

/** Gives the key of a page: a hash of all that it is made of, the generator, its layouts and the data aside. */
export function pageKeys(): (planned: PlannedPage, data: PageData) => string {
  const shared = new Map<PageData['site'], string>();
  return ({ template, topic }, { page, site }) => {
    const around = shared.get(site) ?? hash('sha1', JSON.stringify(site), 'base64');
    shared.set(site, around);
    const made = JSON.stringify([template, topic?.path, topic?.hash, page]);
    return hash('sha1', made + around, 'base64');
  };
}

/**
 * Tells of which topics nothing can be wrong: those of which nothing was, that have not changed, and that stand beside the
 * same anchors; where these are others, and of those that were judged as they were read, those whose links lead to something.
 * @param leads whether what the links of a topic name is there
 */
export function knownTopics(
  content: Site,
  memory: SiteMemory | undefined,
  leads: (topic: Topic, hrefs: readonly string[]) => boolean,
): (topic: Topic) => boolean {
  const isSameWorld = memory?.world === content.world;
  const known = new Map<Topic, boolean>();
  return (topic) => {
    const found = known.get(topic);
    if (found !== undefined) return found;
    const last = memory?.topics.get(topic.path);
    const isSame = last?.isFine === true && last.hash === topic.hash;
    const isSound = isSame || topic.text().isSound === true;
    const { hrefs } = isSame ? last.gist : topic.gist();
    const isKnown = isSound && ((isSame && isSameWorld) || leads(topic, hrefs));
    known.set(topic, isKnown);
    return isKnown;
  };
}

/**
 * What the next time may know of this one.
 * @param problems all that was found: a topic in whose file there is one is looked at again
 * @param pages as they are now
 */
export function remember(
  content: Site,
  surroundings: string,
  problems: readonly Problem[],
  pages: SiteMemory['pages'],
  shared: readonly string[],
): SiteMemory {
  const unreadable = new Set(content.problems.map(({ place }) => place.file));
  const faulty = new Set(problems.map(({ place }) => place.file));
  const shown = new Set(problems.map(({ page }) => page));
  const topics = content.topics.flatMap((topic): [string, RememberedTopic][] => {
    const { path, file, matter, complete, topIds, stamp, hash: text } = topic;
    if (!matter || unreadable.has(file)) return [];
    const isFine = !faulty.has(file) && topic.isSettled();
    return [[path, { matter, complete, topIds, stamp, hash: text, gist: topic.gist(), isFine }]];
  });
  const fine = [...pages].filter(([address]) => !shown.has(address));
  return { surroundings, world: content.world, topics: new Map(topics), pages: new Map(fine), shared };
}
