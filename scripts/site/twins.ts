import type { Content, Topic } from './content.ts';
import type { FrontMatter } from './schema.ts';

/** A topic that readers see. */
export type PublishedTopic = Topic & { readonly matter: FrontMatter };

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
  return topic.matter !== undefined && !topic.matter.draft;
}

/** Whether another language has a published topic of the same path. */
export function hasTwin(
  path: string,
  published: { has: (path: string) => boolean },
  languages: ReadonlyMap<string, unknown>,
): boolean {
  if (languages.size < 2) return false;
  const own = path.slice(0, path.indexOf('/'));
  const within = path.slice(own.length + 1);
  for (const code of languages.keys()) if (code !== own && published.has(`${code}/${within}`)) return true;
  return false;
}

/** The languages in which something is published, the default one first. */
export function languagesInUse({ topics, languages, operator }: Content): string[] {
  const home = operator?.site.default_language;
  const used = new Set(topics.filter(isPublished).map(({ language }) => language));
  const codes = [...languages.keys()].filter((code) => used.has(code));
  return codes.sort((a, b) => Number(b === home) - Number(a === home));
}

/** Gathers published topics by what twins share. @param languages in their order, the default one first */
export function familiesOf(topics: readonly PublishedTopic[], languages: readonly string[]): Families {
  const families = Map.groupBy(topics, withinLanguage);
  for (const family of families.values())
    family.sort((a, b) => languages.indexOf(a.language) - languages.indexOf(b.language));
  return families;
}

/** The translations among topics, each with what it translates; those that are for one language alone are none. */
export function twinsAmong(families: Families): Twins[] {
  return [...families.values()].flatMap((family) => {
    const [original, ...translations] = family.filter(({ matter }) => !matter.one_language);
    return original ? translations.map((translation) => ({ original, translation })) : [];
  });
}
