import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostFiles } from '../../../scripts/publish/hosts/host-files.ts';
import type { HostedSite, Redirect } from '../../../scripts/publish/hosts/hosted-site.ts';
import { soundRedirects } from '../../../scripts/publish/hosts/hosted-site.ts';
import { ask } from '../../support/ask.ts';
import { newFolder } from '../../support/fixture.ts';
import { runs } from '../../support/full.ts';
import { describeWithNginx, describeWithServer } from '../../support/web-servers.ts';

function hosted(redirects: readonly Redirect[], base = '/'): HostedSite {
  const notFound = ['zh/', ''].map((below) => ({ below: base + below, page: `${base}${below}404.html` }));
  return { base, redirects, notFound, open: [], pageFolders: [], homes: [] };
}

function nginxConfig(site: HostedSite): string {
  return hostFiles(site).get('.hosts/nginx.conf') ?? '';
}

/** A folder with these files, each with its own path in it. */
function folderWith(...paths: readonly string[]): string {
  const folder = newFolder();
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), path);
  }
  return folder;
}

/** Characters that mean something to nginx, to addresses, or to nobody. */
const mark = fc.constantFrom(...' "\'\\;{}$#?%*:~^=@&+,()[]<>|`\n\r\t\0./-_隐私é\u{1f512}a1'.split(/(?:)/u));
const piece = fc.oneof(
  fc.string({ unit: mark, maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('%2F', '%', '%zz', '%0A', '%E9', '$args', '\\"', '..', 'en', 'index.html'),
);
const address = fc
  .array(fc.tuple(piece, fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((pieces) => `/${pieces.map(([text, coded]) => (coded ? coding(text) : text)).join('/')}`);

function coding(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

describe.each(['caddy', 'apache2'] as const)('Settings for %s', (name) => {
  describeWithServer(name, 'of any list of addresses', ({ faultsOf }) => {
    const file = name === 'caddy' ? '.hosts/caddy.Caddyfile' : '.hosts/apache.conf';

    test('are taken', () => {
      const lists = fc.array(fc.record({ from: address, to: address }), { maxLength: 40 });
      fc.assert(
        fc.property(lists, fc.constantFrom('/', '/a.b/c~d/'), (redirects, base) => {
          const below = redirects.map(({ from, to }) => ({ from: base + from.slice(1), to }));
          expect(faultsOf(hostFiles(hosted(below, base)).get(file) ?? '')).toBe('');
        }),
        { numRuns: runs(3) },
      );
    });
  });
});

describeWithNginx('Settings for nginx', ({ start, faultsOf }) => {
  test('nginx takes the settings for any list of addresses', () => {
    const redirect = fc.record({ from: address, to: address });
    const lists = fc.array(redirect, { maxLength: 20 });
    fc.assert(
      fc.property(lists, fc.constantFrom('/', '/trust/', '/a.b/c~d/'), (redirects, base) => {
        const below = redirects.map(({ from, to }) => ({ from: base + from.slice(1), to }));
        expect(faultsOf(nginxConfig(hosted(below, base)))).toBe('');
      }),
      { numRuns: runs(20) },
    );
  });

  test('Redirects that are told lead from and to exactly what was said, with the query', async () => {
    const name = fc.string({ unit: mark, minLength: 1, maxLength: 8 }).filter((text) => !/[/\\]/.test(text));
    const coded = fc
      .array(fc.oneof({ weight: 9, arbitrary: name }, piece), { minLength: 1, maxLength: 3 })
      .map((pieces) => `/${pieces.map(coding).join('/')}`);
    const redirects = fc.sample(fc.record({ from: coded, to: coded }), { numRuns: 1000, seed: 5 });
    const { sound, notes } = soundRedirects(hosted(redirects));
    expect([sound.length > 100, notes.length > 20]).toEqual([true, true]);
    const served = await start(newFolder(), nginxConfig(hosted(redirects)));
    try {
      for (const { from, to } of sound) {
        const { status, headers } = await ask(served.origin, `${from}?q=%2F&r`);
        expect([from, status, decodeURIComponent(headers.location ?? '')]).toEqual([
          from,
          301,
          `${decodeURIComponent(to)}?q=/&r`,
        ]);
      }
    } finally {
      await served.close();
    }
  });

  test('Scripts of any site may read what is made for machines, with its type and all other headers', async () => {
    const more = ['zh/x/index.md', 'zh/index.json', 'zh/x/other.json', 'en/index.md'];
    const folder = folderWith(
      ...more,
      'zh/404.html',
      'registers/x.csv',
      'registers/.x',
      'd.json',
      'e.json',
      'n.md',
      '404.html',
    );
    const open = ['/registers/', '/d.json', '/n.md'];
    const served = await start(folder, nginxConfig({ ...hosted([]), open, pageFolders: ['/zh/', '/en/'] }));
    try {
      const answers = [];
      const asked = ['/registers/x.csv', '/d.json', '/n.md', '/e.json', '/registers/.x'];
      for (const path of [...asked, ...more.map((path) => `/${path}`)]) {
        const { status, headers } = await ask(served.origin, path);
        expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
        answers.push([path, status, headers['content-type'], headers['access-control-allow-origin']]);
      }
      expect(answers).toEqual([
        ['/registers/x.csv', 200, 'text/csv; charset=utf-8', '*'],
        ['/d.json', 200, 'application/json', '*'],
        ['/n.md', 200, 'text/markdown; charset=utf-8', '*'],
        ['/e.json', 200, 'application/json', undefined],
        ['/registers/.x', 404, 'text/html; charset=utf-8', undefined],
        ['/zh/x/index.md', 200, 'text/markdown; charset=utf-8', '*'],
        ['/zh/index.json', 200, 'application/json', '*'],
        ['/zh/x/other.json', 200, 'application/json', undefined],
        ['/en/index.md', 200, 'text/markdown; charset=utf-8', '*'],
      ]);
    } finally {
      await served.close();
    }
  });

  test.for(['/', '/trust/'])(
    'The home page %s speaks the language that its reader wants most',
    async (base) => {
      const folder = folderWith(...['', 'en/', 'zh/'].map((path) => `${base.slice(1)}${path}index.html`));
      const homes = ['en', 'zh'].map((language) => ({ language, address: `${base}${language}/` }));
      const served = await start(folder, nginxConfig({ ...hosted([], base), homes }));
      const [here, chinese] = ['200 here', `302 ${base}zh/?q=1`];
      try {
        const answers: [string | undefined, string][] = [
          ['en', here],
          ['zh-CN', chinese],
          ['ZH-hans-CN, en;q=0.9', chinese],
          ['zh;q=0.5,en', here],
          ['en;q=0.7, zh;q=0.85', chinese],
          ['zh , en', chinese],
          ['en-GB,zh;q=1.0', here],
          ['de, zh;q=0.3, en;q=0.2', chinese],
          ['de', here],
          ['zh;q=0', here],
          ['xzh, zhx, *', here],
          ['";{}$http_host\\%', here],
          [undefined, here],
        ];
        const found: typeof answers = [];
        for (const [asked] of answers) {
          const { status, headers } = await ask(
            served.origin,
            `${base}?q=1`,
            asked === undefined ? {} : { 'Accept-Language': asked },
          );
          found.push([asked, `${status} ${headers.location ?? 'here'}`]);
          expect([headers.vary, headers['cache-control']]).toEqual(['Accept-Language', 'no-cache']);
          expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
        }
        expect(found).toEqual(answers);
        // Whoever follows a link to a language stays there.
        for (const path of ['en/', 'zh/']) {
          const { status, headers } = await ask(served.origin, base + path, { 'Accept-Language': 'zh' });
          expect([status, headers.vary]).toEqual([200, undefined]);
        }
        const long = await ask(served.origin, `${base}index.html`, { 'Accept-Language': 'zh' });
        expect([long.status, long.headers.location]).toEqual([301, base]);
      } finally {
        await served.close();
      }
    },
  );

  test.for([
    ['/old.html', '/new/', '/new/'],
    ['/old.html', '/new/#ISO/IEC_27001', '/new/#ISO/IEC_27001'],
    ['/a%20b;%7Bc%7D%22', '/en/%E9%9A%90%E7%A7%81/#a$b"c\\d', '/en/%E9%9A%90%E7%A7%81/#a%24b%22c\\d'],
    ['/$document_root/%24uri', '/$host/', '/%24host/'],
    ['/%e9%9a%90', '/x/', '/x/'],
    ['/zh/old', '/zh/new/', '/zh/new/'],
    ['/assets/old.css', '/x.css', '/x.css'],
    ['/.well-known/old', '/x/', '/x/'],
    ['/', '/en/', '/en/'],
    ['/x/index.html', '/y/', '/y/'],
  ] as const)('%s is sent on to %s', async ([from, to, location]) => {
    const served = await start(newFolder(), nginxConfig(hosted([{ from, to }])));
    try {
      const [plain, query] = [await ask(served.origin, from), await ask(served.origin, `${from}?a=1`)];
      expect([plain.status, plain.headers.location]).toEqual([301, location]);
      expect(query.headers.location).toBe(location.replace(/(?=#)|$/, '?a=1'));
      expect(plain.headers['content-security-policy']).toMatch(/^default-src 'none'/);
    } finally {
      await served.close();
    }
  });

  test.for(['/', '/trust/'])(
    'Below %s, each part of a site has its own page for what is missing',
    async (base) => {
      const inside = base.slice(1);
      const paths = [
        'index.html',
        '404.html',
        'zh/index.html',
        'zh/404.html',
        'zh/x/index.html',
        'zh/.x',
        'assets/a.js',
      ];
      const folder = folderWith(...paths.map((path) => inside + path), 'outside.txt');
      const served = await start(folder, nginxConfig(hosted([], base)));
      const found = async (path: string) => {
        const { status, headers, body } = await ask(served.origin, base + path);
        return status === 301
          ? `301 ${headers.location}`
          : `${status} ${body.toString().slice(inside.length)}`;
      };
      try {
        expect(await found('')).toBe('200 index.html');
        expect(await found('zh/x')).toBe(`301 ${base}zh/x/`);
        expect(await found('zh/x/')).toBe('200 zh/x/index.html');
        expect(await found('zh/x/index.html?q')).toBe(`301 ${base}zh/x/?q`);
        expect(await found('assets/a.js')).toBe('200 assets/a.js');
        for (const path of ['x', 'en/x/', 'assets/b.js', '.x', '_headers', '404.html', 'zhx/'])
          expect(await found(path)).toBe('404 404.html');
        for (const path of ['zh/y', 'zh/x/y/', 'zh/.x', 'zh/404.html'])
          expect(await found(path)).toBe('404 zh/404.html');
        const outside = await ask(served.origin, '/outside.txt');
        expect([outside.status, 'x-frame-options' in outside.headers]).toEqual([200, base === '/']);
      } finally {
        await served.close();
      }
    },
  );

  test('What certificates are fetched with, and security.txt, may stand below /.well-known/', async () => {
    const folder = folderWith('.well-known/acme/x', '.well-known/security.txt');
    const served = await start(folder, nginxConfig(hosted([])));
    try {
      expect((await ask(served.origin, '/.well-known/acme/x')).status).toBe(200);
      const { status, headers } = await ask(served.origin, '/.well-known/security.txt');
      expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(headers['access-control-allow-origin']).toBeUndefined();
    } finally {
      await served.close();
    }
  });
});
