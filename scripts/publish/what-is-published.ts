import type { PlannedPage } from '../pages/planned-page.ts';
import type { Content, Topic } from '../site/content.ts';
import { type OldAnchor, type OldPages, oldPages } from '../site/old-pages.ts';
import type { PublishedSite } from '../site/published-site.ts';
import { recordKey } from '../site/record-key.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import type { Facts } from './page-facts.ts';

/** Works out what a site publishes, and may never lose, by the facts of its pages. */
export function publishedSite(content: Content, pages: readonly PlannedPage[], facts: Facts): PublishedSite {
  const topics = new Map(pages.flatMap(({ address, topic }) => (topic ? [[address, topic]] : [])));
  const anchorsAt = (address: string): readonly string[] | undefined => {
    const declared = topics.has(address) ? facts.get(address)?.declared : undefined;
    return declared === undefined ? undefined : declared === '' ? [] : declared.split(' ');
  };
  const home = `/${content.operator?.site.default_language ?? ''}/`;
  const collect = (): Map<string, string> => {
    const keys = new Map<string, string>();
    for (const [address, { file }] of topics) {
      keys.set(address, file);
      for (const id of anchorsAt(address) ?? []) keys.set(`${address}#${id}`, file);
    }
    for (const { path } of content.downloads.values())
      keys.set(encodeURI(`/${path}`), `${content.folder}/${path}`);
    for (const [key, file] of oldKeys(oldPages(content), home, anchorsAt))
      if (!keys.has(key)) keys.set(key, file);
    return keys;
  };
  let keys: Map<string, string> | undefined;
  return {
    get keys() {
      keys ??= collect();
      return keys;
    },
    anchorsAt,
    topicAt: (address): Topic | undefined => topics.get(address),
    addresses: () => [...topics.keys()],
  };
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
