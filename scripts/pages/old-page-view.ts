import { withBase } from '../site/addresses.ts';
import { type Destination, destinationOf } from '../site/old-claims.ts';
import type { Gone } from '../site/old-entries.ts';
import type { OldAnchor, OldPage } from '../site/old-pages.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import type { DayView } from './format-day.ts';
import { localText } from './site-view.ts';
import { shortTitle } from './topic-tree.ts';
import type { ViewSource } from './view-source.ts';

/** A page of the site that readers are sent to. */
export interface WayView {
  readonly href: string;
  /** The title of the page, short. */
  readonly title: string;
}

/** What readers are told of something that was taken off the site. */
export interface GoneView {
  readonly day: DayView;
  readonly why: string;
  readonly see?: WayView;
}

/** An old id, and where its statement is now, or why it is nowhere. */
export interface OldAnchorView {
  readonly id: string;
  readonly now?: WayView;
  readonly gone?: GoneView;
}

/** What stands at the address of a page that is there no more. */
export interface OldPageView {
  readonly now?: WayView;
  readonly gone?: GoneView;
  readonly anchors: readonly OldAnchorView[];
}

/** Works out what an old address shows. */
export function oldPageView({ to, gone, anchors, place }: OldPage, source: ViewSource): OldPageView {
  return {
    ...(to && { now: placed(wayTo(to, source), place, source) }),
    ...(gone && { gone: goneView(gone, source) }),
    anchors: anchors.map((anchor) => oldAnchorView(anchor, source)),
  };
}

/** Works out what is said of an old id; of what is gone with its whole page, the page says why. */
export function oldAnchorView(
  { id, to, gone, implied, place }: OldAnchor,
  source: ViewSource,
): OldAnchorView {
  return {
    id,
    ...(to && { now: placed(wayTo(to, source), place, source) }),
    ...(gone && !implied && { gone: goneView(gone, source) }),
  };
}

/** The way to a statement: its page is named by its title. */
function wayTo({ address, id }: Destination, { operator, tree }: ViewSource): WayView {
  const topic = tree.topics.find((other) => other.address === address);
  return {
    href: withBase(address, operator.site.base) + (id === null ? '' : `#${encodeFragment(id)}`),
    title: topic ? shortTitle(topic) : address,
  };
}

function goneView({ on, why, see, seePlace }: Gone, source: ViewSource): GoneView {
  const { language } = source.inLanguage;
  const to = see === undefined ? undefined : destinationOf(see, language.code);
  return {
    day: source.formatDay(on),
    why: localText(why, source),
    ...(to && { see: placed(wayTo(to, source), seePlace, source) }),
  };
}

function placed(view: WayView, place: OldPage['place'], { places }: ViewSource): WayView {
  places.set(view, place);
  return view;
}
