import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';
import type { Page } from '../site/page.ts';
import type { IdReference } from '../text/outline.ts';
import type { Rule } from './rule.ts';

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

/** `spacing`: spaces and punctuation are as readers expect them. */
export const spacing: Rule = function* (page) {
  for (const { fault, text, place } of page.outline.spacing) yield problem('spacing', place, { fault, text });
};

/** `malformed-link`: what was meant to be a link or a footnote is read as one. */
export const unreadLink: Rule = function* (page) {
  for (const { flaw, text, place } of page.outline.unread)
    yield problem('malformed-link', place, { href: text, flaw });
};

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
