/** Where a statement once stood. */
export interface OldAddress {
  /** Without base path, percent-encoded; that of a page: it ends with `/`, `.html` or `.htm`. */
  readonly address: string;
  /** The anchor, decoded; null is the page itself. */
  readonly id: string | null;
}

const SITE = 'https://site.invalid';

/**
 * Reads an address of this site as others may have cited it, `/privacy/old.html#old-id`. `/x` and `/x/index.html` are `/x/`,
 * which is where hosts send them.
 * @returns undefined for what is no address of a page: with a host, a query, or the ending of another kind of file
 */
export function readOldAddress(written: string): OldAddress | undefined {
  if (!/^\/(?![/\\])[^?\\]*$/.test(written.split('#', 1)[0] ?? '') || /[\s\p{Cc}]/u.test(written))
    return undefined;
  const url = URL.parse(written, SITE);
  // What decodes to a separator would be another path on a disk than in an address.
  if (url?.origin !== SITE || /%(?:2f|5c|00)/i.test(url.pathname)) return undefined;
  const path = url.pathname.replace(/\/index\.html?$/, '/');
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isPage = name === '' || !name.includes('.') || /\.html?$/.test(name);
  if (!isPage) return undefined;
  const address = name === '' || name.includes('.') ? path : `${path}/`;
  const fragment = url.hash.slice(1);
  return { address, id: fragment === '' ? null : decode(fragment) };
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
