import { tried } from '../../cannot-run.ts';
import { PAGE_FILE_PATTERN } from '../../site/addresses.ts';

/** Hosts read settings in lines and pieces of limited length. */
const LONGEST = 1000;
const NO_ESCAPE = 'it has a `%` that begins no escape';

/** What a host must be told of a built site. All paths are absolute and have the base path. */
export interface HostedSite {
  /** The path that the site lives under, with `/` at both ends; like the paths in `notFound`, it needs no escapes. */
  readonly base: string;
  /** Addresses that the host sends on for good. Each has a page of its own too, for hosts that cannot. */
  readonly redirects: readonly Redirect[];
  /** Pages for what does not exist, by the path they stand for, the most special first: `/zh/` has `/zh/404.html`. */
  readonly notFound: readonly NotFound[];
  /** The folders and files that are made for machines; a folder ends with `/`, and holds nothing else. */
  readonly open: readonly string[];
  /** The folders of the languages: beside each page in them stand files that are made for machines. */
  readonly pageFolders: readonly string[];
  /** The home pages, where there are several. The first one is shown at `base` too: to those who read none of the others. */
  readonly homes: readonly Home[];
}

/** The home page of a language, by what the tags begin with in which browsers ask for it. */
export interface Home {
  readonly language: string;
  readonly address: string;
}

/** How much languages are wanted, least first, as headers write it. */
const QUALITIES = [
  ...Array.from({ length: 9 }, (_, index) => `; *q=0?[.]${index + 1}[0-9]*`),
  '(?:; *q=1(?:[.]0*)?)?',
];

/**
 * What `Accept-Language` says of the home pages, the least wanted first: expressions that find the language, in any case of
 * letters.
 */
export function languagePatterns(homes: readonly Home[]): string[] {
  const names = homes.map(({ language }) => language).join('|');
  return QUALITIES.map((quality) => `(?:^|,) *(${names})(?:-[^,;]*)? *${quality} *(?:,|$)`);
}

/** An address that is sent on, percent-encoded; `to` may have a fragment, and gets the query that the reader came with. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** The page that is shown, with status 404, for what does not exist below a path. */
export interface NotFound {
  readonly below: string;
  readonly page: string;
}

/** A redirect that hosts can carry out, as browsers send and follow it. */
export interface SoundRedirect extends Redirect {
  /** `from` as servers see it: decoded. */
  readonly path: string;
}

/** The redirects that hosts can carry out, each address once, and notes of those that are left to their pages. */
export function soundRedirects({ base, redirects }: HostedSite): { sound: SoundRedirect[]; notes: string[] } {
  const sound = new Map<string, SoundRedirect>();
  const notes: string[] = [];
  for (const redirect of redirects) {
    const fault = redirectFault(redirect, base);
    const path = fault ? '' : decodeURIComponent(redirect.from);
    const reason = fault ?? (sound.has(path) ? 'it stands above already' : undefined);
    if (reason) notes.push(noteOf(redirect.from, reason));
    else sound.set(path, { from: asSent(redirect.from), path, to: asSent(redirect.to) });
  }
  return { sound: [...sound.values()], notes };
}

/**
 * What the settings of a server of one's own begin with: the redirects at addresses that it has no other answer for, notes of
 * those that are left to their pages, and the addresses that readers are not shown: settings of hosts, pages for what is missing.
 * @param files the settings for every host, by their paths below the output folder
 */
export function servedSite(
  site: HostedSite,
  files: readonly string[],
): { redirects: SoundRedirect[]; notes: string[]; settings: string[]; missing: string[] } {
  const { base, homes, notFound } = site;
  const { sound, notes } = soundRedirects(site);
  const settings = files.filter((file) => !file.startsWith('.')).map((file) => base + file);
  const missing = notFound.map(({ page }) => page);
  const taken = new Set([...(homes.length > 0 ? [base] : []), ...settings, ...missing]);
  return { redirects: sound.filter(({ path }) => !taken.has(path)), notes, settings, missing };
}

/** A pattern of the paths of all files for machines, those beside pages too. @param escaped gives a text as the server's patterns write it */
export function openPattern({ open, pageFolders }: HostedSite, escaped: (text: string) => string): string {
  const files = open.map((path) => escaped(path) + (path.endsWith('/') ? '' : '$'));
  const beside = pageFolders.map((folder) => `${escaped(folder)}(?:.*/)?${PAGE_FILE_PATTERN}$`);
  return `^(?:${[...files, ...beside].join('|')})`;
}

/** A line for readers of the settings, without what would end it. */
export function noteOf(from: string, reason: string): string {
  return `# left to its page: ${JSON.stringify(from).slice(0, 300)} (${reason})`;
}

/** A path, with its fragment where it has one, as browsers send and follow it (URL standard), escapes in capital letters. */
function asSent(address: string): string {
  const { pathname, hash } = new URL(address, 'https://host.invalid');
  return (pathname + hash).replace(/%[\da-f]{2}/gi, (code) => code.toUpperCase());
}

/**
 * Why no host could carry out a redirect: the address would be another one to a server, or lead in a circle.
 * @param base the path that the site lives under
 * @returns the reason in some words, or undefined where it can be carried out
 */
function redirectFault({ from, to }: Redirect, base: string): string | undefined {
  const [, path = '', fragment = ''] = /^([^#]*)#?(.*)$/s.exec(to) ?? [];
  if (!from.startsWith(base)) return `it is not below ${base}`;
  if (!to.startsWith('/')) return 'its aim is not an address of the site';
  const fault = pathFault(from) ?? pathFault(path);
  if (fault) return fault;
  if (!isDecodable(fragment)) return NO_ESCAPE;
  const isLong = [from, to].some((address) => asSent(address).length > LONGEST);
  if (isLong) return `it is longer than ${LONGEST} characters`;
  return decodeURIComponent(from) === decodeURIComponent(path) ? 'it leads to itself' : undefined;
}

/** Why servers would take a path for another one. */
function pathFault(path: string): string | undefined {
  if (/[?#]/.test(path)) return 'it has a query or a fragment';
  if (!isDecodable(path)) return NO_ESCAPE;
  if (/%2f/i.test(path)) return 'servers take `%2F` for `/`';
  const plain = decodeURIComponent(path);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\0-\x1f\x7f]/.test(plain)) return 'it has a control character';
  if (plain.includes('\\')) return 'browsers take `\\` for `/`';
  if (plain.includes('//')) return 'servers take `//` for `/`';
  if (/\/\.{1,2}(?:\/|$)/.test(plain)) return 'servers resolve `.` and `..`';
  return undefined;
}

function isDecodable(text: string): boolean {
  return tried(() => decodeURIComponent(text).isWellFormed()) ?? false;
}
