import { literalPattern } from '../../text/literal-pattern.ts';
import {
  type HostedSite,
  languagePatterns,
  type NotFound,
  openPattern,
  type SoundRedirect,
  servedSite,
} from './hosted-site.ts';
import { compressedTypes, mediaTypeOf, mediaTypes } from './media-types.ts';
import {
  assetCaching,
  type Headers,
  homeHeaders,
  openHeaders,
  pageCaching,
  publicHeaders,
} from './security-headers.ts';

const HEAD =
  '# Written by the build: import it inside a site block of Caddy, whose `root` has the site at its path.';

/**
 * Settings for Caddy 2, to be imported inside a site block. All of it stands in one `handle`, so what else the server does stays
 * as it is. Its matchers of paths take no heed of capitals, so whatever must be exact is a `map`, whose first line that fits
 * counts.
 * @param files the settings for every host, by their paths below the output folder: readers are not shown them
 */
export function caddyConfig(site: HostedSite, files: readonly string[]): string {
  const { base } = site;
  const { redirects, notes, settings, missing: pages } = servedSite(site, files);
  const unseen = [...settings, ...pages];
  const lines = block('route', [
    ...headerBlock({ ...publicHeaders, 'Cache-Control': pageCaching }, ['-Server', 'defer']),
    // In braces, Caddy looks for a variable of the surroundings.
    ...maps(
      site,
      redirects.filter(({ path }) => !path.includes('{')),
    ),
    ...sendsOn('tc_index', '{tc_index}', 301),
    ...sendsOn('tc_moved', '{tc_moved}{tc_query}{tc_hash}', 301),
    ...(site.homes.length > 0 ? homePage(site) : []),
    ...named('tc_method', ['not method GET HEAD']),
    'header @tc_method Allow "GET, HEAD"',
    'respond @tc_method 405',
    ...missing(site.notFound, unseen),
    ...named('tc_folder', ['not path */', 'file {path}/index.html']),
    'redir @tc_folder {tc_folder} 301',
    ...named('tc_assets', [`path ${quoted(`${base}assets/*`)}`]),
    `header @tc_assets Cache-Control ${quoted(assetCaching)}`,
    ...named('tc_open', [`path_regexp ${quoted(openPattern(site, literalPattern))}`]),
    ...Object.entries(openHeaders).map(([name, value]) => `header @tc_open ${name} ${quoted(value)}`),
    'header Content-Type {tc_type}',
    'header +Vary Accept-Encoding',
    ...block('encode gzip', [
      'minimum_length 512',
      ...block(
        'match',
        ['text/html*', ...compressedTypes.map((type) => `${type}*`)].map(
          (type) => `header Content-Type ${type}`,
        ),
      ),
    ]),
    'file_server',
  ]);
  const place =
    base === '/'
      ? 'handle'
      : `@tc_site path ${quoted(base.slice(0, -1))} ${quoted(`${base}*`)}\nhandle @tc_site`;
  return `${[HEAD, ...notes, ...block(place, lines)].join('\n')}\n`;
}

/** What is asked of a request, once: each is empty where there is nothing to say. */
function maps({ base, notFound, homes }: HostedSite, sound: readonly SoundRedirect[]): string[] {
  const types = [...mediaTypes.keys()].map((ending) => [
    String.raw`~(?i)\.${ending}$`,
    ending === 'html' ? 'text/html; charset=utf-8' : mediaTypeOf(`x.${ending}`),
  ]);
  return [
    ...map('{query}', ['tc_query'], [['~^(.+)$', '?$1']], ['']),
    // Not for `//host/index.html`, which would lead to that host.
    ...map('{uri}', ['tc_index'], [[String.raw`~^(/|/[^/\\?][^\\?]*/)index\.html(\?.+)?\??$`, '$1$2']], ['']),
    ...map(
      '{uri}',
      ['tc_folder'],
      [[String.raw`~^(/[^/\\?](?:[^\\?]*[^\\?/])?)(\?.+)?\??$`, '$1/$2']],
      [base],
    ),
    ...map('{path}', ['tc_moved', 'tc_hash'], sound.map(moved), ['', '']),
    ...map(
      '{path}',
      ['tc_type'],
      [['~/$', 'text/html; charset=utf-8'], ...types],
      ['application/octet-stream'],
    ),
    ...map(
      '{path}',
      ['tc_missing'],
      notFound.map(({ below, page }) => [`~^${literalPattern(below)}`, page]),
      [''],
    ),
    ...(homes.length > 0 ? languageMaps(homes) : []),
  ];
}

/** Placeholders of Caddy stand in braces; in an address their escapes mean the same. */
function moved({ path, to }: SoundRedirect): string[] {
  const aim = to.replaceAll('{', '%7B').replaceAll('}', '%7D');
  const [, address = '', end = ''] = /^([^#]*)(.*)$/.exec(aim) ?? [];
  return [path, address, end];
}

function languageMaps(homes: HostedSite['homes']): string[] {
  const best = languagePatterns(homes).toReversed();
  const others = homes.slice(1).map(({ language, address }) => [`~(?i)^${language}$`, address]);
  return [
    ...map(
      '{header.Accept-Language}',
      ['tc_language'],
      best.map((pattern) => [`~(?i)${pattern}`, '$1']),
      [''],
    ),
    ...map('{tc_language}', ['tc_home'], others, ['']),
  ];
}

function map(
  source: string,
  names: readonly string[],
  rows: readonly (readonly string[])[],
  otherwise: readonly string[],
): string[] {
  const lines = rows.map((row) => row.map(quoted).join(' '));
  const last = `default ${otherwise.map(quoted).join(' ')}`;
  return block(`map ${source} ${names.map((name) => `{${name}}`).join(' ')}`, [...lines, last]);
}

/** Sends on where a value is not empty. */
function sendsOn(name: string, aim: string, status: number): string[] {
  return [...named(`${name}_known`, [`not vars {${name}} ""`]), `redir @${name}_known ${aim} ${status}`];
}

/** The address of the whole site, which its languages share. */
function homePage({ base }: HostedSite): string[] {
  const isHome = `path ${quoted(base)}`;
  return [
    ...named('tc_home', [isHome]),
    ...Object.entries(homeHeaders).map(([name, value]) => `header @tc_home +${name} ${value}`),
    ...named('tc_other', [isHome, 'not vars {tc_home} ""']),
    'redir @tc_other {tc_home}{tc_query} 302',
  ];
}

/** What is missing, what may not be listed, and what begins with a dot is one thing to a reader. */
function missing(notFound: readonly NotFound[], unseen: readonly string[]): string[] {
  const answer = [
    'request_header -If-None-Match',
    'request_header -If-Modified-Since',
    'request_header -Range',
    'rewrite * {tc_missing}',
    'header Content-Type "text/html; charset=utf-8"',
    ...block('file_server', ['status 404']),
  ];
  const conditions = [
    // Every piece of a path may be seen that begins with no dot, and `.well-known`.
    ['tc_hidden', [String.raw`not path_regexp "^(?:/(?:\.well-known|[^./][^/]*)?)*$"`]],
    ['tc_unseen', [`path ${unseen.map(quoted).join(' ')}`]],
    ['tc_nothing', ['not file {path} {path}/index.html {path}index.html']],
  ] as const;
  const handled = notFound.length > 0 ? answer : ['respond 404'];
  return conditions.flatMap(([name, lines]) => [...named(name, lines), ...block(`handle @${name}`, handled)]);
}

function headerBlock(headers: Headers, more: readonly string[]): string[] {
  const lines = Object.entries(headers).map(([name, value]) => `${name} ${quoted(value)}`);
  return [...block('header', lines), ...block('header', more)];
}

function named(name: string, conditions: readonly string[]): string[] {
  return block(`@${name}`, conditions);
}

/** A text as one word of Caddy's settings: in them a backslash stands for itself, but before `"`. */
function quoted(text: string): string {
  return `"${text.replaceAll('"', String.raw`\"`)}"`;
}

function block(head: string, lines: readonly string[]): string[] {
  return [`${head} {`, ...lines.map((line) => `\t${line}`), '}'];
}
