import type { Failure } from '../problem.ts';

type Cause = Failure['cause'];

/** What the error codes of Node, OpenSSL and undici mean for a link. */
const CAUSES: Readonly<Record<string, Cause>> = {
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

/** Something in the content, or a redirect, would have this program ask a machine that is none of the public internet. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

/** An error with all the errors that it says caused it; of several tries to connect, the first. */
function* causesOf(error: unknown): Generator<Error & { readonly code?: string }> {
  for (let at = error; at instanceof Error; at = at.cause ?? (at as AggregateError).errors?.[0]) yield at;
}

/**
 * Why a request has no whole answer.
 * @param begun whether an answer began to come
 * @param seconds the time that it had
 */
export function requestFailure(error: unknown, begun: boolean, seconds: number): Failure {
  for (const { name, code = '' } of causesOf(error)) {
    if (name === 'PrivateAddress') return { cause: 'private' };
    if (name === 'TimeoutError') return { cause: 'timeout', detail: String(seconds) };
    if (name === 'HTTPParserError') return { cause: begun ? 'cut-off' : 'not-http' };
    const certificate =
      CERTIFICATES[code] ?? (/^(?:CERT_|CRL_|INVALID_CA|INVALID_PURPOSE)/.test(code) ? code : '');
    if (certificate) return { cause: 'certificate', detail: certificate };
    if (/^(?:ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)) return { cause: 'no-security', detail: code };
    const cause = CAUSES[code];
    if (cause === 'timeout') return { cause, detail: String(seconds) };
    if (cause === 'reset') return { cause: begun ? 'cut-off' : cause };
    if (cause === 'failed') return { cause, detail: code };
    if (cause) return { cause };
  }
  const [last] = [...causesOf(error)].reverse();
  return { cause: 'failed', detail: last?.message ?? 'no answer' };
}
