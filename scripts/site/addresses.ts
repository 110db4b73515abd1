import { tried } from '../cannot-run.ts';

/** An address space of no real host, in which paths are resolved as the URL standard says. */
export const SITE = 'https://site.invalid';

/** The address of a topic's page: `en/privacy/index.md` → `/en/privacy/`, `en/privacy/x.md` → `/en/privacy/x/`. */
export function addressOfTopic(path: string): string {
  const bare = path.endsWith('.md') ? path.slice(0, -3) : path;
  if (bare === 'index') return '/';
  if (bare.endsWith('/index')) return `/${bare.slice(0, -5)}`;
  return bare ? `/${bare}/` : '/';
}

const NAME = '[a-z0-9]+(?:[-_][a-z0-9]+)*';
const TOPIC = new RegExp(`^(?:${NAME}/)*${NAME}\\.md$`);

/** Whether the path of a topic makes an address: small letters, digits, `-` and `_` between them. */
export function isPublishable(path: string): boolean {
  return TOPIC.test(path);
}

/** The name that a topic's file could have; undefined where it has other letters than `a` to `z`, marks on them aside, or a folder is at fault. */
export function nameFor(path: string): string | undefined {
  const at = path.lastIndexOf('/') + 1;
  const letters = path
    .slice(at)
    .normalize('NFKD')
    .replace(/\p{M}|\.[a-z]+$/giu, '');
  const words = letters.toLowerCase().match(/[a-z0-9]+|_(?=[a-z0-9])/g) ?? [];
  const name = `${words.join('-').replace(/-?_-?/g, '_').replace(/^_/, '')}.md`;
  const isWhole = /^[A-Za-z\p{N}\p{P}\p{S}\p{Z}\p{M}]*$/u.test(letters);
  return isWhole && isPublishable(path.slice(0, at) + name) ? name : undefined;
}

/** The address of what stands at a path below the content folder: a topic's page, or the file itself. */
export function addressOfSource(path: string): string {
  const isTopic = path.endsWith('.md') && !path.startsWith('downloads/');
  return isTopic ? addressOfTopic(path) : addressOfFile(path);
}

/** The address that a link in a file names, whether something stands there or not; undefined where it is none of the site's. */
export function addressNamed(href: string, from: string): string | undefined {
  const reference = readReference(href, from);
  if (reference.kind === 'source') return addressOfSource(reference.path);
  return reference.kind === 'address' ? reference.path : undefined;
}

/** The address of a file at a path. */
export function addressOfFile(path: string): string {
  return canonicalPath(`/${path.replaceAll('%', '%25')}`);
}

/** A path with what a server decodes decoded, and then encoded in one way: `/%61%20b` as `/a%20b`. */
export function canonicalPath(path: string): string {
  return /^[\w/.~-]*$/.test(path) ? path : addressOfBytes(bytesOfPath(path));
}

/** The bytes that a path stands for, a character each: names of files need not be of UTF-8. */
export function bytesOfPath(path: string): string {
  const decode = (_: string, code: string): string => String.fromCharCode(Number.parseInt(code, 16));
  return Buffer.from(path)
    .toString('latin1')
    .replace(/%([0-9a-f]{2})/gi, decode);
}

/** A path, given as bytes, with everything encoded that would not stand for itself in an address. */
export function addressOfBytes(bytes: string): string {
  const encode = (byte: string): string =>
    `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  return bytes.replace(/[^\w;,/:@&=+$.!~*'()-]/g, encode);
}

/** How an address was written, as far as that decides where it leads. */
export type Reference =
  | { readonly kind: 'empty' }
  /** A path below the content folder, resolved against the file it stands in. */
  | { readonly kind: 'source'; readonly path: string; readonly fragment: string | null }
  /** An address of the site. */
  | { readonly kind: 'address'; readonly path: string; readonly fragment: string | null }
  | { readonly kind: 'external'; readonly scheme: string };

/** A path from a file to another, or an anchor of the file itself, in which the URL standard has nothing to encode or leave out. */
const PLAIN_WAY = /^((?:\.\.\/)*)((?:[\w-]+(?:[./][\w-]+)*)?)(?:#([\w.:/-]*))?$/;

/** Reads an address written in a source file, as the URL standard reads it. @param from path of that file below the content folder */
export function readReference(href: string, from: string): Reference {
  // Nearly all are plain; at 5,000 topics the parser of URLs took a twentieth of a build.
  const [, up = '', way = '', fragment = null] = PLAIN_WAY.exec(href) ?? [];
  if (way !== '') return { kind: 'source', path: folderAbove(from, up.length / 3) + way, fragment };
  if (fragment !== null && up === '') return { kind: 'source', path: from, fragment };
  return readAnyReference(stripControls(href), from);
}

/** The folder of a file, or one above it; above the first there is none. */
function folderAbove(path: string, levels: number): string {
  let end = path.lastIndexOf('/');
  for (let level = 0; level < levels; level++) end = path.lastIndexOf('/', end - 1);
  return path.slice(0, end + 1);
}

function readAnyReference(written: string, from: string): Reference {
  if (written === '') return { kind: 'empty' };
  const url = URL.parse(written, `${SITE}/${from}`);
  if (url?.origin !== SITE) return { kind: 'external', scheme: schemeOf(url, written) };
  const path = url.pathname;
  const fragment = written.includes('#') ? url.hash.slice(1) : null;
  return /^[/\\]/.test(written)
    ? { kind: 'address', path, fragment }
    : { kind: 'source', path: decodePath(path).slice(1), fragment };
}

/** The scheme of an address, of one that cannot be parsed what looks like it. */
export function schemeOf(url: URL | null, written: string): string {
  return (
    url?.protocol.slice(0, -1) ?? (/^[a-z][a-z0-9+.-]*(?=:)/i.exec(written)?.[0].toLowerCase() || 'https')
  );
}

/** The address to publish for one as written in a source file: topics by their address, downloads by their path. */
export function publishedAddress(href: string, from: string, base: string): string {
  const reference = readReference(href, from);
  if (reference.kind === 'empty' || reference.kind === 'external') return URL.parse(href)?.href ?? href;
  const hash = reference.fragment === null ? '' : `#${reference.fragment}`;
  if (reference.kind === 'address') return withBase(reference.path, base) + hash;
  if (reference.path === from && stripControls(href).startsWith('#')) return hash;
  return withBase(addressOfSource(reference.path), base) + hash;
}

/** The files of settings for hosts, below the output folder: nothing else is published at their names. A further host is a line. */
export const SETTINGS_FILES = [
  '.hosts/nginx.conf',
  '.hosts/caddy.Caddyfile',
  '.hosts/apache.conf',
  '_headers',
  '_redirects',
  'staticwebapp.config.json',
] as const;

/** The files that stand beside the page of a topic, and say the same for machines. */
export const PAGE_FILES = ['index.md', 'index.json'] as const;

/** A pattern of the names of these files. */
export const PAGE_FILE_PATTERN = `(?:${PAGE_FILES.join('|').replaceAll('.', String.raw`\.`)})`;

/** The list of the pages for language models (llmstxt.org). */
export const LLMS_FILE = '/llms.txt';

/** The files that say what all pages say, for machines. */
export const SITE_FILES = ['/statements.json', '/statements.schema.json', LLMS_FILE] as const;

/** Whom to tell of a fault in the security of the host (RFC 9116). */
export const SECURITY_FILE = '/.well-known/security.txt';

/** The files that tell crawlers which pages there are. */
export const CRAWLER_FILES = ['/robots.txt', '/sitemap.xml'] as const;

/** Puts the base path in front of an address of the site. */
export function withBase(address: string, base: string): string {
  return base === '/' ? address : base.slice(0, -1) + address;
}

/** Cuts the base path off; null where the address is not below it. */
export function withoutBase(address: string, base: string): string | null {
  if (base === '/') return address;
  return address.startsWith(base) ? address.slice(base.length - 1) : null;
}

/**
 * Cuts off what the URL standard ignores around an address: control characters and spaces. A pattern for the end would begin
 * anew at each space within.
 */
export function stripControls(href: string): string {
  let [start, end] = [0, href.length];
  while (start < end && href.charCodeAt(start) <= 0x20) start++;
  while (end > start && href.charCodeAt(end - 1) <= 0x20) end--;
  return href.slice(start, end);
}

/** Percent-decodes a path; one that is not valid UTF-8 stays as it is. */
export function decodePath(path: string): string {
  return path.includes('%') ? (tried(() => decodeURIComponent(path)) ?? path) : path;
}

/** Where it stands what a language's site is called where it is kept, as on the screen of a phone. @param code of the language */
export function manifestAddress(code: string): string {
  return `/${code}/site.webmanifest`;
}

/** Where the texts stand that search in a language reads. @param code of the language */
export function searchAddress(code: string): string {
  return `/${code}/search.json`;
}

/** Whether an address is under a name that is set apart for examples and tests (RFC 2606). */
export function isReserved(url: string): boolean {
  const { hostname = '' } = URL.parse(url) ?? {};
  return /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test)$/.test(hostname);
}
