import { PAGE_FILE_PATTERN } from '../../site/addresses.ts';
import {
  type Home,
  type HostedSite,
  languagePatterns,
  type NotFound,
  type SoundRedirect,
  servedSite,
} from './hosted-site.ts';
import { compressedTypes, mediaTypes, textTypes } from './media-types.ts';
import {
  assetCaching,
  type Headers,
  homeHeaders,
  openHeaders,
  pageCaching,
  publicHeaders,
} from './security-headers.ts';

/**
 * Settings for nginx, to be included inside a `server` block whose `root` has the site at its path. All of it stands in
 * one `location`, so what else the server does stays as it is.
 * @param files the settings for every host, by their paths below the output folder: readers are not shown them
 */
export function nginxConfig(site: HostedSite, files: readonly string[]): string {
  const { base, notFound, pageFolders } = site;
  const { redirects, notes, settings: own } = servedSite(site, files);
  const whole = notFound.find(({ below }) => below === base);
  const partOf = (below: string, more: readonly string[] = []): string[] => {
    const own = notFound.filter((part) => part.below === below).map(errorPage);
    return block(`location ${quoted(below)}`, [...own, ...addresses(), ...more]);
  };
  const lines = block(`location ^~ ${quoted(base)}`, [
    ...settings(),
    '',
    ...headers(pageCaching),
    '',
    ...(whole ? [errorPage(whole)] : []),
    ...addresses(),
    // A part of the site with a page of its own for what is missing there.
    ...notFound
      .filter((part) => part !== whole && !pageFolders.includes(part.below))
      .flatMap((part) => partOf(part.below)),
    ...pageFolders.flatMap((folder) => partOf(folder, pageFiles())),
    // The page for missing ones is missing itself, for those who ask for it by name.
    ...notFound.flatMap((place) =>
      block(`location = ${quoted(place.page)}`, [errorPage(place), 'internal;']),
    ),
    ...own.flatMap((path) => block(`location = ${quoted(path)}`, ['return 404;'])),
    // A location with a header of its own inherits none.
    ...block(`location ${quoted(`${base}assets/`)}`, [...headers(assetCaching), ...hiddenFiles()]),
    ...site.open.flatMap(openFiles),
    ...homePage(site),
    ...redirects.flatMap(redirect),
  ]);
  return `${[HEAD, ...notes, ...lines].join('\n')}\n`;
}

const HEAD =
  '# Written by the build: include it inside a `server` block, whose `root` has the site at its path.';

function settings(): string[] {
  const types = [...mediaTypes].map(([ending, type]) => `${type} ${ending};`);
  return [
    'index index.html;',
    'absolute_redirect off;',
    'server_tokens off;',
    'charset utf-8;',
    `charset_types ${textTypes.join(' ')};`,
    'default_type application/octet-stream;',
    ...block('types', types),
    'gzip on;',
    'gzip_vary on;',
    'gzip_proxied any;',
    'gzip_comp_level 6;',
    'gzip_min_length 512;',
    `gzip_types ${compressedTypes.join(' ')};`,
  ];
}

function headers(caching: string, more: Headers = {}): string[] {
  return Object.entries({ ...publicHeaders, ...more, 'Cache-Control': caching }).map(
    ([name, value]) => `add_header ${name} ${quoted(value)} always;`,
  );
}

/** What is missing and what may not be listed is one thing to a reader. */
function errorPage({ page }: NotFound): string {
  return `error_page 403 404 =404 ${quoted(page)};`;
}

/** What holds for addresses of pages: a page has one address, and files that begin with a dot are nobody's business. */
function addresses(): string[] {
  return [...oneAddress(), ...hiddenFiles()];
}

function oneAddress(): string[] {
  // Not for `//host/index.html`, which would lead to that host.
  const index = String.raw`if ($request_uri ~ "^(/|/[^/\\\\?][^\\\\?]*/)index\.html(?:\?|$)")`;
  return block(index, ['return 301 "$1$is_args$args";']);
}

/**
 * The address of the whole site: it sends on to the home page in the language that its reader wants most, of two that are
 * wanted alike the one that is named first; those who want none of them, or the first, stay.
 */
function homePage({ base, homes }: HostedSite): string[] {
  const [, ...others] = homes;
  if (others.length === 0) return [];
  // Later ones overrule.
  const choices = languagePatterns(homes).flatMap((pattern) =>
    block(`if ($http_accept_language ~* "${pattern}")`, ['set $tc_language $1;']),
  );
  const toOther = ({ language, address }: Home): string[] =>
    block(`if ($tc_language ~* "^${language}$")`, [`return 302 "${address}$is_args$args";`]);
  return [
    ...block(`location = ${quoted(base)}`, [
      'set $tc_language "";',
      ...choices,
      ...others.flatMap(toOther),
      ...headers(pageCaching, homeHeaders),
    ]),
    // What nginx shows at that address.
    ...block(`location = ${quoted(`${base}index.html`)}`, [
      ...oneAddress(),
      ...headers(pageCaching, homeHeaders),
    ]),
  ];
}

/** @param path of a file, or of a folder */
function openFiles(path: string): string[] {
  const isFolder = path.endsWith('/');
  const all = headers(pageCaching, openHeaders);
  return block(
    `location ${isFolder ? '' : '= '}${quoted(path)}`,
    isFolder ? [...all, ...hiddenFiles()] : all,
  );
}

/** The files for machines beside pages. */
function pageFiles(): string[] {
  return block(`location ~ "/${PAGE_FILE_PATTERN}$"`, headers(pageCaching, openHeaders));
}

function hiddenFiles(): string[] {
  return block(String.raw`location ~ "/\.(?!well-known/)"`, ['return 404;']);
}

function redirect({ path, to }: SoundRedirect): string[] {
  // In a text, nginx puts values for `$name`: it knows no other way to write that sign than its escape.
  const [, address = '', end = ''] = /^([^#]*)(.*)$/.exec(to.replaceAll('$', '%24')) ?? [];
  const aim = `"${quoted(address).slice(1, -1)}$is_args$args${quoted(end).slice(1, -1)}"`;
  return block(`location = ${quoted(path)}`, [`return 301 ${aim};`]);
}

/** A text as one word of nginx's settings. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
}

/** A setting with others between braces, each on a line of its own. */
function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => (line === '' ? '' : `  ${line}`)), '}'];
}
