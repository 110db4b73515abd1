/**
 * Reads bytes as UTF-8 (Encoding standard, BOM cut off), line ends as `\n`.
 * @returns the text, or the first line that is not UTF-8
 */
export function decodeUtf8(bytes: Uint8Array): { text: string; badLine?: number } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
  } catch {
    return { text: '', badLine: firstBadLine(bytes) };
  }
}

function firstBadLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const next = end < 0 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(start, next));
    } catch {
      return line;
    }
    start = next;
  }
  return line;
}

const DECLARED = /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w.:-]+)/i;

/**
 * The text of a page from its bytes (HTML standard, 13.2.3): by its byte order mark, by what it declares in its first 1,024
 * bytes, else as UTF-8. What cannot be decoded is marked, and never an error.
 */
export function pageText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const [, declared = 'utf-8'] = head.startsWith('\xEF\xBB\xBF') ? [] : (DECLARED.exec(head) ?? []);
  // A page that can declare anything in letters is not of UTF-16.
  return decoderOf(/^utf-?16/i.test(declared) ? 'utf-8' : declared).decode(bytes);
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
