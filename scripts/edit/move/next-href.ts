import { posix } from 'node:path';
import { addressOfSource, decodePath, readReference, stripControls } from '../../site/addresses.ts';
import { encodeFragment } from '../../text/find-anchor.ts';

/** Where something stands: a topic's or a download's path below the content folder, and the anchor; null is the whole of it. */
export interface Spot {
  readonly path: string;
  readonly id: string | null;
}

/** Where what stood at a spot will stand; undefined where that stays as it is. */
export type Relocate = (path: string, id: string | null) => Spot | undefined;

/** How what stood somewhere is found again once a move is done. */
export interface Moved {
  readonly relocate: Relocate;
  /** Whether something goes for good, by the path of its topic and the anchor. */
  readonly isGone: (path: string, id: string | null) => boolean;
}

/** What an address is rewritten by. */
export interface Rewriting {
  /** The file that it stood in, and the one that it will stand in. */
  readonly from: string;
  readonly to: string;
  readonly relocate: Relocate;
  /** The path of the topic or the download that is published at an address. */
  readonly topicAt: (address: string) => string | undefined;
}

const PARTS = /^([^?#]*)(\?[^#]*)?(?:#(.*?)(:~:.*)?)?$/s;

/** The address to write for one that was written in a file; undefined where it stays as it is. */
export function nextHref(href: string, rewriting: Rewriting): string | undefined {
  const { from, to, relocate, topicAt } = rewriting;
  const reference = readReference(href, from);
  if (reference.kind !== 'source' && reference.kind !== 'address') return undefined;
  const isAddress = reference.kind === 'address';
  const path = isAddress ? topicAt(reference.path.replace(/\/index\.html$/, '/')) : reference.path;
  if (path === undefined || (isAddress && from !== to && !relocate(path, null) && !href.includes('#')))
    return undefined;
  const [, written = '', query = '', fragment, directive = ''] = PARTS.exec(stripControls(href)) ?? [];
  const id = fragment ? decodePath(fragment) : null;
  const moved = relocate(path, id);
  if (!moved && (isAddress || from === to)) return undefined;
  const spot = moved ?? { path, id };
  const raw = spot.id === id ? fragment : spot.id === null ? undefined : encodeFragment(spot.id);
  const behind = query + (raw === undefined && directive === '' ? '' : `#${raw ?? ''}${directive}`);
  const place = isAddress ? addressOfSource(spot.path) : wayTo(spot.path, to, written, behind);
  const next = place + behind;
  return next === stripControls(href) ? undefined : next;
}

/** The relative path from one file to another, written with the pieces that were written before. */
function wayTo(path: string, to: string, written: string, behind: string): string {
  if (path === to && behind.startsWith('#')) return '';
  const known = new Map(written.split('/').map((piece) => [decodePath(piece), piece]));
  const names = posix.relative(posix.dirname(to), path).split('/');
  const way = names
    .map((name) => known.get(name) ?? encodeURI(name).replace(/[?#]/g, encodeURIComponent))
    .join('/');
  return written.startsWith('./') && names[0] !== '..' ? `./${way}` : way;
}
