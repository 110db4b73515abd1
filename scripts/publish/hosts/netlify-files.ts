import { PAGE_FILES } from '../../site/addresses.ts';
import { type HostedSite, noteOf, type SoundRedirect, soundRedirects } from './hosted-site.ts';
import { mediaTypeOf } from './media-types.ts';
import { assetCaching, homeHeaders, openHeaders, publicHeaders } from './security-headers.ts';

const HEAD = '# Written by the build, for Netlify and Cloudflare Pages.';
/** Of rules without wildcards, Cloudflare Pages reads as many; Netlify has no limit that comes earlier. */
const MOST_RULES = 2000;
/** Cloudflare Pages leaves out longer lines. */
const LONGEST_LINE = 1000;

/**
 * `_headers` for Netlify and Cloudflare Pages. Both add up all rules that fit an address, so none names a header of
 * another; what is not an asset is revalidated by both of themselves.
 */
export function headersFile({
  base,
  open,
  pageFolders,
  homes,
}: Omit<HostedSite, 'redirects' | 'notFound'>): string {
  const pageFiles = pageFolders.flatMap((folder) =>
    PAGE_FILES.flatMap((name) => [`${folder}${name}`, `${folder}*/${name}`]),
  );
  const rules = [
    rule(`${base}*`, publicHeaders),
    ...(homes.length > 0 ? [rule(base, homeHeaders)] : []),
    rule(`${base}assets/*`, { 'Cache-Control': assetCaching }),
    ...[...open, ...pageFiles].map((path) =>
      path.endsWith('/')
        ? rule(`${path}*`, openHeaders)
        : rule(path, { ...openHeaders, 'Content-Type': mediaTypeOf(path) }),
    ),
  ];
  return `${HEAD}\n${rules.join('\n')}\n`;
}

function rule(pattern: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [pattern, ...lines].join('\n');
}

/**
 * `_redirects` for Netlify and Cloudflare Pages, without what only one of them knows (`301!`). The rules for missing pages
 * are Netlify's; Cloudflare Pages leaves out lines with 404, and looks for the nearest `404.html` by itself. So are those for
 * languages, of which Netlify takes the first that a reader asks for: Cloudflare Pages leaves out lines of four words.
 */
export function redirectsFile(site: HostedSite): string {
  const { sound, notes } = soundRedirects(site);
  const lines: string[] = [];
  for (const redirect of sound) {
    // In an aim, `:` would begin the name of a piece of the address.
    const line = `${redirect.from} ${redirect.to.replaceAll(':', '%3A')} 301`;
    const reason = lineFault(redirect, line, lines.length);
    if (reason) notes.push(noteOf(redirect.from, reason));
    else lines.push(line);
  }
  const missing = site.notFound.map(({ below, page }) => `${below}* ${page} 404`);
  const byLanguage = site.homes
    .slice(1)
    .map(({ language, address }) => `${site.base} ${address} 302! Language=${language}`);
  return `${[HEAD, ...notes, ...byLanguage, ...lines, ...missing].join('\n')}\n`;
}

function lineFault({ from }: SoundRedirect, line: string, rules: number): string | undefined {
  if (/[*:]/.test(from)) return '`*` and `:` stand for any path';
  if (line.length > LONGEST_LINE) return `its line is longer than ${LONGEST_LINE} characters`;
  return rules < MOST_RULES ? undefined : `there are more than ${MOST_RULES}`;
}
