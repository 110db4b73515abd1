import type { Topic } from './content.ts';

/** What a site publishes as it stands, as far as the record is held against it. */
export interface PublishedSite {
  /** Everything that readers can reach and may cite, by `recordKey`; and the file that it comes from. */
  readonly keys: ReadonlyMap<string, string>;
  /** The declared anchors of the page at an address, encoded as in links; undefined where no topic stands there. */
  readonly anchorsAt: (address: string) => readonly string[] | undefined;
  /** The topic that is published at an address. */
  readonly topicAt: (address: string) => Topic | undefined;
  /** The addresses of the published topics. */
  readonly addresses: () => readonly string[];
}
