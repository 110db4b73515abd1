import type { Place } from '../problem.ts';
import type { Whereabouts } from '../site/old-address.ts';
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
  return {
    ...fateOf(page, page.gone, source),
    anchors: page.anchors.map((anchor) => oldAnchorView(anchor, source)),
  };
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
  const topic = source.tree.topics.find((other) => other.address === address);
  const href = hrefOf(address, source) + (id === null ? '' : `#${encodeFragment(id)}`);
  const file = source.content.downloads.get(address)?.path.replace(/^.*\//, '');
  return placed({ href, title: topic ? shortTitle(topic) : (file ?? address) }, place, source);
}

function goneView({ on, why = '', see, seePlace }: Gone, source: ViewSource) {
  const to = see && destinationOf(see, source.inLanguage.language.code);
  return {
    day: source.formatDay(on),
    why: localText(why, source),
    ...(to && { see: wayTo(to, seePlace, source) }),
  };
}
