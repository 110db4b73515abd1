import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generatorRoot } from '../../../scripts/folders.ts';
import { mediaTypeOf } from '../../../scripts/publish/hosts/media-types.ts';
import { openHeaders, publicHeaders } from '../../../scripts/publish/hosts/security-headers.ts';
import { type Answered, ask } from '../../support/ask.ts';
import { builtSite } from '../../support/built-pages.ts';
import { run } from '../../support/command.ts';
import { site as fixture, newFolder } from '../../support/fixture.ts';
import { isFull, sample } from '../../support/full.ts';
import type { Served } from '../../support/serve.ts';
import { type RedirectRule, readRedirectsFile } from '../../support/settings-files.ts';
import { describeWithServer, type ServerName } from '../../support/web-servers.ts';

// What is told to one server holds for each: all of them are asked the same, and the answers held to one table.

/** A built site below the root of a server. */
interface HostedFolder {
  readonly root: string;
  readonly base: string;
  readonly languages: readonly [first: string, other: string];
}

const own: HostedFolder = { root: builtSite(), base: '/', languages: ['en', 'zh'] };
/** That of another company, and the one that others begin with. */
const below: HostedFolder = { root: newFolder(), base: '/trust/', languages: ['de', 'en'] };
const starter: HostedFolder = { root: join(newFolder(), '_site'), base: '/', languages: ['en', 'de'] };

/** Old addresses as people wrote them: with capitals, spaces, Chinese, marks of patterns and of settings. */
const OLD = [
  '/Old/Terms.html',
  '/old/a%20b',
  '/old/%E9%9A%90%E7%A7%81.html',
  '/old/a+(b)$1;c',
  '/old/q%22uo%27te',
  '/old/folder/',
];

beforeAll(async () => {
  const content = join(newFolder(), 'content');
  cpSync(fixture('adopter'), content, { recursive: true });
  const page = join(content, 'en/faq/index.md');
  const aliases = `aliases: { top: ${JSON.stringify(OLD)}, agreement: [/old/data] }`;
  writeFileSync(page, readFileSync(page, 'utf8').replace('---\n', `---\n${aliases}\n`));
  const sites = [
    [content, join(below.root, 'trust')],
    ...(isFull ? [[join(generatorRoot, 'scripts/edit/init/starter'), starter.root]] : []),
  ] as const;
  for (const [content, output] of sites)
    expect(await run('build', ['--content', content, '--output', output])).toMatchObject({ code: 0 });
});

/** Every file of a site, by its address without the base. */
function filesOf({ root, base }: HostedFolder): string[] {
  const folder = join(root, base);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).split(sep).join('/'))
    .map((path) => path.replace(/^\/+/, ''));
}

/** The address of a file, without the base. */
const addressOf = (path: string): string =>
  path
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** What a server is to send on for good, as another host is told of it. */
function redirectsOf({ root, base }: HostedFolder): RedirectRule[] {
  const told = readRedirectsFile(readFileSync(join(root, base, '_redirects'), 'utf8'));
  return told.filter(({ status }) => status === 301);
}

const kindOf = (path: string): string => `${path.split('/')[0]} ${/[^/.]*$/.exec(path)?.[0]}`;

/** What an answer says of safety, of keeping it, and of who may read it. */
function saidOf({ headers }: Answered): Record<string, unknown> {
  const names = [...Object.keys({ ...publicHeaders, ...openHeaders }), 'Cache-Control'];
  return Object.fromEntries(names.map((name) => [name, headers[name.toLowerCase()]]));
}

function expected(caching: string, isOpen = false): Record<string, unknown> {
  const open = 'Access-Control-Allow-Origin';
  return { ...publicHeaders, [open]: isOpen ? '*' : undefined, 'Cache-Control': caching };
}

const page = expected('no-cache');

/** Where an answer leads to on the same host: Apache writes the host that it was asked by before it. */
function pathIn(location: string | undefined, host: string): string | undefined {
  return location?.replace(new RegExp(`^http://${host}(?::\\d+)?(?=/)`), '');
}

/** Whether scripts of other sites may read a file. */
const isOpen = (path: string): boolean =>
  /^(?:registers\/|statements|llms\.txt$)|^[a-z]{2,3}\/(?:.*\/)?index\.(?:json|md)$/.test(path);

const servers: readonly ServerName[] = ['nginx', 'caddy', 'apache2'];
describe.each(servers)('By the settings that the build writes, %s', (name) => {
  describe.each(isFull ? [own, below, starter] : [own, below])('with the site below $base', (site) => {
    describeWithServer(name, 'serves it', ({ start }) => {
      let served: Served;
      beforeAll(async () => {
        served = await start(site.root, included(name, site));
      });
      afterAll(() => served?.close());
      const get = (path: string, headers = {}, method = 'GET') =>
        ask(served.origin, site.base + path, headers, method);
      const missing = (path: string): string => readFileSync(join(site.root, site.base, path), 'utf8');
      const [first, other] = site.languages;

      test('every file with its type, its headers and its bytes, and says where nothing has changed', async () => {
        const leave = new Set(
          redirectsOf(site).map(({ from }) => decodeURIComponent(from.slice(site.base.length))),
        );
        const seen = filesOf(site).filter(
          (path) =>
            !/(?:^|\/)(?:\.(?!well-known\/)|404\.html$)|^_|^staticwebapp/.test(path) &&
            !leave.has(decodeURIComponent(addressOf(path))),
        );
        expect(seen.length).toBeGreaterThan(20);
        for (const path of sample(seen, kindOf)) {
          const address = addressOf(path);
          const answer = await get(address);
          const caching = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
          // Apache names no type where a name has no ending.
          const type = answer.headers['content-type'] ?? mediaTypeOf('');
          expect([path, answer.status, type]).toEqual([path, 200, mediaTypeOf(path)]);
          expect({ path, ...saidOf(answer) }).toEqual({ path, ...expected(caching, isOpen(path)) });
          expect(answer.body.equals(readFileSync(join(site.root, site.base, path)))).toBe(true);
          const again = await get(address, { 'If-None-Match': answer.headers.etag ?? '' });
          expect([path, again.status, again.body.length]).toEqual([path, 304, 0]);
          expect({ path, ...saidOf(again) }).toEqual({ path, ...expected(caching, isOpen(path)) });
        }
      });

      test('old addresses by sending on, with the query before the fragment', async () => {
        const sent = redirectsOf(site);
        // A site that begins has none.
        if (site !== starter) expect(sent.length).toBeGreaterThan(5);
        if (site === below) expect(sent.map(({ to }) => to)).toContain('/trust/en/faq/#agreement');
        for (const { from, to } of sample(sent, ({ from }) => (site === own ? kindOf(from.slice(1)) : from)))
          for (const query of ['', '?from=a%2Fb&c={d}']) {
            const { status, headers } = await ask(served.origin, from + query);
            const [path, fragment] = to.split('#');
            const aim = path + query + (fragment === undefined ? '' : `#${fragment}`);
            expect([from, status, pathIn(headers.location, '127.0.0.1')]).toEqual([from, 301, aim]);
          }
      });

      test.for([
        ['no-such-page', '404.html'],
        [`${other}/no-such-page/deeper/`, `${other}/404.html`],
        [`${first}/%e9%9a%90%e7%a7%81`, '404.html'],
        ['assets/no-such.css', '404.html'],
        ['assets/', '404.html'],
        ['404.html', '404.html'],
        [`${other}/404.html`, `${other}/404.html`],
        ['_headers', '404.html'],
        ['staticwebapp.config.json', '404.html'],
        ['.hosts/nginx.conf', '404.html'],
        ['%2ehosts/nginx.conf', '404.html'],
        [`${other}/.htaccess`, `${other}/404.html`],
        ['x/.well-known/.git/config', '404.html'],
        [`${other.toUpperCase()}/`, '404.html'],
      ] as const)('for %s the page %s, with 404 and every header', async ([path, shown]) => {
        for (const headers of [{}, { 'If-None-Match': '*', Range: 'bytes=0-1' }]) {
          const answer = await get(path, headers);
          expect([answer.status, answer.body.toString()]).toEqual([404, missing(shown)]);
          expect(saidOf(answer)).toEqual(page);
          expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
        }
      });

      test.for([
        '..%2f..%2fetc/passwd',
        `${first}/..%2f.hosts/nginx.conf`,
        `${first}/../.hosts/nginx.conf`,
        '%00',
      ])('nothing at %s', async (path) => {
        // Of what is not below the site, Caddy says nothing with 200.
        const { status, body } = await get(path);
        expect([400, 404, body.length === 0 && status]).toContain(status);
      });

      test.for([
        [first, `${first}/`],
        [`${first}?a=1&b=%2F`, `${first}/?a=1&b=%2F`],
        [`${first}/index.html`, `${first}/`],
        ['index.html?q', '?q'],
        ['nothing/%E9%9A%90/index.html', 'nothing/%E9%9A%90/'],
      ] as const)('%s by sending on to %s, whatever the host is called', async ([from, to]) => {
        const answer = await get(from, { Host: 'other.example' });
        const location = pathIn(answer.headers.location, 'other.example');
        expect([answer.status, location]).toEqual([301, site.base + to]);
        expect(saidOf(answer)).toEqual(page);
      });

      test('double slashes at its own addresses or at none, and on no other host', async () => {
        const paths = [
          '//evil.example/',
          '//evil.example/index.html',
          '//evil.example/en',
          '/\\evil.example/index.html',
        ];
        for (const path of [...paths, `/${site.base}${first}`, `${site.base}${first}//`]) {
          const { status, headers } = await ask(served.origin, path);
          expect([path, status]).toEqual([path, expect.toBeOneOf([200, 301, 302, 400, 404])]);
          const location = pathIn(headers.location, '127.0.0.1') ?? '/';
          expect([path, location]).toEqual([path, expect.stringMatching(/^\/(?![/\\])/)]);
        }
      });

      test('texts compressed for those who take them, and says so to caches', async () => {
        const css = filesOf(site).find((path) => /^assets\/.*\.css$/.test(path)) ?? '';
        for (const path of [`${first}/`, css]) {
          const plain = await get(path);
          const small = await get(path, { 'Accept-Encoding': 'gzip' });
          expect([plain.headers['content-encoding'], small.headers['content-encoding']]).toEqual([
            undefined,
            'gzip',
          ]);
          for (const { headers } of [plain, small]) expect(headers.vary).toContain('Accept-Encoding');
          expect(gunzipSync(small.body).equals(plain.body)).toBe(true);
          const again = { 'If-None-Match': small.headers.etag ?? '', 'Accept-Encoding': 'gzip' };
          expect([path, (await get(path, again)).status]).toEqual([path, 304]);
        }
      });

      test('each reader the home page in the language that they want most', async () => {
        const choices = [
          ['', 200],
          [first, 200],
          [other, 302],
          [`${other}-XX,${other};q=0.9,${first};q=0.8`, 302],
          [`${other};q=0.5, ${first};q=0.7`, 200],
          [`${first};q=0.3,nl,${other.toUpperCase()};q=0.4`, 302],
          [`${other};q=0`, 200],
        ] as const;
        for (const [wanted, status] of choices) {
          const answer = await get('?q=1', wanted ? { 'Accept-Language': wanted } : {});
          const location = status === 302 ? `${site.base}${other}/?q=1` : undefined;
          const found = pathIn(answer.headers.location, '127.0.0.1');
          expect([wanted, answer.status, found]).toEqual([wanted, status, location]);
          expect(answer.headers.vary).toContain('Accept-Language');
          expect(saidOf(answer)).toEqual(page);
        }
        expect((await get(`${first}/`)).headers.vary).not.toContain('Accept-Language');
      });

      test('HEAD as GET without a body, a part to whom asks for one, and takes nothing', async () => {
        const [whole, head, part] = [
          await get(''),
          await get('', {}, 'HEAD'),
          await get('', { Range: 'bytes=2-5' }),
        ];
        expect([head.status, head.body.length, saidOf(head)]).toEqual([200, 0, page]);
        expect(head.headers['content-length']).toBe(String(whole.body.length));
        expect([part.status, part.body.toString()]).toEqual([206, whole.body.subarray(2, 6).toString()]);
        for (const method of ['POST', 'PUT', 'DELETE']) {
          const refused = await get('', {}, method);
          expect([method, refused.status, saidOf(refused)]).toEqual([method, 405, page]);
        }
      });

      test('no version, and no cookie', async () => {
        const { headers } = await get('');
        expect([headers.server ?? '', headers['set-cookie']]).toEqual([
          expect.not.stringMatching(/\d/),
          undefined,
        ]);
      });
    });
  });
});

/** The settings lie in the site, which need not be the root of the server. */
function included(name: ServerName, { root, base }: HostedFolder): string {
  const folder = join(root, base, '.hosts');
  if (name === 'nginx') return `include "${folder}/nginx.conf";`;
  return name === 'caddy' ? `import "${folder}/caddy.Caddyfile"` : `Include "${folder}/apache.conf"`;
}

test('A full run asks for everything', () => {
  expect(sample([1, 2], () => '')).toHaveLength(isFull ? 2 : 1);
});
