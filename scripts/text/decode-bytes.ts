import { isUtf8 } from 'node:buffer';
import { tried } from '../cannot-run.ts';
import { declaredCharset, sheetCharset } from './html/page-charset.ts';

const UTF8 = new TextDecoder();
/** What pages without a declaration are in, if not in UTF-8. */
const OLD = new TextDecoder('windows-1252');

/**
 * Reads bytes as UTF-8 (Encoding standard, BOM cut off), line ends as `\n`.
 * @returns the text, or the first line that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): { text: string; badLine?: number } {
  if (isUtf8(bytes)) return { text: UTF8.decode(bytes).replace(/\r\n?/g, '\n') };
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  return { text: '', badLine: lines.findIndex((line) => !isUtf8(Buffer.from(line, 'latin1'))) + 1 };
}

/**
 * The text of a page from its bytes (HTML standard, 13.2.3): by its byte order mark, by what its host says, by what it
 * declares, else as UTF-8 where it is that, and as browsers read old pages where it is not. What cannot be decoded is marked,
 * and never an error.
 * @param charset of the `Content-Type` header; a name that nobody knows counts as none
 */
export function pageText(bytes: Uint8Array, charset?: string): string {
  return decoded(bytes, () => decoderOf(charset) ?? declaredCharset(bufferOf(bytes)));
}

/** The text of a style sheet from its bytes (CSS Syntax 3, 3.2): what declares its encoding is another form, all else as of pages. */
export function sheetText(bytes: Uint8Array): string {
  return decoded(bytes, () => sheetCharset(bufferOf(bytes)));
}

function decoded(bytes: Uint8Array, declared: () => TextDecoder | undefined): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return UTF8.decode(bytes);
  return (declared() ?? (isUtf8(bytes) ? UTF8 : OLD)).decode(bytes);
}

function bufferOf({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length);
}

function decoderOf(label = ''): TextDecoder | undefined {
  return tried(() => new TextDecoder(label));
}

/** A text of its own: a piece of a text keeps the whole of it in memory. */
export function detached(text: string): string {
  return Buffer.from(text).toString();
}
