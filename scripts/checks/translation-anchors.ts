import { type Place, type Problem, problem } from '../problem.ts';
import type { Twins } from '../site/twins.ts';
import type { Anchor, Outline } from '../text/outline.ts';

/** `translation-anchors`: twins have the same anchors in the same order, old ids of the page included. Told once a page. */
export function* translationAnchors({ original, translation }: Twins): Generator<Problem, undefined> {
  const theirs = anchorOrder(original.text().outline);
  const ours = anchorOrder(translation.text().outline);
  const missing = without(theirs, ours);
  const extra = without(ours, theirs);
  const moved = firstMoved(without(theirs, missing), without(ours, extra));
  const named = [...missing, ...extra, ...(moved ? [moved.ours] : [])].map(({ id }) => id);
  if (named.length === 0) return;
  const head = translation.placeOf(['title']);
  const place =
    extra[0]?.place ?? moved?.ours.place ?? (missing[0] && placeBefore(missing[0], theirs, ours)) ?? head;
  yield problem('translation-anchors', place, {
    id: named.join(' '),
    missing: missing.map(({ id }) => id),
    extra: extra.map(({ id }) => id),
    ...(moved && {
      moved: { anchor: moved.ours.id, after: moved.after, original: moved.theirs.place },
    }),
    original: missing[0]?.place ?? original.placeOf(['title']),
  });
}

/**
 * The anchors that twins share, in the order of the page: what editors declared. Old ids of one anchor stand behind it, and
 * among themselves in any order.
 */
function anchorOrder({ anchors }: Outline): Anchor[] {
  const order: Anchor[] = [];
  for (const anchor of anchors) {
    if (anchor.kind === 'footnote' || anchor.kind === 'layout') continue;
    const standsBefore = ({ id, kind }: Anchor): boolean =>
      anchor.kind !== 'alias' || kind !== 'alias' || id <= anchor.id;
    order.splice(order.findLastIndex(standsBefore) + 1, 0, anchor);
  }
  return order;
}

function without(anchors: readonly Anchor[], others: readonly Anchor[]): Anchor[] {
  const ids = new Set(others.map(({ id }) => id));
  return anchors.filter(({ id }) => !ids.has(id));
}

interface Moved {
  readonly ours: Anchor;
  readonly theirs: Anchor;
  readonly after: string;
}

/** The first anchor that comes at another place, of lists with the same ids; an id that stands twice is told elsewhere. */
function firstMoved(theirs: readonly Anchor[], ours: readonly Anchor[]): Moved | undefined {
  const index = ours.findIndex(({ id }, place) => id !== theirs[place]?.id);
  const found = ours[index];
  const at = found ? theirs.findIndex(({ id }) => id === found.id) : -1;
  const there = theirs[at];
  return found && there ? { ours: found, theirs: there, after: theirs[at - 1]?.id ?? '' } : undefined;
}

/** The anchor in the translation behind which a missing one would stand. */
function placeBefore(missing: Anchor, theirs: readonly Anchor[], ours: readonly Anchor[]): Place | undefined {
  const lasting = ours.filter(({ kind }) => kind !== 'alias');
  const places = new Map(lasting.map(({ id, place }) => [id, place]));
  const before = theirs.slice(0, theirs.indexOf(missing)).reverse();
  return before.flatMap(({ id }) => places.get(id) ?? [])[0];
}
