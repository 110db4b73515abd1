import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { readReference } from '../site/addresses.ts';
import type { Destination } from '../site/old-claims.ts';
import type { Page } from '../site/page.ts';
import { resolve, type SiteGraph, type Target } from '../site/site-graph.ts';
import { encodeFragment, percentDecode } from '../text/find-anchor.ts';
import type { Link } from '../text/outline.ts';
import { isMalformed } from './link-address.ts';
import type { Rule } from './rule.ts';
import { addressesWith, asWritten, filesOf, inOtherCase, lastPart, wayTo } from './suggestions.ts';

type Missing = Extract<Target, { kind: 'missing' }>;

const RESERVED = /^tc-/;

/**
 * `missing-page`, `missing-anchor`, `case-mismatch`, `alias-link`, `unpublished-target`, `empty-link`: every address leads
 * to something that readers find there.
 */
export const linkTarget: Rule = function* (page, site) {
  let asked = 0;
  const near: Near = (word, candidates, significant) =>
    ++asked > MOST ? undefined : nearest(word, candidates, significant);
  for (const link of page.outline.links) {
    const found = judge(link, { page, site, near });
    if (found) yield found;
  }
};

/** How many suggestions are looked for on a page: one on which nothing leads anywhere is told soon. */
const MOST = 50;

/** What was most likely meant, as `nearest` finds it. */
type Near = typeof nearest;

/** The page that a link stands on, and what is around it. */
interface LinkAround {
  readonly page: Page;
  readonly site: SiteGraph;
  readonly near: Near;
}

function judge(link: Link, around: LinkAround): Problem | undefined {
  const { page, site } = around;
  const { href, place } = link;
  const target = resolve(href, page, site);
  if (target.kind === 'empty') return problem('empty-link', place, { text: link.name ?? '' });
  if (target.kind === 'missing' && isMalformed(href)) return undefined;
  if (target.kind === 'missing')
    return (
      movedTarget(link, target, around) ??
      gonePage(link, target.address, around) ??
      missingPage(link, target, around)
    );
  if (target.kind !== 'page') return undefined;
  if (target.page.draft && !page.draft) return problem('unpublished-target', place, { href });
  const wrong = target.fragment ? missingAnchor(link, target.page, target.fragment, around) : undefined;
  return wrong ?? (target.redirected ? withoutSlash(link) : undefined);
}

/** An address that hosts send on to the same one with a slash at its end. */
function withoutSlash({ href, place }: Link): Problem {
  const present = /^[^?#]*/.exec(href.trim())?.[0] ?? '';
  const suggestion = `${present}/${href.trim().slice(present.length)}`;
  return problem('alias-link', place, { href, part: 'page', suggestion });
}

/** `INDEX.html`, where the address of its folder stands for `index.html`. */
function indexInOtherCase(address: string, { targets }: SiteGraph): { suggestion: string } | undefined {
  const folder = address.replace(/(?<=\/)index\.html$/i, '');
  return folder !== address && targets.has(folder) ? { suggestion: folder } : undefined;
}

function missingPage(link: Link, { address, outside }: Missing, { page, site, near }: LinkAround): Problem {
  const { href, place } = link;
  const reference = readReference(href, page.base);
  const fragment = /#.*$/s.exec(href.trim())?.[0] ?? '';
  if (!outside && site.targets.has(`${address}/`)) {
    const isAddress = reference.kind === 'address' || page.origin === 'built';
    if (isAddress) return withoutSlash(link);
  }
  const isSource = page.origin === 'source' && reference.kind === 'source';
  const path = isSource ? reference.path : address;
  const candidates = isSource ? filesOf(site, link.element === 'a') : [...site.targets.keys()];
  const shown = (found: string): string =>
    (isSource ? wayTo(found, page) : asWritten(found, page, site)) + fragment;
  const same = outside
    ? undefined
    : (inOtherCase(path, candidates, shown) ?? indexInOtherCase(address, site));
  if (same) return problem('case-mismatch', place, { href, part: 'page', ...same });
  const exact = isSource ? site.targets.get(path.endsWith('/') ? `/${path}` : `/${path}/`)?.base : undefined;
  const significant = lastPart(isSource ? path.replace(/\.[a-z]+$/, '') : path).length;
  const meant = exact ?? near(path, candidates, significant);
  return problem('missing-page', place, { href, ...(meant !== undefined && { suggestion: shown(meant) }) });
}

/** What is not there, and is known to have moved: `alias-link`. The file that it moved to is named, with its anchor. */
function movedTarget(
  { href, place }: Link,
  { address, fragment }: Pick<Missing, 'address' | 'fragment'>,
  { page, site }: LinkAround,
): Problem | undefined {
  if (page.origin !== 'source') return undefined;
  const id = fragment ? percentDecode(fragment) : null;
  const now = site.moved?.(address, id) ?? site.moved?.(`${address}/`, id);
  const suggestion = now && wayToStatement(now, page, site);
  return suggestion === undefined
    ? undefined
    : problem('alias-link', place, { href, part: 'page', suggestion });
}

/** A page that was taken off the site: what takes its place is named. */
function gonePage({ href, place }: Link, address: string, { page, site }: LinkAround): Problem | undefined {
  const found = page.origin === 'source' ? site.gone?.(address) : undefined;
  const suggestion = found?.see && wayToStatement(found.see, page, site);
  return found && problem('missing-page', place, { href, gone: found.on, ...(suggestion && { suggestion }) });
}

/** The path of a topic's file as a page would write it, with an anchor; undefined where there is none. */
function wayToStatement(
  { address, id }: Destination,
  page: Page,
  { targets }: SiteGraph,
): string | undefined {
  const file = targets.get(address);
  return file ? wayTo(file.base, page) + (id === null ? '' : `#${encodeFragment(id)}`) : undefined;
}

function missingAnchor(link: Link, target: Page, fragment: string, around: LinkAround): Problem | undefined {
  if (!target.complete) return undefined;
  const { href, place } = link;
  const { page, site, near } = around;
  const found = target.find(fragment);
  if (found !== undefined) {
    const of = page.origin === 'source' && found !== 'top' ? found.of : undefined;
    if (of === undefined) return undefined;
    return problem('alias-link', place, { href, part: 'anchor', suggestion: `#${of}` });
  }
  const wanted = percentDecode(fragment);
  const moved = movedTarget(link, { address: target.address, fragment }, around);
  if (moved) return moved;
  const ofLayout = RESERVED.test(wanted) ? site.layoutIds?.(target.address) : [];
  if (!ofLayout || ofLayout.includes(wanted)) return undefined;
  const anchors = [...target.ids(), ...ofLayout];
  const same = inOtherCase(wanted, anchors, (id) => `#${id}`);
  if (same) return problem('case-mismatch', place, { href, part: 'anchor', ...same });
  const id = near(wanted, anchors);
  const elsewhere = addressesWith(wanted, page, target, site);
  const suggestion = id !== undefined ? `#${id}` : elsewhere.length === 1 ? elsewhere[0] : undefined;
  return problem('missing-anchor', place, {
    href,
    anchors,
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(suggestion !== undefined && { suggestion }),
  });
}
