import type { Site } from '../site/site.ts';
import { shortHash } from '../site/translations.ts';

/**
 * The page that surely took the place of a lost one: the one new page of its language that has its text, or else at least
 * half of its anchors. A name alone is no evidence.
 * @param recorded what the record has of the lost page
 */
export function heirOf(address: string, recorded: readonly string[], site: Site): string | undefined {
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
  if (!best || best.count === 0 || best.count === next?.count) return undefined;
  return best.count * 2 >= lost.length ? best.other : undefined;
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
