import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import type { Failure } from '../flaws.ts';
import { isPrivateAddress, isPublicAddress } from '../site/special-addresses.ts';

/** What one request for one address gave; redirects are not followed. No answer is also one that is not whole. */
export type HostAnswer = HostResponse | { readonly kind: 'unanswered'; readonly failure: Failure };

/** A host's answer. */
export interface HostResponse {
  readonly kind: 'response';
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of a body that browsers show as a page, as it was sent; empty for any other. */
  readonly body: Uint8Array;
  /** Whether `body` is all of it. */
  readonly whole: boolean;
}

/** Sends one request. It always ends, and never throws. */
export type Ask = (url: URL) => Promise<HostAnswer>;

/** How addresses are asked for. */
export interface AskOptions {
  /** Milliseconds for one answer, its body included. */
  readonly timeout: number;
  /** Hosts with port, such as `127.0.0.1:40123`, that are asked although they are not public: for tests. */
  readonly allowed?: ReadonlySet<string>;
}

/** Something that asks hosts, as long as it is open. */
export interface Asker {
  readonly ask: Ask;
  close(): Promise<void>;
}

/**
 * Who asks: the name of this program, and nothing that it is not. A body that is packed would have to be unpacked here;
 * most hosts then send it as it is.
 */
const HEADERS = {
  Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'Accept-Language': 'en-US,en;q=0.9',
  'Accept-Encoding': 'identity',
  'Cache-Control': 'no-cache',
  'User-Agent': 'trust-center-link-check (asks for each address that a site links to, once)',
};

/** How much of an answer's body is read: enough to see a whole page, and of anything else that it comes. Bytes. */
const MOST = { page: 2 * 1024 * 1024, other: 64 * 1024 };

/** Ports of other protocols, which no browser asks (Fetch standard, "bad port"). */
const BAD_PORTS = new Set([
  1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** The code of an error: the content, or a redirect, would have this program ask a machine that is none of the public internet. */
const PRIVATE = 'PRIVATE_ADDRESS';

/** What the error codes of Node, OpenSSL and undici, and the names of errors, mean for a link. */
const CAUSES: Readonly<Record<string, Failure['cause']>> = {
  [PRIVATE]: 'private',
  TimeoutError: 'timeout',
  HTTPParserError: 'not-http',
  ENOTFOUND: 'no-host',
  EAI_AGAIN: 'name-service',
  EAI_FAIL: 'name-service',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'cut-off',
  UND_ERR_HEADERS_OVERFLOW: 'failed',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'no-connection',
  ETIMEDOUT: 'no-connection',
  EHOSTUNREACH: 'no-connection',
  EHOSTDOWN: 'no-connection',
  ENETUNREACH: 'no-connection',
  ENETDOWN: 'no-connection',
  EADDRNOTAVAIL: 'no-connection',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate-chain',
  UNABLE_TO_GET_ISSUER_CERT: 'certificate-chain',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate-chain',
};

/** What is wrong with a certificate, by OpenSSL's name for it. */
const CERTIFICATES: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'early',
  CERT_REVOKED: 'revoked',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'host',
};

/**
 * Opens what asks hosts: one GET for an address, by no proxy. Private hosts are refused, those that a name leads to at the
 * moment of connecting.
 */
export function openAsker({ timeout, allowed = new Set() }: AskOptions): Asker {
  const agent = new Agent({
    allowH2: false,
    maxHeaderSize: 64 * 1024,
    connect: { lookup: publicLookup, timeout: Math.min(timeout, 10_000) },
  });
  return {
    async ask(url) {
      const failure = refusal(url, allowed);
      return failure ? { kind: 'unanswered', failure } : answerOf(agent, url, timeout);
    },
    close: () => agent.destroy(),
  };
}

/** Why an address must not be asked; undefined where it may be. */
function refusal({ username, password, hostname, host, port }: URL, allowed: ReadonlySet<string>) {
  if (username || password) return { cause: 'credentials' } as const;
  if (isPrivateAddress(hostname) && !allowed.has(host)) return { cause: 'private' } as const;
  return BAD_PORTS.has(Number(port)) ? ({ cause: 'failed', detail: 'bad port' } as const) : undefined;
}

async function answerOf(agent: Agent, url: URL, timeout: number): Promise<HostAnswer> {
  let begun = false;
  try {
    const response = await agent.request({
      origin: url.origin,
      // An empty query is one, which `search` does not tell.
      path: url.href.slice(url.origin.length).replace(/#.*$/s, ''),
      method: 'GET',
      headers: HEADERS,
      signal: AbortSignal.timeout(timeout),
    });
    begun = true;
    const { statusCode: status, body } = response;
    const headers = textsOf(response.headers);
    return { kind: 'response', status, headers, ...(await beginningOf(body, status, headers)) };
  } catch (error) {
    return { kind: 'unanswered', failure: requestFailure(error, begun, timeout / 1000) };
  }
}

/** Headers as texts. Undici reads their bytes as Latin-1; addresses that are not ASCII come as UTF-8. */
function textsOf(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Buffer.from([value ?? []].flat().join(', '), 'latin1').toString('utf8'),
    ]),
  );
}

/** Whether browsers show what comes with a status of redirects: where it says nowhere to go, and with 300 always. */
function isForReaders(status: number, headers: HostResponse['headers']): boolean {
  if (!/html/i.test(headers['content-type'] ?? '')) return false;
  return status === 300 || ([301, 302, 303, 307, 308].includes(status) && headers.location === undefined);
}

/** Reads as much of a body as is needed. The rest is not taken, and the connection with it is given up. */
async function beginningOf(
  body: Dispatcher.ResponseData['body'],
  status: number,
  headers: HostResponse['headers'],
): Promise<Pick<HostResponse, 'body' | 'whole'>> {
  const chunks: Uint8Array[] = [];
  let left = /html/i.test(headers['content-type'] ?? '') ? MOST.page : MOST.other;
  const isRead = status < 300 || isForReaders(status, headers);
  if (!isRead) body.on('error', () => {}).destroy();
  else
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      if (left < 0) break;
    }
  return { body: Buffer.concat(chunks), whole: isRead && left >= 0 };
}

/** Looks a name up for a connection, and leaves out what is not public: what was looked at is what is connected to. */
const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (error) callback(error, []);
    else if (!first) callback(Object.assign(new Error(hostname), { code: PRIVATE }), []);
    else if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

/** An error with all the errors that it says caused it; of several tries to connect, the first. */
function* causesOf(error: unknown): Generator<Error & { readonly code?: string }> {
  for (let at = error; at instanceof Error; at = at.cause ?? (at as AggregateError).errors?.[0]) yield at;
}

/**
 * Why a request has no whole answer.
 * @param begun whether an answer began to come
 * @param seconds the time that it had
 */
function requestFailure(error: unknown, begun: boolean, seconds: number): Failure {
  for (const { name, code = '' } of causesOf(error)) {
    const certificate =
      CERTIFICATES[code] ?? (/^(?:CERT_|CRL_|INVALID_CA|INVALID_PURPOSE)/.test(code) ? code : '');
    if (certificate) return { cause: 'certificate', detail: certificate };
    if (/^(?:ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)) return { cause: 'no-security', detail: code };
    const cause = CAUSES[name] ?? CAUSES[code];
    if (cause === 'timeout') return { cause, detail: String(seconds) };
    if (cause === 'failed') return { cause, detail: code };
    if (begun && (cause === 'reset' || cause === 'not-http')) return { cause: 'cut-off' };
    if (cause) return { cause };
  }
  return { cause: 'failed', detail: [...causesOf(error)].at(-1)?.message ?? 'no answer' };
}
