import { thatFit } from '../../report/report.ts';
import { type HostedSite, soundRedirects } from './hosted-site.ts';
import { mediaTypeOf } from './media-types.ts';
import { assetCaching, openHeaders, pageCaching, publicHeaders } from './security-headers.ts';

/** Azure knows other endings by itself. */
const mimeTypes = Object.fromEntries(
  ['csv', 'md', 'txt', 'webmanifest'].map((ending) => [`.${ending}`, mediaTypeOf(`x.${ending}`)]),
);

/** In bytes; Azure refuses a file of more than 20 KB. */
const LARGEST = 20_000;

/**
 * `staticwebapp.config.json` for Azure Static Web Apps. It knows one page for what is missing. Redirects that it cannot
 * hold are left to their pages.
 */
export function azureConfig(site: HostedSite): string {
  const { base, notFound, open, pageFolders } = site;
  const openRoutes = [
    ...open.map((path) => (path.endsWith('/') ? `${path}*` : path)),
    ...pageFolders.map((folder) => `${folder}*.{json,md}`),
  ];
  const missing = notFound.find(({ below }) => below === base);
  const fixed = [
    { route: `${base}assets/*`, headers: { 'Cache-Control': assetCaching } },
    ...openRoutes.map((route) => ({ route, headers: openHeaders })),
    // Nobody signs in to this site, and Azure would offer it.
    { route: '/.auth/login/*', statusCode: 404 },
  ];
  const rest = {
    trailingSlash: 'always',
    mimeTypes,
    ...(missing && { responseOverrides: { '404': { rewrite: missing.page } } }),
    globalHeaders: { ...publicHeaders, 'Cache-Control': pageCaching },
  };
  const config = (routes: readonly object[]): string =>
    `${JSON.stringify({ routes: [...routes, ...fixed], ...rest })}\n`;
  // Where `*` stands, Azure reads a pattern.
  const plain = soundRedirects(site).sound.filter(({ from }) => !from.includes('*'));
  const routes = plain.map(({ from, to }) => ({ route: from, redirect: to, statusCode: 301 }));
  // Each comes with a comma.
  const size = (route: object): number => Buffer.byteLength(JSON.stringify(route)) + 1;
  return config(thatFit(routes, LARGEST - Buffer.byteLength(config([])), size));
}
