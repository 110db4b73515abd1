import { posix } from 'node:path';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import { decodePath, readReference, withBase, withoutBase } from '../site/addresses.ts';
import type { Whereabouts } from '../site/old-address.ts';
import { destinationOf, isDownload } from '../site/old-entries.ts';
import { findMoved } from '../site/old-pages.ts';
import type { Page } from '../site/page.ts';
import { languageAt, resolve, type SiteGraph, type Target } from '../site/site-graph.ts';
import { encodeFragment, percentDecode } from '../text/find-anchor.ts';
import type { Link } from '../text/outline.ts';
import { languagesWith, misplacedFile, newName } from './found-elsewhere.ts';
import { isMalformed } from './link-address.ts';
import type { Rule } from './rule.ts';
import { inOtherCase, knownIds } from './spellings.ts';
import { notYetThere, soonGone, unlessAwaited } from './target-stage.ts';

type Missing = Extract<Target, { kind: 'missing' }>;

const RESERVED = /^tc-/;

/**
 * `missing-page`, `missing-anchor`, `case-mismatch`, `alias-link`, `unpublished-target`, `empty-link`: every address leads
 * to something that readers find there.
 */
export const linkTarget: Rule = function* (page, site) {
  let asked = 0;
  const near: typeof nearest = (word, candidates, significant) =>
    ++asked > MOST ? undefined : (site.near ?? nearest)(word, candidates, significant);
  const idsOf = knownIds();
  for (const link of page.outline.links) {
    const found = judge(link, { page, site, near, idsOf });
    if (found && !isMalformed(link.href, page, site)) yield found;
  }
};

/** Whether all that addresses on a page name is there. */
export function leads(page: Page, hrefs: readonly string[], site: SiteGraph): boolean {
  return !hrefs.some((href) => wrongWith(href, page, site));
}

/** What would be wrong with where an address leads if it stood on a page; its place is none. */
export function wrongWith(href: string, page: Page, site: SiteGraph): Problem | undefined {
  const place = { file: '', line: 1, column: 1 };
  return judge(
    { href, element: 'other', name: null, place },
    { page, site, near: () => undefined, idsOf: knownIds() },
  );
}

/** How many suggestions are looked for on a page: one on which nothing leads anywhere is told soon. */
const MOST = 50;

/** The page that a link stands on, and what is around it. */
interface LinkAround {
  readonly page: Page;
  readonly site: SiteGraph;
  /** What was most likely meant. */
  readonly near: typeof nearest;
  /** The ids of a page, and the same by their letters. */
  readonly idsOf: ReturnType<typeof knownIds>;
  /** How often what the link names had moved on, so far. */
  readonly steps?: number;
}

/** How often a statement is followed to where it moved: old addresses may lead in a circle, which is told of them. */
const MOST_STEPS = 20;

function judge(link: Link, around: LinkAround): Problem | undefined {
  const { page, site } = around;
  const { href, place } = link;
  const target = resolve(href, page, site);
  if (target.kind === 'empty') return problem('empty-link', place, { text: link.name ?? '' });
  if (target.kind === 'missing') return unlessAwaited(noPage(link, target, around), page, site);
  if (target.kind !== 'page') return undefined;
  const early = notYetThere(link, target.page, page);
  if (early) return early;
  if (target.page.shown?.stage === 'over' && target.page !== page)
    return gonePage(link, target.page.address, around);
  const wrong = target.fragment ? missingAnchor(link, target.page, target.fragment, around) : undefined;
  return wrong ?? (target.redirected ? withoutSlash(link) : soonGone(link, target.page, page, site));
}

function noPage(link: Link, target: Missing, around: LinkAround): Problem {
  const known = movedTarget(link, target, around) ?? gonePage(link, target.address, around);
  return known ?? renamedFile(link, target.address, around) ?? missingPage(link, target, around);
}

/** A download that was published, and has another name now: its bytes say which. */
function renamedFile(
  { href, place }: Link,
  address: string,
  { page, site }: LinkAround,
): Problem | undefined {
  const now = page.origin === 'source' ? site.content?.renamedFiles.get(address) : undefined;
  const suggestion = now && wayToStatement({ address: now, id: null }, page, site);
  return suggestion === undefined ? undefined : problem('missing-page', place, { href, suggestion });
}

/** An address that hosts send on to the same one with a slash at its end. */
function withoutSlash({ href, place }: Link): Problem {
  const present = /^[^?#]*/.exec(href.trim())?.[0] ?? '';
  const suggestion = `${present}/${href.trim().slice(present.length)}`;
  return problem('alias-link', place, { href, part: 'page', suggestion });
}

/** An address below the path that the site lives under, where that is written in another case; undefined where it is not below it. */
function belowBase(address: string, { base }: SiteGraph): string | undefined {
  return address.toLowerCase().startsWith(base.toLowerCase()) ? address.slice(base.length - 1) : undefined;
}

function missingPage(link: Link, { address, outside }: Missing, { page, site, near }: LinkAround): Problem {
  const { href, place } = link;
  const reference = readReference(href, page.base);
  const fragment = /#.*$/s.exec(href.trim())?.[0] ?? '';
  const isAddress = reference.kind === 'address' || page.origin === 'built';
  if (isAddress && !outside && site.targets.has(`${address}/`)) return withoutSlash(link);
  const isSource = page.origin === 'source' && reference.kind === 'source';
  const within = outside ? belowBase(address, site) : address;
  const path = isSource ? reference.path : (within ?? address);
  const misplaced = isSource ? misplacedFile(path, site) : undefined;
  if (misplaced !== undefined) {
    const suggestion = wayTo(`downloads/${posix.basename(path)}`, page) + fragment;
    return problem('missing-page', place, { href, misplaced, suggestion });
  }
  const candidates = isSource ? filesOf(site, link.element === 'a') : undefined;
  const spellings = candidates ?? site.spellings?.(path) ?? [...site.targets.keys()];
  const shown = (found: string): string =>
    (isSource ? wayTo(found, page) : withBase(found, page.origin === 'built' ? site.base : '/')) + fragment;
  const isPage = outside === true && site.targets.has(path);
  const same = isPage ? { suggestion: shown(path) } : inOtherCase(path, spellings, shown);
  // `INDEX.html`, where the address of its folder stands for `index.html`.
  const folder = isSource ? path : path.replace(/(?<=\/)index\.html$/i, '');
  const isIndex = folder !== path && site.targets.has(folder);
  const other = same ?? (isIndex ? { suggestion: shown(folder) } : undefined);
  if (other && within !== undefined) return problem('case-mismatch', place, { href, part: 'page', ...other });
  // The address of a page, or of its file once it is built.
  const built = path.replace(/(?:\/index)?\.html?$|\/$/, '');
  const exact = isSource ? site.targets.get(`/${built}/`)?.base : withoutPath(address, page, site);
  const significant = lastPart(isSource ? path.replace(/\.[a-z]+$/, '') : path).length;
  const only = isSource && exact === undefined ? languagesWith(path, page, site) : [];
  if (only.length > 0) return problem('missing-page', place, { href, only });
  const meant =
    exact ??
    (isSource ? newName(path, site) : undefined) ??
    near(path, candidates ?? site.targets.keys(), significant);
  return problem('missing-page', place, { href, ...(meant !== undefined && { suggestion: shown(meant) }) });
}

/** An address as a topic writes it, without the path that the site lives under; undefined where nothing stands there. */
function withoutPath(address: string, page: Page, site: SiteGraph): string | undefined {
  const own = page.origin === 'source' ? withoutBase(address, site.base) : null;
  return own !== null && site.targets.has(own) ? own : undefined;
}

/**
 * What is not there, and is known to have moved: `alias-link`. The file that it is in now is named, with its anchor; where
 * it does not stand there, that is told.
 */
function movedTarget(
  link: Link,
  { address, fragment }: Pick<Missing, 'address' | 'fragment'>,
  around: LinkAround,
): Problem | undefined {
  const { page, site, steps = 0 } = around;
  const { href, place } = link;
  if (page.origin !== 'source' || !site.content || steps > MOST_STEPS) return undefined;
  const { old } = site.content;
  const id = fragment ? percentDecode(fragment) : null;
  const now = findMoved(old, address, id) ?? findMoved(old, `${address}/`, id);
  const suggestion = now && wayToStatement(now, page, site);
  if (suggestion === undefined) return undefined;
  const next = judge({ ...link, href: suggestion }, { ...around, steps: steps + 1 });
  if (!next) return problem('alias-link', place, { href, part: 'page', suggestion });
  const { suggestion: further } = next.facts as { suggestion?: string };
  const way = further?.startsWith('#') ? suggestion.replace(/#.*/s, '') + further : further;
  const facts = { ...next.facts, href, ...(way !== undefined && { suggestion: way }) };
  return { ...next, facts: next.code === 'alias-link' ? { ...facts, part: 'page' } : facts } as Problem;
}

/** A page that was taken off the site: what takes its place is named. */
function gonePage({ href, place }: Link, address: string, { page, site }: LinkAround): Problem | undefined {
  const old = page.origin === 'source' ? site.content?.old.pages.get(address) : undefined;
  if (!old?.gone) return undefined;
  const { on, see } = old.gone;
  // Of a file, whose address is of no language, readers are told in that of the page.
  const code = page.base.split('/', 1)[0] ?? '';
  const language = isDownload(old.gone.path) && site.content?.languages.has(code) ? code : old.language;
  const suggestion = see && wayToStatement(destinationOf(see, language), page, site);
  return problem('missing-page', place, { href, gone: on, ...(suggestion && { suggestion }) });
}

/** The path of a topic's file, or of a download, as a page would write it, with an anchor; undefined where there is none. */
function wayToStatement(to: Whereabouts, page: Page, site: SiteGraph): string | undefined {
  const target = site.targets.get(to.address);
  if (target === undefined) return undefined;
  const way = wayTo(target?.base ?? decodePath(to.address).slice(1), page);
  return way + (to.id === null ? '' : `#${encodeFragment(to.id)}`);
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
  const { ids, spellings } = around.idsOf(target);
  const anchors = ofLayout.length > 0 ? [...ids, ...ofLayout] : ids;
  const alike = ofLayout.length > 0 ? anchors : (spellings.get(wanted.toLowerCase()) ?? []);
  const same = inOtherCase(wanted, alike, (id) => `#${id}`);
  if (same) return problem('case-mismatch', place, { href, part: 'anchor', ...same });
  const id = near(wanted, anchors);
  if (link.element === 'use') return partOfDrawing(link, wanted, id);
  const elsewhere = addressesWith(wanted, page, target, site);
  const suggestion = id !== undefined ? `#${id}` : elsewhere.length === 1 ? elsewhere[0] : undefined;
  return problem('missing-anchor', place, {
    href,
    anchors,
    ...(elsewhere.length > 0 && { elsewhere }),
    ...(suggestion !== undefined && { suggestion }),
  });
}

/** `broken-reference`: what a drawing takes in from another file. */
function partOfDrawing({ href, place }: Link, wanted: string, near: string | undefined): Problem {
  const suggestion = near && href.replace(/#.*$/s, `#${near}`);
  return problem('broken-reference', place, {
    id: wanted,
    attribute: 'use',
    href,
    ...(suggestion && { suggestion }),
  });
}

/** How many pages are worth naming; an id that stands on more of them says nothing. */
const FEW = 3;

/** The files that a link can name, by their paths below the content folder. @param topics those of topics too */
function filesOf(site: SiteGraph, topics: boolean): string[] {
  const files = [...site.targets].flatMap(([address, target]) =>
    target === null ? [decodePath(address).slice(1)] : [],
  );
  return topics ? [...site.files.keys(), ...files] : files;
}

/** The path of a file as a page would write it. */
export function wayTo(path: string, { base }: Page): string {
  // What would end the address in Markdown, or begin another part of it, is escaped.
  const escaped = (sign: string): string =>
    sign === '(' ? '%28' : sign === ')' ? '%29' : encodeURIComponent(sign);
  return posix.relative(posix.dirname(base), path).replace(/[\s<>()%#?\\]/g, escaped);
}

/** Whether readers see a page. */
function isShown({ shown }: Page): boolean {
  return (shown?.stage ?? 'published') === 'published';
}

/** The last name of a path: of an address, what tells it from its neighbours. */
function lastPart(path: string): string {
  return path.replace(/\/$/, '').split('/').at(-1) ?? '';
}

/** Where an id stands on other pages of the language that a link leads into, as the page would write it; none where on many. */
function addressesWith(id: string, page: Page, target: Page, site: SiteGraph): string[] {
  const language = languageAt(target.address, site);
  const isMeant = (other: Page): boolean =>
    other !== target && isShown(other) && languageAt(other.address, site) === language;
  const others = new Set((site.pagesWith?.(id) ?? []).filter(isMeant));
  if (others.size > FEW) return [];
  const written = [...others].map((other) =>
    page.origin === 'source' ? wayTo(other.base, page) : withBase(other.address, site.base),
  );
  return written.map((way) => `${way}#${encodeURI(id)}`).sort();
}
