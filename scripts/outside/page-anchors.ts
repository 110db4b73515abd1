import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { tried } from '../cannot-run.ts';
import type { UnverifiableCause } from '../flaws.ts';
import { anchorsAmong } from '../site/page.ts';
import { pageText } from '../text/decode-bytes.ts';
import { readHtml } from '../text/html/read-html.ts';
import type { HostResponse } from './ask-address.ts';

/** Which of the fragments that are linked to are not on a page. */
export interface AnchorCheck {
  readonly missing: readonly string[];
  /** The ids that the page has, as far as a person can use them; empty where nothing is missing. */
  readonly ids: readonly string[];
  /** Why it could not be told. */
  readonly unknown?: UnverifiableCause;
}

/** The anchors of a page that was not looked at, or on which nothing is missing. */
export const nothingMissing: AnchorCheck = { missing: [], ids: [] };

/** `#/route` and `#!route` are addresses that a page's own script reads, `#:~:text=…` is words to look for; neither is an id. */
const NO_ANCHOR = /^(?:$|[!/]|:~:)/;
/** The media types of web pages: in nothing else is an anchor an id. */
const PAGE = /^\s*(?:text\/html|application\/xhtml\+xml)\b/i;
/** Longer ids are not told: nobody has written them by hand. */
const LONGEST = 100;
/** GitHub writes the ids of a text with this in front, and its script finds them without. */
const OF_USERS = 'user-content-';
const NOWHERE = { file: '', line: 1, column: 1 };

/**
 * Looks for fragments on a page as it was sent: what a script adds later is not seen.
 * @param fragments as the URL parser serialises them, without `#`
 */
export function checkAnchors(page: HostResponse, fragments: Iterable<string>): AnchorCheck {
  const wanted = [...fragments].filter((fragment) => !NO_ANCHOR.test(fragment));
  if (wanted.length === 0 || !PAGE.test(page.headers['content-type'] ?? '')) return nothingMissing;
  const html = textOf(page);
  if (html === undefined) return { ...nothingMissing, unknown: 'page-unreadable' };
  const { anchors } = readHtml(html, { origin: '', placeOf: () => NOWHERE });
  const { find, ids } = anchorsAmong(() => anchors);
  const missing = wanted.filter((fragment) => !find(fragment) && !find(OF_USERS + fragment));
  if (missing.length === 0) return nothingMissing;
  if (!page.whole) return { ...nothingMissing, unknown: 'page-too-large' };
  return { missing, ids: ids().filter((id) => id.length <= LONGEST) };
}

/** What a small body may grow to when it is unpacked. Bytes. */
const maxOutputLength = 16 * 1024 * 1024;

/** Packed bodies are not asked for, but some hosts send them all the same. */
type Unpack = (body: Uint8Array, limit: { readonly maxOutputLength: number }) => Uint8Array;
const UNPACK: Readonly<Record<string, Unpack>> = {
  gzip: gunzipSync,
  'x-gzip': gunzipSync,
  deflate: inflateSync,
  br: brotliDecompressSync,
  zstd: zstdDecompressSync,
};

/** The text of a page; undefined where it cannot be unpacked. */
function textOf({ headers, body }: HostResponse): string | undefined {
  const packing = (headers['content-encoding'] ?? '').trim().toLowerCase();
  const [, charset] = /charset\s*=\s*["']?([\w.:-]+)/i.exec(headers['content-type'] ?? '') ?? [];
  const isPlain = packing === '' || packing === 'identity';
  const bytes = isPlain ? body : tried(() => UNPACK[packing]?.(body, { maxOutputLength }));
  return bytes && pageText(bytes, charset);
}
