import { createServer, type Server } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HostAnswer } from '../../scripts/outside/ask-address.ts';
import { openAsker } from '../../scripts/outside/ask-address.ts';
import { type Certificate, type CertificateFacts, makeCertificate } from '../support/certificate.ts';

const HOST = '127.0.0.1';
const authority = makeCertificate({ name: 'Test authority', authority: true });
const between = makeCertificate({ name: 'Test authority between', authority: true, issuer: authority });
const before = getCACertificates('default');

beforeAll(() => setDefaultCACertificates([...before, authority.cert]));
afterAll(() => setDefaultCACertificates(before));

/** What a host with this certificate answers. */
async function answerWith({ cert, key }: Pick<Certificate, 'cert' | 'key'>): Promise<HostAnswer> {
  const server = createServer({ cert, key }, (_, response) => response.end('good'));
  return answerOf(server, 'https');
}

async function answerOf(
  server: Pick<Server, 'listen' | 'address' | 'close'>,
  scheme: string,
): Promise<HostAnswer> {
  await new Promise<void>((resolve) => server.listen(0, HOST, resolve));
  const { port } = server.address() as AddressInfo;
  const asker = openAsker({ timeout: 10_000, allowed: new Set([`${HOST}:${port}`]) });
  const answer = await asker.ask(new URL(`${scheme}://${HOST}:${port}/`));
  await asker.close();
  await new Promise((resolve) => server.close(resolve));
  return answer;
}

function signed(facts: Partial<CertificateFacts>): Certificate {
  return makeCertificate({ name: HOST, issuer: authority, ...facts });
}

describe('A certificate that a browser trusts', () => {
  test('is no hindrance', async () => {
    expect(await answerWith(signed({}))).toMatchObject({ kind: 'response', status: 200 });
  });

  test('may come with the rest of its chain', async () => {
    const own = signed({ issuer: between });
    const chain = { ...own, cert: own.cert + between.cert };
    expect(await answerWith(chain)).toMatchObject({ kind: 'response', status: 200 });
  });
});

test.each([
  ['signed by itself', makeCertificate({ name: HOST }), { cause: 'certificate', detail: 'self-signed' }],
  ['that has ended', signed({ until: 2020 }), { cause: 'certificate', detail: 'expired' }],
  ['that has not begun', signed({ from: 2098 }), { cause: 'certificate', detail: 'early' }],
  ['for another host', signed({ name: 'example.com' }), { cause: 'certificate', detail: 'host' }],
  ['without the rest of its chain', signed({ issuer: between }), { cause: 'certificate-chain' }],
])('A certificate %s is told as such', async (_, certificate, failure) => {
  expect(await answerWith(certificate)).toEqual({ kind: 'unanswered', failure });
});

test('A host that speaks no TLS is told as such', async () => {
  const server = createTcpServer((socket) =>
    socket
      .on('error', () => {})
      .resume()
      .end('220 mail.example.com\r\n'),
  );
  const { kind, failure } = (await answerOf(server as never, 'https')) as Extract<
    HostAnswer,
    { kind: 'unanswered' }
  >;
  expect(kind).toBe('unanswered');
  expect(failure).toEqual({ cause: 'no-security', detail: expect.stringMatching(/^E(?:RR_SSL_|PROTO)/) });
});
