import type { Topic } from '../../site/content.ts';
import type { Site } from '../../site/site.ts';

/** A site as it was, and the ways to its topics. */
export class SiteTopics {
  readonly content: Site;
  readonly #byPath: ReadonlyMap<string, Topic>;
  readonly #byAddress: ReadonlyMap<string, Topic>;

  constructor(content: Site) {
    this.content = content;
    this.#byPath = new Map(content.topics.map((topic) => [topic.path, topic]));
    this.#byAddress = new Map(content.topics.map((topic) => [topic.address, topic]));
  }

  /** The codes of the languages. */
  get codes(): string[] {
    return [...this.content.languages.keys()];
  }

  /** The topic of a path inside the folder of each language. */
  twins(path: string): Topic[] {
    return this.codes.flatMap((code) => this.#byPath.get(`${code}/${path}`) ?? []);
  }

  /** The topic at a path below the content folder, as it was. */
  topic(path: string): Topic | undefined {
    return this.#byPath.get(path);
  }

  /** The names of the operator's words in the language of a topic. */
  words({ language }: Topic): Iterable<string> {
    return this.content.languages.get(language)?.words.keys() ?? [];
  }

  /** The language of a topic (BCP 47). */
  tagOf({ language }: Topic): string {
    return this.content.languages.get(language)?.language.tag ?? language;
  }

  /** The path of the topic that is published at an address. */
  topicAt = (address: string): string | undefined => {
    const home = this.content.operator?.site.default_language ?? '';
    return this.#byAddress.get(address === '/' ? `/${home}/` : address)?.path;
  };
}
