import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asker, openAsker } from '../../scripts/outside/ask-address.ts';
import type { ExternalAddress } from '../../scripts/outside/collect-addresses.ts';
import { problemsOf } from '../../scripts/outside/external-report.ts';
import { type Limits, limits } from '../../scripts/outside/limits.ts';
import { type Finding, survey } from '../../scripts/outside/survey.ts';
import {
  type Behaviour,
  type HardServer,
  inTurn,
  page,
  raw,
  serveHard,
  status,
} from '../support/hard-server.ts';
import { testClock } from '../support/test-clock.ts';

const ok = page('<h1 id="there">Page</h1>');
const clock = testClock();
const never: Behaviour = () => {};

/** Answers with a redirect. */
function to(code: number, location: string, headers: Record<string, string> = {}): Behaviour {
  return status(code, { Location: location, ...headers });
}

/** Answers with a status, and a page with it. */
function shown(code: number, headers: Record<string, string> = {}): Behaviour {
  return (_, response) =>
    void response
      .writeHead(code, { 'Content-Type': 'text/html', ...headers })
      .end('<h1 id="there">Page</h1>');
}

/** A body of the length that it promises, or not. */
function body(sent: string, promised: number, then: 'breaks' | 'stays' | 'resets'): Behaviour {
  return (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': promised });
    response.write(sent, () => {
      if (then === 'breaks') response.destroy();
      if (then === 'resets') response.socket?.resetAndDestroy();
    });
  };
}

/** A body that never ends, as fast as it is taken. */
const endless: Behaviour = (_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' });
  const more = (): void => {
    while (!response.destroyed && response.write('<p>x</p>'.repeat(8000)));
  };
  response.on('drain', more);
  more();
};

interface Case {
  readonly path: string;
  readonly serves: Behaviour;
  /** The state, and the cause with what it says, or where the page is now. */
  readonly state: string;
  /** How many requests are sent; 1 where it is not said. */
  readonly requests?: number;
  /** The waits between tries, in milliseconds. */
  readonly waits?: readonly number[];
  /** Milliseconds; where they run out, as they do here, a short time. */
  readonly timeout?: number;
}

const threeTries = { requests: 3, waits: [1000, 4000] } as const;

const cases: readonly Case[] = [
  { path: '/200', serves: ok, state: 'ok' },
  { path: '/204', serves: status(204), state: 'ok' },
  { path: '/http-1.0', serves: raw('HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>old'), state: 'ok' },
  { path: '/301', serves: to(301, '/200'), state: 'moved /200', requests: 2 },
  { path: '/308', serves: to(308, '/200'), state: 'moved /200', requests: 2 },
  { path: '/302', serves: to(302, '/200'), state: 'ok', requests: 2 },
  { path: '/303', serves: to(303, '/200'), state: 'ok', requests: 2 },
  { path: '/307', serves: to(307, '/200'), state: 'ok', requests: 2 },
  { path: '/301-twice', serves: to(301, '/301'), state: 'moved /200', requests: 3 },
  { path: '/301-then-302', serves: to(301, '/302'), state: 'moved /302', requests: 3 },
  { path: '/302-then-301', serves: to(302, '/301'), state: 'ok', requests: 3 },
  { path: '/301-to-404', serves: to(301, '/404'), state: 'broken status 404 at /404', requests: 2 },
  {
    path: '/301-in-chinese',
    serves: raw('HTTP/1.1 301 Moved\r\nLocation: /数据\r\nContent-Length: 0\r\n\r\n'),
    state: 'moved /%E6%95%B0%E6%8D%AE',
    requests: 2,
  },
  { path: '/%E6%95%B0%E6%8D%AE', serves: ok, state: 'ok' },
  { path: '/loop', serves: to(302, '/loop'), state: 'broken circle' },
  { path: '/loop-of-two', serves: to(301, '/loop-back'), state: 'broken circle', requests: 2 },
  { path: '/loop-back', serves: to(301, '/loop-of-two'), state: 'broken circle', requests: 2 },
  {
    path: '/loop-for-cookies',
    serves: to(302, '/loop-for-cookies', { 'Set-Cookie': 'a=b' }),
    state: 'unverifiable cookies',
  },
  {
    path: '/endless',
    serves: (request, response) =>
      to(302, request.url?.includes('?') ? `${request.url}x` : '/endless?')(request, response, 0),
    state: 'broken circle at /endless?xxxxxxxxxx',
    requests: 11,
  },
  ...[300, 301, 302, 303, 307, 308].map(
    (code): Case => ({ path: `/${code}-page`, serves: shown(code), state: 'ok' }),
  ),
  { path: '/300-elsewhere', serves: shown(300, { Location: '/404' }), state: 'ok' },
  { path: '/300', serves: status(300), state: 'broken status 300' },
  { path: '/304', serves: status(304), state: 'broken status 304' },
  { path: '/301-to-page', serves: to(301, '/302-page'), state: 'moved /302-page', requests: 2 },
  { path: '/nowhere', serves: status(302), state: 'broken lost-redirect 302' },
  { path: '/unreadable', serves: to(302, 'http://['), state: 'broken lost-redirect 302' },
  { path: '/app', serves: to(302, 'itms-apps://store/1'), state: 'unverifiable other-scheme itms-apps' },
  { path: '/401', serves: status(401), state: 'unverifiable forbidden 401' },
  { path: '/403', serves: status(403), state: 'unverifiable forbidden 403' },
  {
    path: '/403-wall',
    serves: status(403, { 'CF-Mitigated': 'challenge' }),
    state: 'unverifiable bot-wall 403',
  },
  {
    path: '/202-wall',
    serves: status(202, { 'X-Amzn-Waf-Action': 'challenge' }),
    state: 'unverifiable bot-wall 202',
  },
  { path: '/999', serves: status(999), state: 'unverifiable bot-wall 999' },
  { path: '/400', serves: status(400), state: 'broken status 400' },
  { path: '/404', serves: status(404), state: 'broken status 404' },
  {
    path: '/404-slow',
    serves: (_, response) => void response.writeHead(404).write('x'),
    state: 'broken status 404',
  },
  { path: '/410', serves: status(410), state: 'broken status 410' },
  {
    path: '/405-to-head',
    serves: (request, response, before) =>
      (request.method === 'HEAD' ? status(405) : ok)(request, response, before),
    state: 'ok',
  },
  { path: '/405', serves: status(405), state: 'broken status 405' },
  { path: '/429-then-200', serves: inTurn(status(429), ok), state: 'ok', requests: 2, waits: [1000] },
  { path: '/429', serves: status(429), state: 'unverifiable rate-limit 429', ...threeTries },
  {
    path: '/429-0',
    serves: status(429, { 'Retry-After': '0' }),
    state: 'unverifiable rate-limit 429',
    ...threeTries,
  },
  {
    path: '/429-7',
    serves: inTurn(status(429, { 'Retry-After': '7' }), ok),
    state: 'ok',
    requests: 2,
    waits: [7000],
  },
  {
    path: '/429-date',
    serves: inTurn((request, response) => {
      const later = new Date(clock.now() + 9000).toUTCString();
      status(429, { 'Retry-After': later })(request, response, 0);
    }, ok),
    state: 'ok',
    requests: 2,
    waits: [9000],
  },
  {
    path: '/429-86400',
    serves: status(429, { 'Retry-After': '86400' }),
    state: 'unverifiable rate-limit 429',
  },
  {
    path: '/429-next-year',
    serves: status(429, { 'Retry-After': 'Mon, 22 Nov 2027 12:00:00 GMT' }),
    state: 'unverifiable rate-limit 429',
  },
  { path: '/500-then-200', serves: inTurn(status(500), ok), state: 'ok', requests: 2, waits: [1000] },
  { path: '/500', serves: status(500), state: 'unverifiable server-error 500', ...threeTries },
  {
    path: '/503-3',
    serves: status(503, { 'Retry-After': '3' }),
    state: 'unverifiable server-error 503',
    requests: 3,
    waits: [3000, 4000],
  },
  { path: '/cut-off', serves: body('<p>half', 1000, 'breaks'), state: 'broken cut-off', ...threeTries },
  {
    path: '/cut-off-by-reset',
    serves: body('<p>half', 1000, 'resets'),
    state: 'broken cut-off',
    ...threeTries,
  },
  {
    path: '/cut-off-once',
    serves: inTurn(body('<p>half', 1000, 'breaks'), ok),
    state: 'ok',
    requests: 2,
    waits: [1000],
  },
  {
    path: '/slow-body',
    serves: body('<p>half', 1000, 'stays'),
    state: 'unverifiable timeout 0.2',
    timeout: 200,
    ...threeTries,
  },
  { path: '/never', serves: never, state: 'unverifiable timeout 0.2', timeout: 200, ...threeTries },
  {
    path: '/packed-six-times',
    serves: status(200, { 'Content-Encoding': 'br, br, br, br, br, br' }),
    state: 'ok',
  },
  { path: '/big', serves: endless, state: 'ok' },
  {
    path: '/reset',
    serves: ({ socket }) => void socket.resetAndDestroy(),
    state: 'broken reset',
    ...threeTries,
  },
  { path: '/not-http', serves: raw('SSH-2.0-OpenSSH_9.2\r\n'), state: 'broken not-http' },
];

let server: HardServer;
let asker: Asker;

beforeAll(async () => {
  server = await serveHard({
    ...Object.fromEntries(cases.map(({ path, serves }) => [path, serves])),
    '/anchors': page('<h1 id="there">x</h1><a name="数据"></a><p id="user-content-readme">'),
    '/to-anchor': to(301, '/anchors#there'),
    '/cookie': to(302, '/200', { 'Set-Cookie': 'a=b' }),
    '/links': page('<a href="/404">x</a><img src="/404.png"><link rel="stylesheet" href="/x.css">'),
  });
  asker = open();
});

/** Long time-outs do not fail where the machine is busy; those that are waited for are short. */
function open(timeout = 10_000): Asker {
  return openAsker({ timeout, allowed: new Set([server.host]) });
}

afterAll(async () => {
  await asker.close();
  await server.close();
});

const place = { file: 'content/en/a.md', line: 7, column: 3 };

/** An address of the server, used with these fragments, a line each. */
function address(path: string, ...fragments: string[]): ExternalAddress {
  const url = path.startsWith('/') ? server.origin + path : path;
  const uses = (fragments.length > 0 ? fragments : ['']).map((fragment, index) => ({
    href: fragment ? `${url}#${fragment}` : url,
    place: { ...place, line: 7 + index },
    fragment,
  }));
  return { url, uses };
}

async function look(
  addresses: readonly ExternalAddress[],
  some: Partial<Limits> = {},
  { ask } = asker,
): Promise<Finding[]> {
  server.requests.length = 0;
  server.headers.length = 0;
  clock.waits.length = 0;
  return survey(addresses, { ask, clock, limits: { ...limits, ...some } });
}

/** A verdict in a line. */
function said({ verdict }: Finding): string {
  const short = (url: string): string => url.replace(server.origin, '');
  if (verdict.state === 'ok') return 'ok';
  if (verdict.state === 'moved') return `moved ${short(verdict.to)}`;
  const { cause, detail, at } = verdict.failure;
  return [verdict.state, cause, detail, at && `at ${short(at)}`].filter(Boolean).join(' ');
}

/** The problems in lines, the addresses without the server's. */
function told(findings: readonly Finding[]): string[] {
  return findings
    .flatMap((finding) => [...problemsOf(finding)])
    .map(({ code, place: { line }, facts }) => {
      const { href, suggestion } = facts as { href: string; suggestion?: string };
      const parts = [line, code, href, suggestion && `→ ${suggestion}`];
      return parts.filter(Boolean).join(' ').replaceAll(server.origin, '');
    });
}

describe('Each answer has its state, after so many requests and waits', () => {
  test.each(cases)('$path: $state', async ({ path, state, requests = 1, waits = [], timeout }) => {
    const own = timeout === undefined ? asker : open(timeout);
    const [finding] = await look([address(path)], {}, own);
    if (own !== asker) await own.close();
    expect(finding && said(finding)).toBe(state);
    expect(server.requests).toHaveLength(requests);
    expect(server.requests.every((line) => line.startsWith('GET '))).toBe(true);
    expect(clock.waits).toEqual(waits);
    const [name] = state.split(' ');
    const codes = told(finding ? [finding] : []).map((line) => line.split(' ')[1]);
    expect(codes).toEqual(name === 'broken' ? ['unreachable'] : name === 'moved' ? ['redirected'] : []);
  });
});

describe('Anchors are looked for on the page', () => {
  test.each([
    [
      'one that is there',
      '/anchors',
      ['there', '%E6%95%B0%E6%8D%AE', 'top', '', ':~:text=x', 'readme', '/route'],
    ],
    ['one of a file that is no page', '/204', ['page=2']],
    ['where a redirect brings its own', '/to-anchor', ['gone']],
  ])('%s is no problem', async (_, path, fragments) => {
    const codes = told(await look([address(path, ...fragments)])).map((line) => line.split(' ')[1]);
    expect(codes).not.toContain('external-anchor');
    expect(server.requests.length).toBeLessThanOrEqual(2);
  });

  test('one that is missing is told where it is used, and the page is ok', async () => {
    const findings = await look([address('/anchors', 'there', 'ther', 'There')]);
    expect(findings.map(said)).toEqual(['ok']);
    expect(server.requests).toEqual(['GET /anchors']);
    expect(told(findings)).toEqual([
      '8 external-anchor /anchors#ther → #there',
      '9 external-anchor /anchors#There → #there',
    ]);
  });

  test('one that is not on the part of a huge page that was read is not verifiable', async () => {
    const findings = await look([address('/big', 'gone')]);
    expect(findings.map(said)).toEqual(['unverifiable page-too-large']);
    expect(told(findings)).toEqual([]);
  });

  test('a page that moved keeps its anchors, and the advice names them', async () => {
    expect(told(await look([address('/301', 'there')]))).toEqual(['7 redirected /301#there → /200#there']);
  });
});

test('An address is asked once, and its problem is told at each use', async () => {
  const findings = await look([address('/404', 'a', 'b', 'c')]);
  expect(server.requests).toEqual(['GET /404']);
  expect(told(findings)).toEqual(['7 unreachable /404#a', '8 unreachable /404#b', '9 unreachable /404#c']);
});

test('A redirect does not lead to a machine of a private network', async () => {
  const other = await serveHard({ '/': ok });
  const inside = await serveHard({
    '/': to(302, `${other.origin}/`),
    '/name': to(301, 'http://localhost:8080/'),
  });
  const own = openAsker({ timeout: 10_000, allowed: new Set([inside.host]) });
  const addresses = ['/', '/name'].map((path) => ({ ...address('/'), url: inside.origin + path }));
  const findings = await look(addresses, {}, own);
  await own.close();
  await inside.close();
  await other.close();
  expect(findings.map(said)).toEqual([
    `broken private at ${other.origin}/`,
    'broken private at http://localhost:8080/',
  ]);
  expect(inside.requests).toHaveLength(2);
  expect(other.requests).toEqual([]);
});

test('What a page links to is not asked for', async () => {
  expect((await look([address('/links')])).map(said)).toEqual(['ok']);
  expect(server.requests).toEqual(['GET /links']);
});

test('Cookies are not kept, and the program says what it is', async () => {
  await look([address('/cookie')]);
  expect(server.requests).toEqual(['GET /cookie', 'GET /200']);
  for (const { cookie, 'user-agent': agent } of server.headers) {
    expect(cookie).toBeUndefined();
    expect(agent).toMatch(/^trust-center-link-check /);
  }
});

describe('Many addresses of one host', () => {
  const hundred = (path: string): ExternalAddress[] =>
    Array.from({ length: 100 }, (_, index) => address(`${path}?${index}`));

  test('are asked two at a time, each once', async () => {
    const slow = await serveHard({
      '/': (_, response) => void setTimeout(() => response.writeHead(200).end(), 5),
    });
    const own = openAsker({ timeout: 10_000, allowed: new Set([slow.host]) });
    const all = hundred('/').map(({ url, uses }) => ({ url: url.replace(server.host, slow.host), uses }));
    const findings = await look(all, {}, own);
    await own.close();
    await slow.close();
    expect(new Set(findings.map(said))).toEqual(new Set(['ok']));
    expect(new Set(slow.requests).size).toBe(100);
    expect(slow.requests).toHaveLength(100);
    expect(slow.mostAtOnce()).toBe(2);
    expect(clock.waits).toEqual([]);
  });

  test.each([
    ['/429', 'that asks for fewer requests', 'unverifiable rate-limit 429'],
    ['/429-86400', 'that wants to be left alone for a day', 'unverifiable rate-limit 429'],
    ['/500', 'that has a fault of its own', 'unverifiable server-error 500'],
  ])('%s: a host %s is asked a few times, and then no more', async (path, _, state) => {
    expect(new Set((await look(hundred(path))).map(said))).toEqual(new Set([state]));
    expect(server.requests.length).toBeLessThanOrEqual(12);
  });

  test('of a host that refuses connections are settled with the first', async () => {
    const gone = await serveHard({});
    await gone.close();
    const own = openAsker({ timeout: 10_000, allowed: new Set([gone.host]) });
    const all = hundred('/').map(({ url, uses }) => ({ url: url.replace(server.host, gone.host), uses }));
    const findings = await look(all, {}, own);
    await own.close();
    expect(new Set(findings.map(said))).toEqual(new Set(['broken refused']));
    expect(clock.waits.length).toBeLessThanOrEqual(4);
  });

  test('beyond the bound on requests are told as not asked', async () => {
    const findings = await look(hundred('/200'), { requests: 10 });
    expect(server.requests).toHaveLength(10);
    expect(findings.filter((finding) => said(finding) === 'ok')).toHaveLength(10);
    expect(findings.filter((finding) => said(finding) === 'unverifiable not-asked')).toHaveLength(90);
  });

  test('beyond the bound on time too, and no wait goes past it', async () => {
    const rests = inTurn(status(503, { 'Retry-After': '30' }), ok);
    const busy = await serveHard({ '/': rests });
    const own = openAsker({ timeout: 10_000, allowed: new Set([busy.host]) });
    const all = hundred('/').map(({ url, uses }) => ({ url: url.replace(server.host, busy.host), uses }));
    const findings = await look(all, { runTime: 20_000 }, own);
    await own.close();
    await busy.close();
    expect(new Set(findings.map(said))).toEqual(
      new Set(['unverifiable server-error 503', 'unverifiable not-asked']),
    );
    expect(busy.requests.length).toBeLessThanOrEqual(4);
    expect(clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeLessThanOrEqual(60_000);
  });
});
