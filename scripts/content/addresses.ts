/** An address space of no real host, in which paths are resolved as the URL standard says. */
const SITE = 'https://site.invalid';

/** The address of a topic's page: `en/privacy/index.md` → `/en/privacy/`, `en/privacy/x.md` → `/en/privacy/x/`. */
export function addressOfTopic(path: string): string {
  const bare = path.replace(/\.md$/, '').replace(/(?:^|\/)index$/, '');
  return bare ? `/${bare}/` : '/';
}

/** How an address was written, as far as that decides where it leads. */
export type Reference =
  | { readonly kind: 'empty' }
  /** A path below the content folder, resolved against the file it stands in. */
  | { readonly kind: 'source'; readonly path: string; readonly fragment: string | null }
  /** An address of the site. */
  | { readonly kind: 'address'; readonly path: string; readonly fragment: string | null }
  | { readonly kind: 'external'; readonly scheme: string };

/** Reads an address written in a source file, as the URL standard reads it. @param from path of that file below the content folder */
export function readReference(href: string, from: string): Reference {
  const written = href.trim();
  if (written === '') return { kind: 'empty' };
  const url = URL.parse(written, `${SITE}/${from}`);
  if (!url || url.origin !== SITE) {
    const scheme =
      url?.protocol.slice(0, -1) ?? (/^[a-z][a-z0-9+.-]*(?=:)/i.exec(written)?.[0].toLowerCase() || 'https');
    return { kind: 'external', scheme };
  }
  const path = url.pathname;
  const fragment = written.includes('#') ? url.hash.slice(1) : null;
  return /^[/\\]/.test(written)
    ? { kind: 'address', path, fragment }
    : { kind: 'source', path: decodePath(path).slice(1), fragment };
}

/** The address to publish for one as written in a source file: topics by their address, downloads by their path. */
export function publishedAddress(href: string, from: string, base: string): string {
  const reference = readReference(href, from);
  if (reference.kind === 'empty' || reference.kind === 'external')
    return URL.parse(href.trim())?.href ?? href;
  const hash = reference.fragment === null ? '' : `#${reference.fragment}`;
  if (reference.kind === 'address') return withBase(reference.path, base) + hash;
  if (reference.path === from && href.trim().startsWith('#')) return hash;
  const path = reference.path.endsWith('.md')
    ? addressOfTopic(reference.path)
    : encodeURI(`/${reference.path}`);
  return withBase(path, base) + hash;
}

/** Puts the base path in front of an address of the site. */
export function withBase(address: string, base: string): string {
  return base === '/' ? address : base.slice(0, -1) + address;
}

/** Cuts the base path off; null where the address is not below it. */
export function withoutBase(address: string, base: string): string | null {
  if (base === '/') return address;
  return address.startsWith(base) ? address.slice(base.length - 1) : null;
}

/** Percent-decodes a path; one that is not valid UTF-8 stays as it is. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
