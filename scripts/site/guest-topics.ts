import { addressOfTopic } from './addresses.ts';
import type { Content, Topic } from './content.ts';

/** A topic as another language shows it. */
export interface GuestTopic extends Topic {
  readonly original: Topic;
}

/**
 * The topics that declare themselves for one language, as each other language shows them: at the path and the address
 * that a translation would have. Where there is a file at that path, that one is shown, and a language without a home page
 * shows none.
 */
export function guestTopics({ topics, languages }: Pick<Content, 'topics' | 'languages'>): GuestTopic[] {
  const declared = topics.filter(({ oneLanguage }) => oneLanguage);
  if (declared.length === 0) return [];
  const paths = new Set(topics.map(({ path }) => path));
  const present = [...languages.keys()].filter((code) => paths.has(`${code}/index.md`));
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

/** Where the translation of a topic into a language stands, or would stand. */
export function twinPath(path: string, language: string): string {
  return `${language}${path.slice(path.indexOf('/'))}`;
}
