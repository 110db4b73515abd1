import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { Response } from './answer.ts';

/** What a small body may grow to when it is unpacked. */
const MOST = 16 * 1024 * 1024;

type Unpack = (body: Uint8Array) => Uint8Array;

/** Packed bodies are not asked for, but some hosts send them all the same. */
const PACKINGS: Readonly<Record<string, Unpack>> = {
  gzip: (body) => gunzipSync(body, { maxOutputLength: MOST }),
  'x-gzip': (body) => gunzipSync(body, { maxOutputLength: MOST }),
  deflate: (body) => inflateSync(body, { maxOutputLength: MOST }),
  br: (body) => brotliDecompressSync(body, { maxOutputLength: MOST }),
  zstd: (body) => zstdDecompressSync(body, { maxOutputLength: MOST }),
};

/** Whether an answer is a web page: in nothing else is an anchor an id. */
export function isPage({ headers }: Response): boolean {
  return /^\s*(?:text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? '');
}

/** The text of a page; undefined where it cannot be decoded. The character set is the header's, else the page's own, else UTF-8. */
export function pageText({ headers, body }: Response): string | undefined {
  const packing = (headers['content-encoding'] ?? '').trim().toLowerCase() || 'identity';
  const charset = /charset\s*=\s*["']?([\w.:-]+)/i;
  try {
    const bytes = packing === 'identity' ? body : PACKINGS[packing]?.(body);
    if (!bytes) return undefined;
    const declared =
      charset.exec(headers['content-type'] ?? '') ??
      charset.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'));
    return new TextDecoder(declared?.[1] ?? 'utf-8').decode(bytes);
  } catch {
    return undefined;
  }
}
