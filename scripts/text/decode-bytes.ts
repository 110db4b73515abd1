import { isUtf8 } from 'node:buffer';
import { tried } from '../cannot-run.ts';

const UTF8 = new TextDecoder();

/**
 * Reads bytes as UTF-8 (Encoding standard, BOM cut off), line ends as `\n`.
 * @returns the text, or the first line that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): { text: string; badLine?: number } {
  if (isUtf8(bytes)) return { text: UTF8.decode(bytes).replace(/\r\n?/g, '\n') };
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return { text: '', badLine: lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1 };
}

const DECLARED = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]+)/i;

/**
 * The text of a page from its bytes (HTML standard, 13.2.3): by its byte order mark, by what its host says, by what it
 * declares in its first 1,024 bytes, else as UTF-8. What cannot be decoded is marked, and never an error.
 * @param charset of the `Content-Type` header; a name that nobody knows counts as none
 */
export function pageText(bytes: Uint8Array, charset?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.startsWith('\xEF\xBB\xBF')) return UTF8.decode(bytes);
  const [, declared] = DECLARED.exec(head) ?? [];
  // A page that can declare anything in letters is not of UTF-16.
  const own = declared && /^utf-?16/i.test(declared) ? undefined : declared;
  return (decoderOf(charset) ?? decoderOf(own) ?? UTF8).decode(bytes);
}

function decoderOf(label = ''): TextDecoder | undefined {
  return tried(() => new TextDecoder(label));
}

/** A text of its own: a piece of a text keeps the whole of it in memory. */
export function detached(text: string): string {
  return Buffer.from(text).toString();
}
