/** A path, with its fragment where it has one, as browsers send and follow it (URL standard), escapes in capital letters. */
export function asSent(address: string): string {
  const { pathname, hash } = new URL(address, 'https://host.invalid');
  return (pathname + hash).replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}
