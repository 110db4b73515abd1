import { encodeFragment } from '../text/find-anchor.ts';
import type { Content, Topic } from './content.ts';
import type { OldAnchor, OldPages } from './old-pages.ts';
import { recordKey } from './record.ts';
import { type GuestTopic, isPublished, type PublishedTopic } from './twins.ts';

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

/** Works out what a site publishes, and may never lose. */
export function publishedSite(
  site: Content,
  published: readonly PublishedTopic[],
  guests: readonly GuestTopic[],
  old: OldPages,
): PublishedSite {
  const topics = topicsByAddress(site, published, guests);
  const anchorsAt = (address: string): readonly string[] | undefined => {
    const topic = topics.get(address);
    return topic && declaredOn(topic);
  };
  const collect = (): Map<string, string> => {
    const found = new Map<string, string>();
    for (const [address, topic] of topics) {
      found.set(address, topic.file);
      for (const id of declaredOn(topic)) found.set(`${address}#${id}`, topic.file);
    }
    for (const { path } of site.downloads.values())
      found.set(encodeURI(`/${path}`), `${site.folder}/${path}`);
    for (const [key, file] of oldKeys(old, `/${site.defaultLanguage}/`, anchorsAt))
      if (!found.has(key)) found.set(key, file);
    return found;
  };
  let keys: Map<string, string> | undefined;
  return {
    get keys() {
      keys ??= collect();
      return keys;
    },
    anchorsAt,
    topicAt: (address) => topics.get(address),
    addresses: () => [...topics.keys()],
  };
}

/** The anchors that editors declared on a topic, old ids included, as they stand in fragments. */
function declaredOn({ gist }: Topic): string[] {
  const ids = gist().anchors.flatMap(({ id, kind }) => (kind === 'footnote' ? [] : encodeFragment(id)));
  return [...new Set(ids)].filter(Boolean);
}

/** None where the operator's data have faults, so that nothing can be published. */
function topicsByAddress(
  { operator, defaultLanguage }: Content,
  published: readonly PublishedTopic[],
  guests: readonly GuestTopic[],
): Map<string, Topic> {
  if (!operator) return new Map();
  const topics = new Map<string, Topic>(published.map((topic) => [topic.address, topic]));
  for (const { address, original } of guests)
    if (isPublished(original) && !topics.has(address)) topics.set(address, original);
  const home = topics.get(`/${defaultLanguage}/`);
  return home ? topics.set('/', home) : topics;
}

/** What is kept alive without being there. */
function* oldKeys(
  { pages, movedOff }: OldPages,
  home: string,
  anchorsAt: PublishedSite['anchorsAt'],
): Generator<[key: string, file: string]> {
  for (const { address, declared, place, anchors } of pages.values()) {
    if (declared) yield [address, place.file];
    for (const anchor of anchors)
      if (isAlive(anchor, anchorsAt)) yield [recordKey(address, anchor.id), place.file];
  }
  for (const [address, anchors] of movedOff) {
    for (const { id, place } of anchors) {
      yield [recordKey(address, id), place.file];
      // The home page of the default language stands at `/` too, with the same list.
      if (address === home) yield [recordKey('/', id), place.file];
    }
  }
}

/** What nobody declared moved along with its page where that has an anchor of the same name. */
function isAlive({ to, implied }: OldAnchor, anchorsAt: PublishedSite['anchorsAt']): boolean {
  if (!implied || !to || to.id === null) return true;
  return anchorsAt(to.address)?.includes(encodeFragment(to.id)) ?? false;
}
