import type { Place } from '../problem.ts';
import type { Whereabouts } from '../site/old-address.ts';
import { destinationOf, type Gone, type OldClaim } from '../site/old-entries.ts';
import type { OldAnchor, OldPage } from '../site/old-pages.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { shortTitle } from './topic-tree.ts';
import { type DayView, hrefOf, localText, placed, type ViewSource } from './view-source.ts';

/** A page of the site that readers are sent to. */
interface WayView {
  readonly href: string;
  /** The title of the page, short. */
  readonly title: string;
}

/** What readers are told of something that was taken off the site. */
interface GoneView {
  readonly day: DayView;
  readonly why: string;
  readonly see?: WayView;
}

/** Where a statement is now, or why it is nowhere. */
interface FateView {
  readonly now?: WayView;
  readonly gone?: GoneView;
}

/** An old id, and what became of its statement. */
export interface OldAnchorView extends FateView {
  readonly id: string;
}

/** What stands at the address of a page that is there no more. */
export interface OldPageView extends FateView {
  readonly anchors: readonly OldAnchorView[];
}

/** Works out what an old address shows. */
export function oldPageView(page: OldPage, source: ViewSource): OldPageView {
  return {
    ...fateOf(page, page.gone, source),
    anchors: page.anchors.map((anchor) => oldAnchorView(anchor, source)),
  };
}

/** Works out what is said of an old id; of what is gone with its whole page, the page says why. */
export function oldAnchorView(anchor: OldAnchor, source: ViewSource): OldAnchorView {
  const { id, gone, implied } = anchor;
  return { id, ...fateOf(anchor, implied ? undefined : gone, source) };
}

function fateOf({ to, place }: OldClaim, gone: Gone | undefined, source: ViewSource): FateView {
  return {
    ...(to && { now: wayTo(to, place, source) }),
    ...(gone && { gone: goneView(gone, source) }),
  };
}

/** The way to a statement: its page is named by its title. */
function wayTo({ address, id }: Whereabouts, place: Place | undefined, source: ViewSource): WayView {
  const topic = source.tree.topics.find((other) => other.address === address);
  const href = hrefOf(address, source) + (id === null ? '' : `#${encodeFragment(id)}`);
  return placed({ href, title: topic ? shortTitle(topic) : address }, place, source);
}

function goneView({ on, why, see, seePlace }: Gone, source: ViewSource): GoneView {
  const to = see && destinationOf(see, source.inLanguage.language.code);
  return {
    day: source.formatDay(on),
    why: localText(why, source),
    ...(to && { see: wayTo(to, seePlace, source) }),
  };
}
