import { readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CannotRun, tried } from '../cannot-run.ts';
import { addressOfBytes, bytesOfPath, canonicalPath, SITE } from '../site/addresses.ts';
import type { KnownHosts } from '../site/site-graph.ts';
import { pageText, sheetText } from '../text/decode-bytes.ts';

/** A text of a site that anything built: a page, or a style sheet. */
export interface BuiltFile {
  /** Of the site that it belongs to, without the path that this lives under. */
  readonly address: string;
  /** As problems name it. */
  readonly file: string;
  /** Reads it; undefined where that cannot be. */
  readonly read: () => string | undefined;
  /** Why it cannot be read, where that is so. */
  readonly reason?: 'special' | 'denied';
}

/** A site that anything built. */
export interface BuiltFolder {
  readonly pages: readonly BuiltFile[];
  readonly sheets: readonly BuiltFile[];
  /** Drawings, and pages of XML. */
  readonly documents: readonly BuiltFile[];
  /** The addresses of all files. */
  readonly addresses: readonly string[];
  /** Whether there is a file at an address that leads through a link to a folder which was not looked through. */
  readonly isBehindLink: (address: string) => boolean;
  /** The path that it lives under. */
  readonly base: string;
  readonly hosts: KnownHosts;
}

/** What a folder does not say of its site: the path that it lives under, its host, and what is known of others. */
export interface Surroundings {
  readonly base?: string | undefined;
  readonly own?: string | undefined;
  readonly allow?: readonly string[] | undefined;
  readonly deny?: readonly string[] | undefined;
}

/**
 * Looks at a folder of pages that anything built.
 * @throws CannotRun where there is no such folder, or no page in it, or what is said of its site cannot be
 */
export function openBuiltFolder(folder: string, around: Surroundings = {}): BuiltFolder {
  const { base = '/', own, allow = [], deny = [] } = around;
  const { files, links } = filesOf(folder);
  const named = (pattern: RegExp, textOf = pageText): BuiltFile[] =>
    files.filter(({ path }) => pattern.test(path)).map((file) => openFile(file, textOf));
  const pages = named(/\.html?$/i);
  if (pages.length === 0) throw new CannotRun(`\`${folder}\` holds no page: no file in it ends in \`.html\``);
  return {
    ...{
      pages,
      sheets: named(/\.css$/i, sheetText),
      documents: named(/\.(?:svg|xhtml?|xht)$/i),
      base: basePath(base),
    },
    addresses: files.flatMap(({ path, isSpecial }) => (isSpecial ? [] : addressOfFile(path))),
    hosts: {
      own: own === undefined ? '' : hostOf('host', own),
      allow: allow.map((name) => hostOf('allow', name)),
      deny: deny.map((name) => hostOf('deny', name)),
    },
    isBehindLink: (address) => links.some((link) => leadsThrough(link, address)),
  };
}

/** A file or a link below a folder. Paths are bytes, a character each, since names need not be of UTF-8. */
interface Found {
  /** From the folder. */
  readonly path: string;
  readonly real: string;
  /** A pipe, a socket or a device: to open it could take for ever. */
  readonly isSpecial?: true;
}

function bytes(path: string): Buffer {
  return Buffer.from(path, 'latin1');
}

function openFile({ path, real, isSpecial }: Found, textOf: (bytes: Uint8Array) => string): BuiltFile {
  const file = relative(process.cwd(), bytes(real).toString()).split(sep).join('/');
  const read = () => (isSpecial ? undefined : tried(() => textOf(readFileSync(bytes(real)))));
  return { address: addressOfFile(path), file, reason: isSpecial ? 'special' : 'denied', read };
}

/** The address of a file: `x/index.html` is `/x/`. */
function addressOfFile(path: string): string {
  return addressOfBytes(`/${path.split(sep).join('/')}`).replace(/\/index\.html$/, '/');
}

/** All files below a folder, in one order on every machine, and the links to folders that were not followed. */
function filesOf(folder: string): { readonly files: Found[]; readonly links: Found[] } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CannotRun(`there is no folder \`${folder}\``);
  const links: Found[] = [];
  const given = Buffer.from(folder).toString('latin1');
  const root = realPath(given);
  const files = filesBelow({ path: '', real: given }, { folder: given, root, within: [root], links });
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), links };
}

/** What is known while a folder is looked through. */
interface Walk {
  /** The outermost folder, and its real path. */
  readonly folder: string;
  readonly root: string;
  /** The real paths of the folders on the way. */
  readonly within: readonly string[];
  /** Links that are not followed. */
  readonly links: Found[];
  /** Whether a link stands on the way. */
  readonly isLinked?: true;
}

/**
 * A link to another folder is followed within the outermost one and not back to where it stands; behind a link, no other
 * is, since folders of links to each other would have no end.
 */
function filesBelow(folder: Found, walk: Walk): Found[] {
  const entries = readdirSync(bytes(folder.real), { withFileTypes: true, encoding: 'buffer' });
  return entries.flatMap((entry) => {
    const name = entry.name.toString('latin1');
    const found = { path: join(folder.path, name), real: join(folder.real, name) };
    const isLink = entry.isSymbolicLink();
    const target = isLink ? targetOf(found.real) : entry;
    if (target?.isFile()) return [isLink ? (behind(found, walk) ?? found) : found];
    if (target && !target.isDirectory()) return [{ ...found, isSpecial: true }];
    if (!target) return [];
    const within = [...walk.within, realPath(found.real)];
    if (!isLink) return filesBelow(found, { ...walk, within });
    const next = walk.isLinked || new Set(within).size < within.length ? undefined : behind(found, walk);
    if (next) return filesBelow(next, { ...walk, within, isLinked: true });
    walk.links.push(found);
    return [];
  });
}

/** What a link leads to within the folder, by its own name; undefined where it leads out. */
function behind({ path, real: link }: Found, { folder, root }: Walk): Found | undefined {
  const real = realPath(link);
  return real.startsWith(root + sep) ? { path, real: join(folder, real.slice(root.length)) } : undefined;
}

function realPath(path: string): string {
  return realpathSync.native(bytes(path), 'buffer').toString('latin1');
}

/** What a link leads to; undefined where that is nothing, or the link itself. */
function targetOf(path: string): Stats | undefined {
  return tried(() => statSync(bytes(path)));
}

/** Whether there is a file at an address below that of a link to a folder. */
function leadsThrough({ path, real }: Found, address: string): boolean {
  const link = `${addressOfBytes(`/${path}`)}/`;
  if (!address.startsWith(link)) return false;
  const rest = bytesOfPath(address.slice(link.length)).replace(/(^|\/)$/, '$1index.html');
  return targetOf(join(real, rest))?.isFile() === true;
}

/** The path that a site lives under as addresses have it: `/trust/` for `trust` and `/x/../trust/`. @throws CannotRun where it is no path */
function basePath(base: string): string {
  const url = /[?#\\:]|\/\//.test(base) ? null : URL.parse(`/${base}/`.replace(/\/{2,}/g, '/'), SITE);
  if (!url) throw new CannotRun(`\`--base ${base}\` is no path: write it as in \`--base /trust/\``);
  return canonicalPath(url.pathname);
}

/** A host as addresses have it. @throws CannotRun where it is none */
function hostOf(option: string, name: string): string {
  const host = /[/?#@\\\s]/.test(name) ? undefined : URL.parse(`https://${name}/`)?.host;
  if (host?.includes('.')) return host;
  throw new CannotRun(`\`--${option} ${name}\` is no host: write it as in \`--${option} www.example.com\``);
}
