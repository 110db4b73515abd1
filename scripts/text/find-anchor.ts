/** What a fragment leads to on a page. */
export type Indicated<T> = T | 'top' | undefined;

/**
 * Finds what a fragment indicates (HTML standard, "find a potential indicated element"): an id equal to it, then an id
 * equal to it percent-decoded, then the top of the page.
 * @param fragment as the URL parser serialises it, without `#`
 * @param byId the first anchor that has an id
 */
export function findAnchor<T>(fragment: string, byId: (id: string) => T | undefined): Indicated<T> {
  const plain = withoutTextDirective(fragment);
  if (plain === '') return 'top';
  const decoded = percentDecode(plain);
  const found = byId(plain) ?? byId(decoded);
  return found ?? (decoded.toLowerCase() === 'top' ? 'top' : undefined);
}

function withoutTextDirective(fragment: string): string {
  const at = fragment.indexOf(':~:');
  return at < 0 ? fragment : fragment.slice(0, at);
}

/**
 * Percent-decodes as the URL standard does: what is not an escape stays, bytes that are not UTF-8 become U+FFFD, and a
 * byte order mark is a character like others.
 */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text;
  const bytes = Buffer.from(text, 'utf8');
  const out: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 0x25 ? bytes.subarray(i + 1, i + 3).toString('latin1') : '';
    const escaped = /^[0-9a-f]{2}$/i.test(hex);
    out.push(escaped ? Number.parseInt(hex, 16) : (bytes[i] ?? 0));
    if (escaped) i += 2;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(out));
}

/** An id as it stands in a fragment (URL standard, fragment percent-encode set; a `%` of its own is encoded too). */
export function encodeFragment(id: string): string {
  if (/^[\w.:/-]*$/.test(id)) return id;
  return encodeURI(id.toWellFormed()).replaceAll('%5B', '[').replaceAll('%5D', ']');
}
