import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostFiles } from '../../../scripts/publish/hosts/host-files.ts';
import type { HostedSite, Redirect } from '../../../scripts/publish/hosts/hosted-site.ts';
import { publicHeaders } from '../../../scripts/publish/hosts/security-headers.ts';
import { readAzureConfig } from '../../support/azure-config.ts';
import { builtSite } from '../../support/built-pages.ts';
import { headersFor, readHeadersFile, readRedirectsFile } from '../../support/settings-files.ts';

const immutable = 'public, max-age=31536000, immutable';

function hosted(redirects: readonly Redirect[], base = '/'): HostedSite {
  const notFound = ['zh/', ''].map((below) => ({ below: base + below, page: `${base}${below}404.html` }));
  return { base, redirects, notFound, open: [], pageFolders: [], homes: [] };
}

/** What each host is told of a site, read as the host reads it. */
function told(site: HostedSite) {
  const files = hostFiles(site);
  const text = (path: string): string => files.get(path) as string;
  return {
    headers: readHeadersFile(text('_headers')),
    redirects: readRedirectsFile(text('_redirects')),
    azure: readAzureConfig(text('staticwebapp.config.json')),
    notes: text('_redirects')
      .split('\n')
      .filter((line) => line.startsWith('# left')),
  };
}

test('The built site has the same files', () => {
  const built = (path: string): string => readFileSync(join(builtSite(), path), 'utf8');
  expect(headersFor(readHeadersFile(built('_headers')), '/en/')).toEqual(publicHeaders);
  expect(readRedirectsFile(built('_redirects')).slice(-2)).toEqual([
    { from: '/zh/*', to: '/zh/404.html', status: 404 },
    { from: '/*', to: '/404.html', status: 404 },
  ]);
  expect(built('zh/404.html')).toContain('<html lang="zh-');
  expect(readAzureConfig(built('staticwebapp.config.json')).globalHeaders).toMatchObject(publicHeaders);
});

test('The paths of all of them are known, and none has a carriage return or a missing last line', () => {
  const files = hostFiles(hosted([]));
  expect([...files.keys()]).toEqual([
    '.hosts/nginx.conf',
    '.hosts/caddy.Caddyfile',
    '.hosts/apache.conf',
    '_headers',
    '_redirects',
    'staticwebapp.config.json',
  ]);
  for (const text of files.values()) expect(text).toMatch(/^[^\r]*\n$/);
});

describe.each(['/', '/trust/'])('Below %s', (base) => {
  const { headers, azure, redirects } = told(hosted([{ from: `${base}old`, to: `${base}new/#a/b` }], base));

  test('Netlify and Cloudflare Pages send every header once, and keep assets for ever', () => {
    expect(headersFor(headers, base)).toEqual(publicHeaders);
    expect(headersFor(headers, `${base}en/privacy/`)).toEqual(publicHeaders);
    expect(headersFor(headers, `${base}assets/css/site.css`)).toEqual({
      ...publicHeaders,
      'Cache-Control': immutable,
    });
  });

  test('Azure sends every header, keeps assets for ever, has pages asked for again, and lets nobody sign in', () => {
    expect(azure).toEqual({
      routes: [
        { route: `${base}old`, redirect: `${base}new/#a/b`, statusCode: 301 },
        { route: `${base}assets/*`, headers: { 'Cache-Control': immutable } },
        { route: '/.auth/login/*', statusCode: 404 },
      ],
      trailingSlash: 'always',
      mimeTypes: {
        '.csv': 'text/csv; charset=utf-8',
        '.md': 'text/markdown; charset=utf-8',
        '.txt': 'text/plain; charset=utf-8',
        '.webmanifest': 'application/manifest+json',
      },
      responseOverrides: { '404': { rewrite: `${base}404.html` } },
      globalHeaders: { ...publicHeaders, 'Cache-Control': 'no-cache' },
    });
  });

  test('Redirects come first, then the pages for what is missing, the most special one first', () => {
    expect(redirects).toEqual([
      { from: `${base}old`, to: `${base}new/#a/b`, status: 301 },
      { from: `${base}zh/*`, to: `${base}zh/404.html`, status: 404 },
      { from: `${base}*`, to: `${base}404.html`, status: 404 },
    ]);
  });
});

test('The home page of another language is told to hosts that know what readers ask for, and caches are', () => {
  const homes = ['en', 'zh'].map((language) => ({ language, address: `/trust/${language}/` }));
  const { headers, redirects } = told({ ...hosted([], '/trust/'), homes });
  expect(redirects[0]).toEqual({ from: '/trust/', to: '/trust/zh/', status: 302, language: 'zh' });
  expect(headersFor(headers, '/trust/')).toEqual({ ...publicHeaders, Vary: 'Accept-Language' });
  expect(headersFor(headers, '/trust/zh/')).toEqual(publicHeaders);
});

test('Scripts of any site may read what is made for machines, and nothing else', () => {
  const open = ['/registers/', '/data.json'];
  const { headers, azure } = told({ ...hosted([]), open, pageFolders: ['/en/'] });
  const any = { 'Access-Control-Allow-Origin': '*' };
  expect(headersFor(headers, '/registers/x.csv')).toEqual({ ...publicHeaders, ...any });
  for (const path of ['/data.json', '/en/index.json', '/en/a/b/index.json'])
    expect(headersFor(headers, path)).toEqual({
      ...publicHeaders,
      ...any,
      'Content-Type': 'application/json',
    });
  const markdown = { 'Content-Type': 'text/markdown; charset=utf-8' };
  expect(headersFor(headers, '/en/a/index.md')).toEqual({ ...publicHeaders, ...any, ...markdown });
  for (const path of ['/en/', '/en/a/', '/downloads/index.md', '/registers'])
    expect(headersFor(headers, path)).toEqual(publicHeaders);
  expect(azure.routes.slice(1, 4)).toEqual([
    { route: '/registers/*', headers: any },
    { route: '/data.json', headers: any },
    { route: '/en/*.{json,md}', headers: any },
  ]);
});

test.for([
  ['/a%2Fb', '/x/', 'servers take `%2F` for `/`'],
  ['/a%5cb', '/x/', 'browsers take `\\` for `/`'],
  ['/a//b', '/x/', 'servers take `//` for `/`'],
  ['/a/../b', '/x/', 'servers resolve `.` and `..`'],
  ['/a/%2e%2E', '/x/', 'servers resolve `.` and `..`'],
  ['/a%0Ab', '/x/', 'it has a control character'],
  ['/100%', '/x/', 'it has a `%` that begins no escape'],
  ['/%FF', '/x/', 'it has a `%` that begins no escape'],
  ['/a', '/x/#%', 'it has a `%` that begins no escape'],
  ['/a?b', '/x/', 'it has a query or a fragment'],
  ['/a', '/x/?b', 'it has a query or a fragment'],
  ['/a', '//x.example/', 'servers take `//` for `/`'],
  ['/a', 'https://x.example/', 'its aim is not an address of the site'],
  ['a', '/x/', 'it is not below /'],
  ['/%61', '/a', 'it leads to itself'],
  ['/a', '/a#b', 'it leads to itself'],
  [`/${'隐'.repeat(200)}`, '/x/', 'it is longer than 1000 characters'],
] as const)('%s to %s is left to its page everywhere: %s', ([from, to, reason]) => {
  const { redirects, azure, notes } = told(hosted([{ from, to }]));
  expect([redirects.length, azure.routes.length]).toEqual([2, 2]);
  expect(notes).toEqual([`# left to its page: ${JSON.stringify(from).slice(0, 300)} (${reason})`]);
  expect(hostFiles(hosted([{ from, to }])).get('.hosts/nginx.conf')).toContain(notes[0]);
});

test('What one host takes for a pattern is left out there alone', () => {
  const { redirects, azure, notes } = told(
    hosted([
      { from: '/a:b', to: '/x:y/' },
      { from: '/a*', to: '/x:y/' },
    ]),
  );
  expect(redirects.map(({ from }) => from)).toEqual(['/zh/*', '/*']);
  expect(azure.routes[0]).toEqual({ route: '/a:b', redirect: '/x:y/', statusCode: 301 });
  expect(notes.map((note) => note.slice(20))).toEqual([
    '"/a:b" (`*` and `:` stand for any path)',
    '"/a*" (`*` and `:` stand for any path)',
  ]);
  expect(told(hosted([{ from: '/a', to: '/x:y/' }])).redirects[0]?.to).toBe('/x%3Ay/');
});

test('An address that is sent on twice goes where the first says', () => {
  const { redirects, notes } = told(
    hosted([
      { from: '/a', to: '/x/' },
      { from: '/%61', to: '/y/' },
    ]),
  );
  expect(redirects[0]).toEqual({ from: '/a', to: '/x/', status: 301 });
  expect(notes).toEqual(['# left to its page: "/%61" (it stands above already)']);
});

test('Of more redirects than a host takes, it is told the first', () => {
  const many = Array.from({ length: 2500 }, (_, i) => ({ from: `/old-${i}.html`, to: `/new/#${i}` }));
  const { redirects, azure, notes } = told(hosted(many));
  expect([redirects.length, notes.length]).toEqual([2002, 500]);
  expect(redirects[1999]).toEqual({ from: '/old-1999.html', to: '/new/#1999', status: 301 });
  expect(azure.routes.length).toBeGreaterThan(200);
  expect(azure.routes.at(-3)?.redirect).toBe(`/new/#${azure.routes.length - 3}`);
});

test('Any list of addresses gives files that each host can read', () => {
  const address = fc
    .webPath()
    .chain((path) => fc.tuple(fc.constant(path), fc.string({ unit: 'binary', maxLength: 5 })));
  const redirect = fc.record({ from: address, to: address }).map(({ from, to }) => ({
    from: `/${from.join('')}`,
    to: `/${to.join('#')}`,
  }));
  fc.assert(
    fc.property(fc.array(redirect, { maxLength: 20 }), (redirects) => {
      const read = told(hosted(redirects));
      expect(read.redirects.length + read.notes.length).toBe(redirects.length + 2);
    }),
  );
});
