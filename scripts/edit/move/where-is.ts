import type { Destination } from '../../site/old-claims.ts';
import { recordKey } from '../../site/record-key.ts';
import { anchorsOf, oldIdsOf } from './anchors-of.ts';
import type { MovingSite } from './moving-site.ts';
import type { Spot } from './relocation.ts';

/**
 * Where what stands, or once stood, at an address is on the site as it was.
 * @param id decoded; null is the page itself
 * @returns the topic and its present anchor; `gone` where that is said of it; undefined where nothing is known
 */
export function whereIs(site: MovingSite, address: string, id: string | null): Spot | 'gone' | undefined {
  const path = site.topicAt(address);
  const topic = path === undefined ? undefined : site.topic(path);
  if (topic && path !== undefined) {
    if (id === null || anchorsOf(topic).includes(id)) return { path, id };
    const holder = oldIdsOf(topic).get(id);
    if (holder !== undefined) return { path, id: holder === 'top' ? null : holder };
  }
  const { byKey, pages } = site.content.old;
  const page = pages.get(address);
  const claim = byKey.get(recordKey(address, id));
  if (claim) return spotAt(site, claim.to);
  if (topic || !page) return undefined;
  const anchor = page.anchors.find((one) => one.id === id);
  if (anchor) return spotAt(site, anchor.to);
  return spotAt(site, page.to && { address: page.to.address, id: id ?? page.to.id });
}

function spotAt(site: MovingSite, to: Destination | undefined): Spot | 'gone' | undefined {
  return to ? whereIs(site, to.address, to.id) : 'gone';
}
