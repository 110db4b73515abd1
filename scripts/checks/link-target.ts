import { posix } from 'node:path';
import { decodePath, readReference } from '../content/addresses.ts';
import { findAnchor, percentDecode } from '../links/find-anchor.ts';
import { idsOf, type Page } from '../links/page.ts';
import { resolve, type SiteGraph, type Target } from '../links/site-graph.ts';
import type { Link } from '../markdown/outline.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Rule } from './rule.ts';

const RESERVED = /^tc-/;

/** `missing-page`, `unpublished-target`, `missing-anchor`, `empty-link`: every address leads to something that readers find there. */
export const linkTarget: Rule = function* (page, site) {
  for (const link of page.outline.links) {
    const found = judge(link, page, site);
    if (found) yield found;
  }
};

function judge(link: Link, page: Page, site: SiteGraph): Problem | undefined {
  const { href, place } = link;
  const target = resolve(href, page, site);
  if (target.kind === 'empty') return problem('empty-link', place, { text: link.name ?? '' });
  if (target.kind === 'missing') return missingPage(link, page, site, target.address);
  if (target.kind !== 'page') return undefined;
  if (target.page.draft && !page.draft) return problem('unpublished-target', place, { href });
  return target.fragment ? missingAnchor(link, page, target, site) : undefined;
}

function missingPage(link: Link, page: Page, site: SiteGraph, address: string): Problem {
  const reference = readReference(link.href, page.base);
  const suggestion =
    page.origin === 'source' && reference.kind === 'source'
      ? nearestSource(reference.path, link, page, site)
      : nearestOf(site, address, [...site.targets.keys()], lastPart(address).length);
  const fragment = /#.*$/s.exec(link.href.trim())?.[0] ?? '';
  return problem('missing-page', link.place, {
    href: link.href,
    ...(suggestion && { suggestion: suggestion + fragment }),
  });
}

/** The topic or download that was most likely meant, as this page would write it. An image is a file. */
function nearestSource(path: string, { element }: Link, page: Page, site: SiteGraph): string | undefined {
  const files = [...site.targets]
    .filter(([, target]) => target === null)
    .map(([address]) => decodePath(address).slice(1));
  const candidates = element === 'a' ? [...site.sources.keys(), ...files] : files;
  const exact = site.targets.get(path.endsWith('/') ? `/${path}` : `/${path}/`)?.base;
  const meant = exact ?? nearest(path, candidates, lastPart(path.replace(/\.[a-z]+$/, '')).length);
  return meant && posix.relative(posix.dirname(page.base), meant);
}

function lastPart(path: string): string {
  return path.replace(/\/$/, '').split('/').at(-1) ?? '';
}

function missingAnchor(
  link: Link,
  page: Page,
  { page: target, fragment }: Extract<Target, { kind: 'page' }>,
  site: SiteGraph,
): Problem | undefined {
  if (fragment === null) return undefined;
  if (!target.complete || findAnchor(target.outline.anchors, fragment) !== undefined) return undefined;
  const wanted = percentDecode(fragment);
  // What layouts put on a page is known once it is built.
  if (page.origin === 'source' && RESERVED.test(wanted)) return undefined;
  const anchors = idsOf(target);
  const id = nearestOf(site, wanted, anchors);
  return problem('missing-anchor', link.place, {
    href: link.href,
    anchors,
    ...(id && { suggestion: `#${id}` }),
  });
}

/** How many candidates are compared for one site: one in which nothing leads anywhere is told without suggestions soon. */
const COMPARISONS = 5_000_000;
const compared = new WeakMap<SiteGraph, number>();

function nearestOf(
  site: SiteGraph,
  word: string,
  candidates: readonly string[],
  significant?: number,
): string | undefined {
  const sum = (compared.get(site) ?? 0) + candidates.length;
  compared.set(site, sum);
  return sum > COMPARISONS ? undefined : nearest(word, candidates, significant);
}
