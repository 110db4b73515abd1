import type { Place } from '../problem.ts';
import { decodePath } from '../site/addresses.ts';
import { dayFormat } from '../site/day-format.ts';
import { addressOfNotice, type Whereabouts } from '../site/old-address.ts';
import { destinationOf, type Gone, type OldClaim } from '../site/old-entries.ts';
import type { OldAnchor, OldPage } from '../site/old-pages.ts';
import type { Site } from '../site/site.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { shortTitle } from './topic-tree.ts';
import { hrefOf, localText, placed, type ViewSource } from './view-source.ts';

/** What stands at the address of a page that is there no more: where its statements are now, or why they are nowhere. */
export type OldPageView = ReturnType<typeof oldPageView>;

/** An old id, and what became of its statement. */
export type OldAnchorView = ReturnType<typeof oldAnchorViews>[number];

/** Works out what an old address shows. */
export function oldPageView(page: OldPage, source: ViewSource) {
  const isOfFile = addressOfNotice(page.address) !== page.address;
  return {
    ...fateOf(page, page.gone, source),
    anchors: oldAnchorViews(page.anchors, source),
    ...(isOfFile && { file: nameOfFile(page.address), elsewhere: inOtherLanguages(page, source) }),
  };
}

/** What is said of a file in every other language: its address is of none, so its readers may be of any. */
function inOtherLanguages(page: OldPage, source: ViewSource) {
  const { content, inLanguage, present } = source;
  return present.flatMap(({ code, tag, direction }) => {
    const other = content.languages.get(code);
    if (!other || other === inLanguage) return [];
    const there = { ...source, inLanguage: other, formatDay: dayFormat(other.language) };
    return { tag, direction, texts: other.texts, ...fateOf(page, page.gone, there) };
  });
}

/** What moved off the page of a topic, what stands there still until a day to come left out. */
export function movedFrom(topic: PublishedTopic, { old, announced }: Site): readonly OldAnchor[] {
  const moved = old.movedOff.get(topic.address) ?? [];
  const leaving = moved.length > 0 ? announced.leavingFrom(topic) : new Map();
  return leaving.size > 0 ? moved.filter(({ id }) => !leaving.has(id)) : moved;
}

/**
 * Works out what is said of old ids, and whether it is said of one above already: a statement may have had many. Of what is
 * gone with its whole page, the page says why.
 */
export function oldAnchorViews(anchors: readonly OldAnchor[], source: ViewSource) {
  const told = new Set<string>();
  return anchors.map((anchor) => {
    const { id, gone, implied } = anchor;
    const fate = fateOf(anchor, implied ? undefined : gone, source);
    const again = fate.now !== undefined && !fate.gone && told.has(fate.now.href);
    if (fate.now) told.add(fate.now.href);
    return { id, ...(again && { again }), ...fate };
  });
}

function fateOf({ to, place }: OldClaim, gone: Gone | undefined, source: ViewSource) {
  return {
    ...(to && { now: wayTo(to, place, source) }),
    ...(gone && { gone: goneView(gone, source) }),
  };
}

/** The way to a statement: its page goes by its name, and what stands under a heading by that. */
function wayTo({ address, id }: Whereabouts, place: Place | undefined, source: ViewSource) {
  const topic = source.content.byAddress.get(address);
  const href = hrefOf(address, source) + (id === null ? '' : `#${encodeFragment(id)}`);
  const file = source.content.downloads.has(address) ? nameOfFile(address) : address;
  const section = id === null ? undefined : topic?.text().headings.find((one) => one.id === id)?.text;
  const title = topic ? shortTitle(topic) : file;
  return placed({ href, title, ...(section && { section }) }, place, source);
}

function nameOfFile(address: string): string {
  return decodePath(address.replace(/^.*\//, ''));
}

function goneView({ on, why = '', see, seePlace }: Gone, source: ViewSource) {
  const to = see && destinationOf(see, source.inLanguage.language.code);
  return {
    day: source.formatDay(on),
    why: localText(why, source),
    ...(to && { see: wayTo(to, seePlace, source) }),
  };
}
