/** What a fragment leads to on a page. */
export type Indicated<T> = T | 'top' | undefined;

/**
 * Finds what a fragment indicates (HTML standard, "find a potential indicated element"): an id equal to it, then an id
 * equal to it percent-decoded, then the top of the page.
 * @param fragment as the URL parser serialises it, without `#`
 * @param byId the first anchor that has an id
 */
export function findAnchor<T>(fragment: string, byId: (id: string) => T | undefined): Indicated<T> {
  // Behind `:~:` stand words to look for.
  const [plain = ''] = fragment.split(':~:', 1);
  if (plain === '') return 'top';
  const decoded = percentDecode(plain);
  const found = byId(plain) ?? byId(decoded);
  return found ?? (decoded.toLowerCase() === 'top' ? 'top' : undefined);
}

/**
 * Percent-decodes as the URL standard does: what is not an escape stays, bytes that are not UTF-8 become U+FFFD, and a
 * byte order mark is a character like others.
 */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
    Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
  );
}

/** An id as it stands in a fragment (URL standard, fragment percent-encode set; a `%` of its own is encoded too). */
export function encodeFragment(id: string): string {
  if (/^[\w.:/-]*$/.test(id)) return id;
  return encodeURI(id.toWellFormed()).replaceAll('%5B', '[').replaceAll('%5D', ']');
}
