import { afterEach, describe, expect, test } from 'vitest';
import { type Asker, openAsker } from '../../scripts/outside/ask-address.ts';
import { isPrivateHost, isPublicAddress } from '../../scripts/site/special-addresses.ts';
import { type HardServer, serveHard, status } from '../support/hard-server.ts';

const PRIVATE = { kind: 'unanswered', failure: { cause: 'private' } };
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

async function serve(): Promise<HardServer> {
  const server = await serveHard({ '/': status(200) });
  open.push(server);
  return server;
}

function asker(...allowed: string[]): Asker {
  const opened = openAsker({ timeout: 10_000, allowed: new Set(allowed) });
  open.push(opened);
  return opened;
}

describe('No machine of a private network is asked', () => {
  test.each([
    'http://127.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://2130706433:PORT/',
    'http://0x7f.0.0.1:PORT/',
    'http://0.0.0.0:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://localhost:PORT/',
    'http://LOCALHOST:PORT/',
    'http://１２７.0.0.1:PORT/',
  ])('%s', async (address) => {
    const server = await serve();
    const port = server.host.split(':')[1] ?? '';
    expect(await asker().ask(new URL(address.replace('PORT', port)))).toEqual(PRIVATE);
    expect(server.requests).toEqual([]);
  });

  test('though another one is allowed', async () => {
    const [one, other] = [await serve(), await serve()];
    const { ask } = asker(one.host);
    expect(await ask(new URL(one.origin))).toMatchObject({ kind: 'response', status: 200 });
    expect(await ask(new URL(other.origin))).toEqual(PRIVATE);
    expect(other.requests).toEqual([]);
  });
});

test.each([
  ['1.1.1.1', true],
  ['172.15.255.255', true],
  ['172.16.0.1', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['2606:4700:4700::1111', true],
  ['64:ff9b::1.1.1.1', true],
  ['64:ff9b::10.0.0.1', false],
  ['::', false],
  ['::1', false],
  ['::ffff:8.8.8.8', true],
  ['::ffff:808:808', true],
  ['::ffff:10.0.0.1', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1%eth0', false],
  ['', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['2002:7f00:1::1', false],
])('%s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  ['[::ffff:8.8.8.8]', '::ffff:8.8.8.8'],
  ['[::ffff:10.0.0.1]', '::ffff:10.0.0.1'],
  ['8.8.8.8', '8.8.8.8'],
  ['10.0.0.1', '10.0.0.1'],
])('An address gets one verdict, written in a link or told by a name server: %s', (written, told) => {
  expect(isPrivateHost(new URL(`https://${written}/`).hostname)).toBe(!isPublicAddress(told));
});

test('An address with a password is not asked', async () => {
  const server = await serve();
  const answer = await asker(server.host).ask(new URL(`http://user:password@${server.host}/`));
  expect(answer).toEqual({ kind: 'unanswered', failure: { cause: 'credentials' } });
  expect(server.requests).toEqual([]);
});

test('A port of another protocol is not asked', async () => {
  const answer = await asker('127.0.0.1:25').ask(new URL('http://127.0.0.1:25/'));
  expect(answer).toEqual({ kind: 'unanswered', failure: { cause: 'failed', detail: 'bad port' } });
});

test('A proxy of the environment is not used, and stays in the environment', async () => {
  const server = await serve();
  process.env.http_proxy = 'http://127.0.0.1:9';
  const opened = openAsker({ timeout: 10_000, allowed: new Set([server.host]) });
  expect(await opened.ask(new URL(server.origin))).toMatchObject({ kind: 'response', status: 200 });
  await opened.close();
  expect(process.env.http_proxy).toBe('http://127.0.0.1:9');
  delete process.env.http_proxy;
});
