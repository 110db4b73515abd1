import { posix } from 'node:path';
import { decodePath, readReference } from '../content/addresses.ts';
import { findAnchor, percentDecode } from '../links/find-anchor.ts';
import { idsOf, type Page } from '../links/page.ts';
import { resolve, type SiteGraph } from '../links/site-graph.ts';
import type { Link } from '../markdown/outline.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Rule } from './rule.ts';

const RESERVED = /^tc-/;

/** `missing-page`, `unpublished-target`, `missing-anchor`, `empty-link`: every address leads to something that readers find there. */
export const linkTarget: Rule = function* (page, site) {
  for (const link of page.outline.links) {
    const target = resolve(link.href, page, site);
    if (target.kind === 'empty') yield problem('empty-link', link.place, { text: link.name ?? '' });
    else if (target.kind === 'missing') yield missingPage(link, page, site, target.address);
    else if (target.kind !== 'page') continue;
    else if (target.page.draft && !page.draft)
      yield problem('unpublished-target', link.place, { href: link.href });
    else if (target.fragment) yield* missingAnchor(link, page, target.page, target.fragment);
  }
};

function missingPage(link: Link, page: Page, site: SiteGraph, address: string): Problem {
  const reference = readReference(link.href, page.base);
  const suggestion =
    page.origin === 'source' && reference.kind === 'source'
      ? nearestSource(reference.path, link, page, site)
      : nearest(address, site.targets.keys(), lastPart(address).length);
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

function* missingAnchor(link: Link, page: Page, target: Page, fragment: string): Generator<Problem> {
  if (!target.complete || findAnchor(target.outline.anchors, fragment) !== undefined) return;
  const wanted = percentDecode(fragment);
  // What layouts put on a page is known once it is built.
  if (page.origin === 'source' && RESERVED.test(wanted)) return;
  const anchors = idsOf(target);
  const id = nearest(wanted, anchors);
  yield problem('missing-anchor', link.place, {
    href: link.href,
    anchors,
    ...(id && { suggestion: `#${id}` }),
  });
}
