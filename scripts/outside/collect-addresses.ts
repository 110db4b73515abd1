import { byPlace, order } from '../checks/in-order.ts';
import { type Place, placeText } from '../problem.ts';
import { SITE } from '../site/addresses.ts';
import type { Content } from '../site/content.ts';
import { downloadAt } from '../site/sources.ts';

/** One place where an external address is used. */
interface AddressUse {
  /** As written. */
  readonly href: string;
  readonly place: Place;
  /** As the URL parser serialises it, without `#`; empty where there is none. */
  readonly fragment: string;
}

/** A distinct external address, and every place that uses it. */
export interface ExternalAddress {
  /** Without fragment. */
  readonly url: string;
  readonly uses: readonly AddressUse[];
}

/**
 * Collects the http and https addresses that the sources of a site name: links and images of topics, panels, the `url` of
 * sources and the contacts of the operator.
 * @returns sorted by address, their uses by place
 */
export function collectAddresses(content: Content): ExternalAddress[] {
  const uses = new Map<string, Map<string, AddressUse>>();
  for (const { href, place } of written(content)) {
    const url = URL.parse(href, SITE);
    if (!url || !/^https?:$/.test(url.protocol) || url.origin === SITE) continue;
    // What is to be published with the site need not be there yet.
    if (content.downloads.has(downloadAt(url, content) ?? '')) continue;
    const fragment = url.hash.slice(1);
    url.hash = '';
    const known = uses.get(url.href) ?? new Map<string, AddressUse>();
    known.set(placeText(place), { href, place, fragment });
    uses.set(url.href, known);
  }
  return [...uses]
    .map(([url, known]) => ({ url, uses: [...known.values()].sort((a, b) => byPlace(a.place, b.place)) }))
    .sort((a, b) => order(a.url, b.url));
}

function* written({ topics, languages, dataLinks }: Content): Generator<Pick<AddressUse, 'href' | 'place'>> {
  // Nobody reads any more what is over.
  for (const topic of topics) if (topic.stage !== 'over') yield* topic.text().outline.links;
  for (const { panels } of languages.values()) yield* panels.flatMap(({ links }) => links);
  yield* dataLinks.values();
}
