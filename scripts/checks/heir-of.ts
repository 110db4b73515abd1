import type { Site } from '../site/site.ts';
import { shortHash } from '../site/translations.ts';

/** The addresses of the pages that have an anchor, by the anchor as it stands in links. */
export type Holders = ReadonlyMap<string, readonly { readonly address: string }[]>;

/**
 * The page that surely took the place of a lost one: the one new page of its language that has its text, or else at least
 * half of its anchors; or the one page that took in all of its anchors. A name alone is no evidence.
 * @param recorded what the record has of the lost page
 * @param holders the pages that have an anchor
 */
export function heirOf(
  address: string,
  recorded: readonly string[],
  holders: Holders,
  site: Site,
): string | undefined {
  const lost = recorded.filter((key) => key !== address);
  const candidates = [...site.byAddress.keys()].filter(
    (other) => isSameLanguage(other, address) && !site.record?.entries.has(other),
  );
  const [same, ...more] = candidates.filter((other) => hasTextOf(other, address, site));
  if (same !== undefined) return more.length === 0 ? same : undefined;
  const shared = candidates.map((other) => {
    const own = new Set(site.anchorsAt(other)?.map((id) => `${address}#${id}`));
    return { other, count: lost.filter((key) => own.has(key)).length };
  });
  const [best, next] = shared.sort((a, b) => b.count - a.count);
  if (!best || best.count === 0) return takerOf(address, lost, holders, site);
  return best.count !== next?.count && best.count * 2 >= lost.length ? best.other : undefined;
}

/** An id that more pages have tells none of them from the others. */
const MOST_HOLDERS = 20;

/** The one page that was there before, and has all anchors of a lost one since. */
function takerOf(address: string, lost: readonly string[], holders: Holders, site: Site): string | undefined {
  const ids = lost.map((key) => key.slice(address.length + 1));
  const [fewest = []] = ids.map((id) => holders.get(id) ?? []).sort((a, b) => a.length - b.length);
  if (fewest.length > MOST_HOLDERS) return undefined;
  const [taker, another] = fewest.filter(({ address: other }) => {
    const own = new Set(site.anchorsAt(other));
    const isNew = (id: string): boolean => own.has(id) && !site.record?.entries.has(`${other}#${id}`);
    return other !== '/' && isSameLanguage(other, address) && ids.every(isNew);
  });
  return another === undefined ? taker?.address : undefined;
}

/** Whether a page, or its original, has the text from which the translation of a lost one was made. */
function hasTextOf(other: string, address: string, site: Site): boolean {
  const { byAddress, defaultLanguage, languages, translations } = site;
  const within = (one: string): string => one.replace(/^\/[^/]+\//, '');
  const original = byAddress.get(`/${defaultLanguage}/${within(other)}`);
  if (!original || translations.size === 0) return false;
  const path = within(address).slice(0, -1);
  const made = [...languages.keys()].flatMap((code) => [`${code}/${path}.md`, `${code}/${path}/index.md`]);
  const hash = shortHash(original.hash);
  return made.some((name) => translations.get(name)?.has(hash));
}

/** Whether an address is one of the language of another. */
export function isSameLanguage(one: string, other: string): boolean {
  return one.startsWith(`/${other.split('/')[1] ?? ''}/`);
}
