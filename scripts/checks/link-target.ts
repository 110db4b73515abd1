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

/** `missing-page`, `missing-anchor`, `empty-link`: every address leads to something that is there. */
export const linkTarget: Rule = function* (page, site) {
  for (const link of page.outline.links) {
    const target = resolve(link.href, page, site);
    if (target.kind === 'empty') yield problem('empty-link', link.place, { text: link.name ?? '' });
    else if (target.kind === 'missing') yield missingPage(link, page, site, target.address);
    else if (target.kind === 'page' && target.fragment)
      yield* missingAnchor(link, page, target.page, target.fragment);
  }
};

function missingPage(link: Link, page: Page, site: SiteGraph, address: string): Problem {
  const meant = nearest(address, candidates(link, site), lastPart(address).length);
  const suggestion = meant === undefined ? undefined : asWritten(meant, link.href, page, site);
  return problem('missing-page', link.place, { href: link.href, ...(suggestion && { suggestion }) });
}

/** What could have been meant: an image is a file, anything else most likely a page. */
function candidates({ element }: Link, { targets }: SiteGraph): Iterable<string> {
  return element === 'a'
    ? targets.keys()
    : [...targets].filter(([, page]) => page === null).map(([address]) => address);
}

function lastPart(address: string): string {
  return address.replace(/\/$/, '').split('/').at(-1) ?? '';
}

/** An address in the form in which this page would write it, the fragment kept. */
function asWritten(address: string, href: string, page: Page, site: SiteGraph): string {
  const fragment = /#.*$/s.exec(href.trim())?.[0] ?? '';
  const target = site.targets.get(address);
  if (page.origin === 'built' || !target) return address + fragment;
  const reference = readReference(href, page.base);
  if (reference.kind === 'address') return address + fragment;
  return posix.relative(posix.dirname(page.base), decodePath(target.base)) + fragment;
}

function* missingAnchor(link: Link, page: Page, target: Page, fragment: string): Generator<Problem> {
  if (findAnchor(target.outline.anchors, fragment) !== undefined) return;
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
