import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaTypeOf } from '../../../scripts/publish/hosts/media-types.ts';
import { publicHeaders } from '../../../scripts/publish/hosts/security-headers.ts';
import { type Answered, ask } from '../../support/ask.ts';
import { builtPages, builtSite } from '../../support/built-pages.ts';
import { describeWithNginx } from '../../support/nginx.ts';
import type { Served } from '../../support/serve.ts';

const folder = builtSite();
/** Every file of the built site, by its address. */
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(
    ({ parentPath, name }) =>
      `/${join(parentPath, name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/')}`,
  );
const pages = builtPages()
  .map(({ address }) => address)
  .filter((address) => !address.endsWith('404.html'));
const assets = files.filter((address) => address.startsWith('/assets/'));
const immutable = 'public, max-age=31536000, immutable';

/** What an answer says of safety and of keeping it, by the names in small letters. */
function saidOf({ headers }: Answered): Record<string, unknown> {
  const names = [...Object.keys(publicHeaders), 'Cache-Control'].map((name) => name.toLowerCase());
  return Object.fromEntries(names.map((name) => [name, headers[name]]));
}

function expected(caching: string): Record<string, string> {
  const all = { ...publicHeaders, 'Cache-Control': caching };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
}

describeWithNginx('The built site, served by nginx', ({ start }) => {
  let served: Served;
  beforeAll(async () => {
    served = await start(folder);
  });
  afterAll(() => served.close());

  test.for(pages)('%s is there, with every header, and is asked for again each time', async (address) => {
    const answer = await ask(served.origin, address);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(saidOf(answer)).toEqual(expected('no-cache'));
    const etag = answer.headers.etag ?? '';
    const again = await ask(served.origin, address, { 'If-None-Match': etag });
    expect([again.status, again.body.length, etag === '']).toEqual([304, 0, false]);
    expect(saidOf(again)).toEqual(expected('no-cache'));
  });

  test.for(assets)('%s is kept for ever', async (address) => {
    const answer = await ask(served.origin, address);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, mediaTypeOf(address)]);
    expect(saidOf(answer)).toEqual(expected(immutable));
  });

  test.for(['/no-such-page', '/en/no-such-page/deeper/', '/assets/no-such.css', '/404.html', '/assets/'])(
    '%s is not there: the page that says so, with 404 and every header',
    async (address) => {
      const answer = await ask(served.origin, address);
      expect([answer.status, answer.body.toString()]).toEqual([
        404,
        readFileSync(join(folder, '404.html'), 'utf8'),
      ]);
      expect(saidOf(answer)).toEqual(expected('no-cache'));
    },
  );

  test.for([
    ...files.filter((address) => /\/\./.test(address)),
    '/_headers',
    '/_redirects',
    '/staticwebapp.config.json',
    '/.git/config',
    '/en/.htaccess',
    '/assets/.htaccess',
    '/%2ehosts/nginx.conf',
    '/en/..%2f.hosts/nginx.conf',
  ])('%s is nobody’s business', async (address) => {
    expect((await ask(served.origin, address)).status).toBe(404);
  });

  test.for([
    ['/en', '/en/'],
    ['/en?a=1&b=%2F', '/en/?a=1&b=%2F'],
    ['/en/index.html', '/en/'],
    ['/index.html?q', '/?q'],
    ['/nothing/index.html', '/nothing/'],
  ] as const)('%s is sent on to %s, whatever the host is called', async ([from, to]) => {
    const answer = await ask(served.origin, from);
    expect([answer.status, answer.headers.location]).toEqual([301, to]);
    expect(saidOf(answer)).toEqual(expected('no-cache'));
  });

  test.for([
    '//evil.example/index.html',
    '/\\evil.example/index.html',
    '//evil.example/',
    '//evil.example/en',
  ])('%s leads to no other host', async (address) => {
    const { headers } = await ask(served.origin, address);
    expect(headers.location ?? '/').toMatch(/^\/(?![/\\])/);
  });

  test('Texts are compressed for those who take it, and caches are told', async () => {
    const css = assets.find((address) => address.endsWith('.css')) ?? '';
    for (const address of ['/en/', css]) {
      const plain = await ask(served.origin, address);
      const small = await ask(served.origin, address, { 'Accept-Encoding': 'gzip' });
      expect(small.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
      expect(plain.headers).toMatchObject({ vary: 'Accept-Encoding' });
      expect(plain.headers['content-encoding']).toBeUndefined();
      expect(small.body.length).toBeLessThan(plain.body.length);
      expect(gunzipSync(small.body).equals(plain.body)).toBe(true);
      const again = { 'If-None-Match': small.headers.etag ?? '', 'Accept-Encoding': 'gzip' };
      expect((await ask(served.origin, address, again)).status).toBe(304);
    }
  });

  test('Readers of Chinese who come to the site are shown Chinese', async () => {
    const { status, headers } = await ask(served.origin, '/?q=1', {
      'Accept-Language': 'zh-CN,zh;q=0.9,en;q=0.8',
    });
    expect([status, headers.location, headers.vary]).toEqual([302, '/zh/?q=1', 'Accept-Language']);
  });

  test('HEAD has the headers of GET and nothing else, and nothing can be written', async () => {
    const [head, get] = [await ask(served.origin, '/', {}, 'HEAD'), await ask(served.origin, '/')];
    expect([head.status, head.body.length, head.headers['content-length']]).toEqual([
      200,
      0,
      get.headers['content-length'],
    ]);
    expect(saidOf(head)).toEqual(saidOf(get));
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const refused = await ask(served.origin, '/', {}, method);
      expect([refused.status, saidOf(refused)]).toEqual([405, expected('no-cache')]);
    }
  });

  test('nginx does not say which version it is, and sets no cookie', async () => {
    const { headers } = await ask(served.origin, '/');
    expect([headers.server, headers['set-cookie']]).toEqual(['nginx', undefined]);
  });
});

describe('There is something to serve', () => {
  test('pages, assets and files that begin with a dot', () => {
    expect([pages.length > 5, assets.length > 3, files.includes('/.hosts/nginx.conf')]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
