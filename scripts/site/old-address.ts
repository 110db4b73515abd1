import type { Place } from '../problem.ts';
import { decodePath, SITE } from './addresses.ts';

/** Where a statement once stood. */
export interface OldAddress {
  /** Without base path, percent-encoded; that of a page: it ends with `/`, `.html` or `.htm`. */
  readonly address: string;
  /** The anchor, decoded; null is the page itself. */
  readonly id: string | null;
}

/**
 * Reads an address of this site as others may have cited it, `/privacy/old.html#old-id`. `/x` and `/x/index.html` are `/x/`,
 * which is where hosts send them.
 * @returns undefined for what is no address of a page: with a host, a query, `//`, the ending of another kind of file, or longer
 * than a disk can name a file
 */
export function readOldAddress(written: string): OldAddress | undefined {
  if (!/^\/(?![/\\])[^?\\]*$/.test(written.split('#', 1)[0] ?? '') || /[\s\p{Cc}]/u.test(written))
    return undefined;
  const url = URL.parse(written, SITE);
  const path = url?.origin === SITE ? canonical(url.pathname)?.replace(/\/index\.html?$/, '/') : undefined;
  if (url === null || path === undefined || !isFile(path)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name.includes('.') && !/\.html?$/.test(name)) return undefined;
  const address = name === '' || name.includes('.') ? path : `${path}/`;
  const fragment = url.hash.slice(1);
  return { address, id: fragment === '' ? null : decodePath(fragment) };
}

/**
 * Whether a text that stands for an old id was meant as an address, or as a fragment with its `#`: taken for an id, whoever
 * followed it would come to nothing. Such an id can be given by its whole address.
 */
export function isMeantAsAddress(text: string): boolean {
  return /^#|^\.{0,2}\/|^[a-z]+:\/\/|\/$|\.(?:md|html?)(?:#|$)/i.test(text);
}

/** In bytes: what disks take as a name, and, with room for the folder that it is built in, as a path. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 900;

/** Whether a disk can hold a file at a path, and hosts agree on which one it is: of two `/` in a row they make one. */
function isFile(path: string): boolean {
  const names = decodePath(path).split('/').slice(1);
  if (names.slice(0, -1).includes('')) return false;
  return path.length <= LONGEST_PATH && names.every((name) => Buffer.byteLength(name) <= LONGEST_NAME);
}

/** A path in one way of encoding it; undefined where hosts would not agree which file it names. */
function canonical(path: string): string | undefined {
  // What decodes to a separator would be another path on a disk than in an address.
  if (/%(?:2f|5c|00|(?![0-9a-f]{2}))/i.test(path)) return undefined;
  try {
    return encodeURI(decodeURIComponent(path)).replaceAll('?', '%3F').replaceAll('#', '%23');
  } catch {
    return undefined;
  }
}

/** An old address that a topic says it answers for now. */
export interface Claim extends OldAddress {
  /** The anchor of the topic that holds the statement; `top` is the page itself. */
  readonly anchor: string;
  readonly place: Place;
}

/** The old addresses among the aliases of a topic; old ids of its own are not among them. */
export function claimsOf(
  aliases: Readonly<Record<string, readonly string[]>>,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Claim[] {
  return Object.entries(aliases).flatMap(([anchor, list]) =>
    list.flatMap((written, index): Claim[] => {
      const old = written.startsWith('/') ? readOldAddress(written) : undefined;
      return old ? [{ ...old, anchor, place: placeOf(['aliases', anchor, index]) }] : [];
    }),
  );
}
