import type { PublishedSite } from '../site/published-site.ts';
import type { PublishedRecord } from '../site/record.ts';

/** Where anchors stand, and stood; worked out when it is first asked for, and then once for however much is lost. */
export interface AnchorIndex {
  /** The addresses of the pages that have an anchor now. @param fragment as in links */
  readonly holdersOf: (fragment: string) => readonly string[];
  /** The anchors that the record has of a page, as in links. */
  readonly recordedOn: (address: string) => readonly string[];
}

/** Makes the index of a site and its record. */
export function anchorIndex({ entries }: PublishedRecord, site: PublishedSite): AnchorIndex {
  let holders: Map<string, string[]> | undefined;
  let recorded: Map<string, string[]> | undefined;
  return {
    holdersOf(fragment) {
      holders ??= grouped(
        site
          .addresses()
          .flatMap((address) => (site.anchorsAt(address) ?? []).map((id) => [id, address] as const)),
      );
      return holders.get(fragment) ?? [];
    },
    recordedOn(address) {
      recorded ??= grouped(
        [...entries.keys()].flatMap((key) => {
          const at = key.indexOf('#');
          return at < 0 ? [] : [[key.slice(0, at), key.slice(at + 1)] as const];
        }),
      );
      return recorded.get(address) ?? [];
    },
  };
}

function grouped(pairs: readonly (readonly [key: string, value: string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
