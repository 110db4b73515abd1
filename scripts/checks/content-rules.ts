import { posix } from 'node:path';
import { nearest } from '../nearest.ts';
import { type Facts, type Problem, problem } from '../problem.ts';
import type { Page, Shown } from '../site/page.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { isAhead } from '../site/stage.ts';
import type { Anchor, IdReference } from '../text/outline.ts';
import { FORM, idInsteadOf, idLeftOver, meantId, mistakenTwice, RESERVED } from './meant-id.ts';
import type { Rule } from './rule.ts';

/** `empty-heading`: a heading has words. */
export const emptyHeading: Rule = function* (page) {
  for (const { text, id, place } of page.outline.headings)
    if (text.trim() === '') yield problem('empty-heading', place, { id: id ?? '' });
};

/** `heading-order`: one h1, wherever it stands, and no level left out below it. */
export const headingOrder: Rule = function* (page) {
  let previous = page.titled ? 1 : 0;
  let isTitled = page.titled;
  for (const { level, text, place } of page.outline.headings) {
    const second = level === 1 && isTitled;
    isTitled ||= level === 1;
    if (second || level > previous + 1)
      yield problem('heading-order', place, { heading: text, level, previous });
    previous = Math.max(level, 1);
  }
};

/** `duplicate-anchor`, `missing-id`, `bad-id`: every statement has one id, in a form that lasts. */
export const anchorIds: Rule = function* (page, site) {
  yield* duplicates(page, site);
  if (page.origin === 'built') return;
  const strays = new Set(page.outline.strayIds.map(({ place }) => place.line));
  for (const heading of page.outline.headings) {
    const { level, id, text, place } = heading;
    // One that stands at the wrong place, or is written in another form, is told below.
    if (id !== null || text === '' || level < 2 || level > 4 || strays.has(place.line)) continue;
    yield problem('missing-id', place, { heading: text, ...meantId(heading, page, site) });
  }
  for (const { text, place } of page.outline.strayIds) {
    const [, id = ''] = /^\{#\s*(\S+)\s*\}$/.exec(text) ?? [];
    const suggestion = FORM.test(id) && `{#${id}}` !== text ? `{#${id}}` : undefined;
    yield problem('bad-id', place, { id: text, reason: 'stray', ...(suggestion && { suggestion }) });
  }
  for (const { id, kind, place } of page.outline.anchors) {
    if (kind === 'footnote') continue;
    if (RESERVED.test(id)) yield problem('bad-id', place, { id, reason: 'reserved' });
    else if (kind !== 'alias' && !FORM.test(id)) {
      const suggestion = idInsteadOf(id, page, site);
      yield problem('bad-id', place, { id, reason: 'form', ...(suggestion && { suggestion }) });
    }
  }
};

function* duplicates(page: Page, site: SiteGraph): Generator<Problem> {
  const seen = new Map<string, Anchor>();
  for (const anchor of page.outline.anchors) {
    const first = seen.get(anchor.id);
    if (!first) {
      seen.set(anchor.id, anchor);
      continue;
    }
    // Where an alias takes the id of something that stands there itself, the alias is at fault.
    const [kept, other] =
      first.kind === 'alias' && anchor.kind !== 'alias' ? [anchor, first] : [first, anchor];
    yield duplicate(kept, other, page, site);
    seen.set(anchor.id, kept);
  }
}

/** Of two headings with one id, the one that has another in its twin is at fault; where none tells, the second. */
function duplicate(kept: Anchor, other: Anchor, page: Page, site: SiteGraph): Problem {
  const { id } = other;
  const isOfSource = page.origin === 'source' && kept.kind === 'heading' && other.kind === 'heading';
  const mistaken = isOfSource ? mistakenTwice(id, page, site) : undefined;
  if (mistaken) {
    const isFirst = mistaken.heading.place.line === kept.place.line;
    const [at, first] = isFirst ? [kept, other] : [other, kept];
    return problem('duplicate-anchor', at.place, {
      ...{ id, first: first.place, suggestion: mistaken.suggestion },
    });
  }
  const left = isOfSource ? idLeftOver(page, site) : undefined;
  return problem('duplicate-anchor', other.place, { id, first: kept.place, ...(left && { left }) });
}

/** `image-alt`: an image says what it shows. In layouts an empty `alt` marks an ornament; in topics nothing is one. */
export const imageAlt: Rule = function* (page) {
  for (const { src, alt, place } of page.outline.images) {
    const silent = page.origin === 'source' ? !alt?.trim() : alt === null;
    if (silent) yield problem('image-alt', place, { src });
  }
};

/** `raw-html`: topics hold Markdown alone. */
export const rawHtml: Rule = function* (page) {
  if (page.origin === 'built') return;
  for (const { html, place } of page.outline.html) yield problem('raw-html', place, { html });
};

/** `spacing`: spaces and punctuation are as readers expect them. A line has one problem: a paragraph that was pasted has dozens of faults. */
export const spacing: Rule = function* (page) {
  for (const [first, ...others] of Map.groupBy(page.outline.spacing, ({ place }) => place.line).values()) {
    if (!first) continue;
    const { fault, text, place } = first;
    const faults = Map.groupBy([first, ...others], (one) => one.fault);
    const times = Object.fromEntries([...faults].map(([kind, all]) => [kind, all.length]));
    yield problem('spacing', place, { fault, text, ...(others.length > 0 && { times }) });
  }
};

/** `malformed-link`: what was meant to be a link or a footnote is read as one. */
export const unreadLink: Rule = function* (page) {
  for (const { flaw, text, place } of page.outline.unread)
    yield problem('malformed-link', place, { href: text, flaw });
};

/** `readers-see-markup`: readers see what was meant, not how it was typed. */
export const visibleMarkup: Rule = function* (page, site) {
  for (const { place, ...facts } of page.outline.markup) {
    const suggestion = facts.flaw === 'wiki-link' ? linkFor(facts.text, page, site) : undefined;
    yield problem('readers-see-markup', place, { ...facts, ...(suggestion && { suggestion }) });
  }
};

/** `term`: one thing has one name. */
export const avoidedTerms: Rule = function* (page) {
  for (const { text, instead, place } of page.outline.avoided)
    yield problem('term', place, { word: text, suggestion: instead });
};

/** `todo`: nothing that is left to be written is published. */
export const leftToWrite: Rule = function* ({ outline, shown }) {
  for (const { text, place } of outline.todos) yield problem('todo', place, { text, ...whoReads(shown) });
};

/** Where nobody else reads a page yet: that it is so, and until when. */
export function whoReads(shown: Shown | undefined): Pick<Facts['todo'], 'draft' | 'from'> {
  if (!shown || !isAhead(shown)) return {};
  const from = shown.stage === 'to-come' ? shown.publish : undefined;
  return { draft: true, ...(from && { from }) };
}

/** The link that `[[name|words]]` stands for: to the one topic of the language that has this name or title. */
function linkFor(text: string, { base }: Page, { content }: SiteGraph): string | undefined {
  const [, name = '', words = name] = /^\[\[([^\]|#]*)[^\]|]*(?:\|([^\]]*))?\]\]$/.exec(text) ?? [];
  const plain = (one = ''): string => one.trim().toLowerCase().replaceAll(' ', '-');
  const [language = ''] = base.split('/');
  const [found, another] = (content?.topics ?? []).filter(
    ({ path, matter }) =>
      path.startsWith(`${language}/`) &&
      [matter?.title, matter?.short, posix.basename(path, '.md')].some((one) => plain(one) === plain(name)),
  );
  const isMeant = name.trim() !== '' && found !== undefined && another === undefined;
  return isMeant ? `[${words.trim()}](${posix.relative(posix.dirname(base), found.path)})` : undefined;
}

/** Longer lists of ids are not looked through for what was meant. */
const MOST = 2000;

/** `broken-reference`: what an attribute names by its id is on the page. */
export const brokenReference: Rule = function* (page) {
  const { outline } = page;
  if (outline.references.length === 0) return;
  const ids = new Set(outline.anchors.map(({ id }) => id));
  for (const reference of outline.references) {
    const { attribute, place } = reference;
    if (isThere(reference, ids, page)) continue;
    const id = attribute === 'usemap' ? reference.id.replace(/^#/, '') : reference.id;
    const suggestion = ids.size < MOST ? nearest(id, ids) : undefined;
    yield problem('broken-reference', place, { id, attribute, ...(suggestion && { suggestion }) });
  }
};

function isThere({ id, attribute }: IdReference, ids: ReadonlySet<string>, page: Page): boolean {
  if (attribute === 'use') {
    const found = id === '' ? undefined : page.find(id);
    return found !== undefined && found !== 'top';
  }
  if (attribute !== 'usemap') return ids.has(id);
  const name = id.slice(id.indexOf('#') + 1);
  return id.includes('#') && name !== '' && (page.outline.maps.includes(name) || ids.has(name));
}
