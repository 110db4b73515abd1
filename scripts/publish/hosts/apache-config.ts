import {
  type HostedSite,
  languagePatterns,
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

const HEAD = `# Written by the build: include it inside a virtual host of Apache, whose \`DocumentRoot\` has the site at its path. It needs
# the modules headers and rewrite, beside those that are on by default: a2enmod headers rewrite`;

/**
 * Settings for Apache 2.4, to be included inside a virtual host: unlike a \`.htaccess\` they are read once, and need no leave
 * (\`AllowOverride\`) to overrule what the server says. All of it speaks of the site's path alone.
 * @param files the settings for every host, by their paths below the output folder: readers are not shown them
 */
export function apacheConfig(site: HostedSite, files: readonly string[]): string {
  const { base, notFound } = site;
  const { redirects, notes, settings: own, missing } = servedSite(site, files);
  const lines = [
    // A `/` in disguise stays one, and names no file.
    ...(base === '/' ? ['AllowEncodedSlashes NoDecode'] : []),
    ...block(`Location ${quoted(base)}`, settings()),
    // The most special page is the last that is named.
    ...notFound
      .toReversed()
      .flatMap(({ below, page }) => block(`Location ${quoted(below)}`, [`ErrorDocument 404 ${page}`])),
    ...block(`Location ${quoted(`${base}assets/`)}`, headers({ 'Cache-Control': assetCaching })),
    ...block(`LocationMatch ${quoted(openPattern(site, escaped))}`, headers(openHeaders)),
    'RewriteEngine On',
    ...limits(base, own, missing),
    ...homePage(site),
    ...redirects.flatMap(redirect),
  ];
  return `${[HEAD, ...notes, ...lines].join('\n')}\n`;
}

function settings(): string[] {
  const types = [...mediaTypes].map(([ending]) => `AddType ${quoted(mediaTypeOf(`x.${ending}`))} .${ending}`);
  return [
    'Options -Indexes -MultiViews -Includes -ExecCGI',
    'DirectoryIndex index.html',
    'DirectorySlash On',
    'AddDefaultCharset utf-8',
    ...types,
    `AddOutputFilterByType DEFLATE text/html ${compressedTypes.join(' ')}`,
    // What is compressed has a mark behind its tag, by which nothing is found again.
    String.raw`RequestHeader edit* If-None-Match "-gzip\"" "\""`,
    ...headers({ ...publicHeaders, 'Cache-Control': pageCaching }),
  ];
}

function headers(all: Headers, act = 'set'): string[] {
  return Object.entries(all).map(
    ([name, value]) => `Header always ${act} ${name} ${quoted(value.replaceAll('%', '%%'))}`,
  );
}

/** What nobody may ask for, and addresses of which there is a better one. */
function limits(base: string, own: readonly string[], pages: readonly string[]): string[] {
  const below = `^${escaped(base)}`;
  const none = '- [R=404,L]';
  return [
    // The page for missing ones is missing itself, for those who ask for it by name.
    ...(pages.length > 0
      ? ['RewriteCond %{ENV:REDIRECT_STATUS} "^$"', `RewriteRule ${oneOf(pages)} ${none}`]
      : []),
    `RewriteRule ${oneOf(own)} ${none}`,
    String.raw`RewriteRule "${below}(?:.*/)?\.(?!well-known/)" ${none}`,
    // What may not be listed is missing.
    'RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}" -d',
    'RewriteCond "%{DOCUMENT_ROOT}%{REQUEST_URI}/index.html" !-f',
    `RewriteRule "${below}" ${none}`,
    ...['RewriteCond %{REQUEST_METHOD} "!^(?:GET|HEAD)$"', `RewriteRule "${below}" - [R=405,L]`],
    // Not for `//host/index.html`, which would lead to that host.
    String.raw`RewriteCond %{THE_REQUEST} "^\S+ (/|/[^/\\?\s][^\\?\s]*/)index\.html[?\s]"`,
    `RewriteRule "${below}" "%1" [NE,R=301,L]`,
  ];
}

/**
 * The address of the whole site: it sends on to the home page in the language that its reader wants most, of two that are
 * wanted alike the one that is named first; those who want none of them, or the first, stay.
 */
function homePage({ base, homes }: HostedSite): string[] {
  if (homes.length === 0) return [];
  const here = `"^${escaped(base)}$"`;
  const address = quoted(String.raw`^${escaped(base)}(?:index\.html)?$`);
  return [
    ...block(`LocationMatch ${address}`, headers(homeHeaders, 'merge')),
    ...languagePatterns(homes)
      .toReversed()
      .flatMap((pattern) => [
        'RewriteCond %{ENV:tc_language} "^$"',
        `RewriteCond %{HTTP:Accept-Language} "${pattern}" [NC]`,
        `RewriteRule ${here} - [E=tc_language:%1]`,
      ]),
    ...homes
      .slice(1)
      .flatMap(({ language, address: home }) => [
        `RewriteCond %{ENV:tc_language} "^${language}$" [NC]`,
        `RewriteRule ${here} "${home}" [NE,R=302,L]`,
      ]),
  ];
}

function redirect({ path, to }: SoundRedirect): string[] {
  // In an aim, `$` and `%` would stand for what was found.
  const aim = to.replace(/[$%\\]/g, String.raw`\$&`);
  const [, address = '', end = ''] = /^([^#]*)(.*)$/.exec(aim) ?? [];
  const rule = (target: string): string => `RewriteRule ${oneOf([path])} "${target}" [NE,R=301,L]`;
  // Apache puts the query at the end by itself, which is wrong behind a fragment.
  const withQuery = ['RewriteCond %{QUERY_STRING} "."', rule(`${address}?%{QUERY_STRING}${end}`)];
  return [...(end === '' ? [] : withQuery), rule(aim)];
}

/** A pattern for these paths, as a word of a rule: in these a backslash stands for itself. */
function oneOf(paths: readonly string[]): string {
  return `"^(?:${paths.map(escaped).join('|')})$"`;
}

/** A text of which a regular expression (PCRE) takes each character as itself. A rule would end at a `"`. */
function escaped(text: string): string {
  return text.replace(/[^\w/\u0080-\u{10ffff}]/gu, (mark) => (mark === '"' ? String.raw`\x22` : `\\${mark}`));
}

/** A text as one word of Apache's settings, but for rules. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, (mark) => `\\${mark}`)}"`;
}

function block(head: string, lines: readonly string[]): string[] {
  return [`<${head}>`, ...lines.map((line) => `  ${line}`), `</${head.split(' ')[0]}>`];
}
