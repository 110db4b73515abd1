import { posix } from 'node:path';
import { decodePath, withBase } from '../site/addresses.ts';
import type { Page } from '../site/page.ts';
import { languageAt, type SiteGraph } from '../site/site-graph.ts';

/** How many pages are worth naming; an id that stands on more of them says nothing. */
const FEW = 3;

/** The files that a link can name, by their paths below the content folder. @param topics those of topics too */
export function filesOf(site: SiteGraph, topics: boolean): string[] {
  const files = [...site.targets].flatMap(([address, target]) =>
    target === null ? [decodePath(address).slice(1)] : [],
  );
  return topics ? [...site.files.keys(), ...files] : files;
}

/** The path of a file as a page would write it. */
export function wayTo(path: string, { base }: Page): string {
  return posix.relative(posix.dirname(base), path);
}

/** An address of the site as a page would write it: a built page under the path that the site lives under. */
export function asWritten(address: string, { origin }: Page, { base }: SiteGraph): string {
  return origin === 'built' ? withBase(address, base) : address;
}

/** The last name of a path: of an address, what tells it from its neighbours. */
export function lastPart(path: string): string {
  return path.replace(/\/$/, '').split('/').at(-1) ?? '';
}

/** What is the same but for capital and small letters: nothing, one suggestion, or several by code unit. */
export function inOtherCase(
  text: string,
  candidates: Iterable<string>,
  show: (candidate: string) => string,
): { suggestion: string } | { spellings: string[] } | undefined {
  const wanted = text.toLowerCase();
  const found: string[] = [];
  for (const candidate of candidates) {
    const isSame = candidate.length === text.length && candidate.toLowerCase() === wanted;
    if (isSame && candidate !== text) found.push(candidate);
  }
  const [one, ...others] = found.sort().map(show);
  if (one === undefined) return undefined;
  return others.length === 0 ? { suggestion: one } : { spellings: [one, ...others] };
}

/**
 * Addresses of the anchor on other pages of the language that a link leads into, as the page with the link would write
 * them; none where it stands on many.
 */
export function addressesWith(id: string, page: Page, target: Page, site: SiteGraph): string[] {
  const { policy } = site;
  const language = languageAt(target.address, policy);
  const isMeant = (other: Page): boolean =>
    other !== target && !other.draft && languageAt(other.address, policy) === language;
  const others = new Set((site.pagesWith?.(id) ?? []).filter(isMeant));
  if (others.size > FEW) return [];
  const written = [...others].map((other) =>
    page.origin === 'source' ? wayTo(other.base, page) : asWritten(other.address, page, site),
  );
  return written.map((way) => `${way}#${encodeURI(id)}`).sort();
}
