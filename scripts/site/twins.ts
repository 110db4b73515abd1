import { addressOfTopic } from './addresses.ts';
import type { Content, Topic } from './content.ts';
import type { FrontMatter } from './schema.ts';

/** A topic that readers see. */
export interface PublishedTopic extends Topic {
  readonly matter: FrontMatter;
  /** What its file says of these from a day to come, where `matter` has what holds until then. */
  readonly coming?: Pick<FrontMatter, 'title' | 'short' | 'summary'>;
  /** Of a topic that is shown among those of another language: itself. */
  readonly original?: PublishedTopic;
}

/** A translation, and what it translates. */
export interface Twins {
  readonly original: PublishedTopic;
  readonly translation: PublishedTopic;
}

/** Published topics by what they share, each family in the order of the languages: its first member is the original. */
export type Families = ReadonlyMap<string, readonly PublishedTopic[]>;

/** A topic's path below its language's folder: what its twins in other languages share. */
export function withinLanguage({ path }: Pick<Topic, 'path'>): string {
  return path.slice(path.indexOf('/') + 1);
}

/** Whether a topic is published. */
export function isPublished(topic: Topic): topic is PublishedTopic {
  return topic.matter !== undefined && topic.stage === 'published';
}

/** Of topics at one address the first. */
export function firstAtAddress<T extends Topic>(topics: readonly T[]): T[] {
  const addresses = new Set<string>();
  return topics.filter(({ address }) => !addresses.has(address) && addresses.add(address));
}

/** Where the translation of a topic into a language stands, or would stand. */
export function twinPath(path: string, language: string): string {
  return `${language}${path.slice(path.indexOf('/'))}`;
}

/** Whether another language has a published topic of the same path. @param published their paths */
export function hasTwin(
  path: string,
  published: ReadonlySet<string>,
  languages: Content['languages'],
): boolean {
  const twins = [...languages.keys()].map((code) => twinPath(path, code));
  return twins.some((twin) => twin !== path && published.has(twin));
}

/** A topic as another language shows it. */
export type GuestTopic = Topic & Required<Pick<Topic, 'original'>>;

/**
 * The topics that declare themselves for one language, as each other language with a home page, and not in preparation, shows them: at the path and
 * the address that a translation would have, where there is no file.
 */
export function guestTopics({
  topics,
  languages,
  met,
}: Pick<Content, 'topics' | 'languages' | 'met'>): GuestTopic[] {
  const declared = topics.filter(({ oneLanguage }) => oneLanguage);
  if (declared.length === 0) return [];
  const paths = new Set(topics.map(({ path }) => path));
  const present = [...languages.keys()].filter((code) => met.has(code) && paths.has(`${code}/index.md`));
  return declared.flatMap((original) =>
    present.flatMap((language) => {
      const path = twinPath(original.path, language);
      if (paths.has(path)) return [];
      // Of two originals the first is shown.
      paths.add(path);
      return [{ ...original, path, address: addressOfTopic(path), language, original }];
    }),
  );
}
