import type { Place } from '../problem.ts';
import { decodePath } from '../site/addresses.ts';
import { dayFormat } from '../site/day-format.ts';
import { addressOfNotice, type Whereabouts } from '../site/old-address.ts';
import { destinationOf, type Gone, type OldClaim } from '../site/old-entries.ts';
import type { OldAnchor, OldPage } from '../site/old-pages.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { shortTitle } from './topic-tree.ts';
import { hrefOf, localText, placed, type ViewSource } from './view-source.ts';

/** What stands at the address of a page that is there no more: where its statements are now, or why they are nowhere. */
export type OldPageView = ReturnType<typeof oldPageView>;

/** An old id, and what became of its statement. */
export type OldAnchorView = ReturnType<typeof oldAnchorView>;

/** Works out what an old address shows. */
export function oldPageView(page: OldPage, source: ViewSource) {
  const isOfFile = addressOfNotice(page.address) !== page.address;
  return {
    ...fateOf(page, page.gone, source),
    anchors: page.anchors.map((anchor) => oldAnchorView(anchor, source)),
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

/** Works out what is said of an old id; of what is gone with its whole page, the page says why. */
export function oldAnchorView(anchor: OldAnchor, source: ViewSource) {
  const { id, gone, implied } = anchor;
  return { id, ...fateOf(anchor, implied ? undefined : gone, source) };
}

function fateOf({ to, place }: OldClaim, gone: Gone | undefined, source: ViewSource) {
  return {
    ...(to && { now: wayTo(to, place, source) }),
    ...(gone && { gone: goneView(gone, source) }),
  };
}

/** The way to a statement: its page is named by its title. */
function wayTo({ address, id }: Whereabouts, place: Place | undefined, source: ViewSource) {
  const topic = source.content.byAddress.get(address);
  const href = hrefOf(address, source) + (id === null ? '' : `#${encodeFragment(id)}`);
  const file = source.content.downloads.has(address) ? nameOfFile(address) : address;
  return placed({ href, title: topic ? shortTitle(topic) : file }, place, source);
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
