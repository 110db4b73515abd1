import { tried } from '../cannot-run.ts';
import { decodePath, SITE } from './addresses.ts';

/** A page of the site, or what stands behind an anchor of it, now or once. */
export interface Whereabouts {
  /** Without base path, percent-encoded. */
  readonly address: string;
  /** The anchor, decoded; null is the page itself. */
  readonly id: string | null;
}

/**
 * Reads an address of this site as others may have cited it, `/privacy/old.html#old-id`. `/x` and `/x/index.html` are `/x/`,
 * which is where hosts send them.
 * @returns with the address of a page, which ends with `/`, `.html` or `.htm`, or of a download; undefined for what is neither:
 * with a host, a query, NUL, `//`, the ending of another kind of file, or longer than a disk can name a file
 */
export function readOldAddress(written: string): Whereabouts | undefined {
  if (!/^\/(?![/\\])[^?\\]*$/.test(written.split('#', 1)[0] ?? '') || /[\s\p{Cc}]|%00/u.test(written))
    return undefined;
  const url = URL.parse(written, SITE);
  const path = url?.origin === SITE ? canonical(url.pathname)?.replace(/\/index\.html?$/, '/') : undefined;
  if (url === null || path === undefined || !isFile(path)) return undefined;
  const name = path.slice(path.lastIndexOf('/') + 1);
  const file = DOWNLOAD.exec(path)?.[1];
  if (file === undefined && name.includes('.') && !/\.html?$/.test(name)) return undefined;
  const address = file ?? (name === '' || name.includes('.') ? path : `${path}/`);
  const fragment = url.hash.slice(1);
  return { address, id: fragment === '' ? null : decodePath(fragment) };
}

/** The address of a download, or that of the page which says what became of it. */
const DOWNLOAD = /^(\/downloads\/.*\.(?!html?\/?$)[^/.]+)\/?$/;

/** Where a page stands that says what became of an old address: of a file, in a folder of its name. */
export function addressOfNotice(address: string): string {
  return /(?:\/|\.html?)$/.test(address) ? address : `${address}/`;
}

/** Whether what stands for an old id was meant as an address or has its `#`: as an id it led nowhere; its address can be given. */
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
  return tried(() => encodeURI(decodeURIComponent(path)).replaceAll('?', '%3F').replaceAll('#', '%23'));
}
