/** An id as it stands in a fragment (URL standard, fragment percent-encode set; a `%` of its own is encoded too). */
export function encodeFragment(id: string): string {
  if (/^[\w.:/-]*$/.test(id)) return id;
  return encodeURI(id.toWellFormed()).replaceAll('%5B', '[').replaceAll('%5D', ']');
}
