import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { isIP } from 'node:net';

/** A certificate with its key, and what signs others with it. */
export interface Certificate {
  readonly name: string;
  readonly cert: string;
  readonly key: string;
  readonly signer: KeyObject;
}

/** What a certificate says. */
export interface CertificateFacts {
  /** Its subject, and the one DNS name or IPv4 address that it is for. */
  readonly name: string;
  /** Who signs it; without one it signs itself. */
  readonly issuer?: Certificate;
  /** The years in which it begins and ends. */
  readonly from?: number;
  readonly until?: number;
  readonly authority?: boolean;
}

/** Makes an X.509 certificate (RFC 5280) with a new P-256 key, for tests alone. */
export function makeCertificate({
  name,
  issuer,
  from = 2000,
  until = 2099,
  authority = false,
}: CertificateFacts): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(objectId('2a8648ce3d040302'));
  const extensions = [
    sequence(objectId('551d13'), octets(sequence(...(authority ? [tag(0x01, Buffer.from([0xff]))] : [])))),
    sequence(objectId('551d11'), octets(sequence(alternativeName(name)))),
  ];
  const body = sequence(
    tag(0xa0, integer(2)),
    integer(Math.floor(Math.random() * 0x7fffffff)),
    algorithm,
    distinguishedName(issuer?.name ?? name),
    sequence(startOf(from), startOf(until)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tag(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, issuer?.signer ?? privateKey);
  const whole = sequence(body, algorithm, tag(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    name,
    cert: `-----BEGIN CERTIFICATE-----\n${lines(whole.toString('base64'))}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    signer: privateKey,
  };
}

/** Base64 as PEM has it (RFC 7468). */
function lines(base64: string): string {
  return (base64.match(/.{1,64}/g) ?? []).join('\n');
}

/** One value in DER (X.690). */
function tag(type: number, content: Buffer): Buffer {
  const size = content.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([type, ...length]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tag(0x30, Buffer.concat(parts));
}

function objectId(hex: string): Buffer {
  return tag(0x06, Buffer.from(hex, 'hex'));
}

function octets(content: Buffer): Buffer {
  return tag(0x04, content);
}

function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return tag(
    0x02,
    bytes[0] !== undefined && bytes[0] > 127 ? Buffer.concat([Buffer.from([0]), bytes]) : bytes,
  );
}

function alternativeName(name: string): Buffer {
  return isIP(name) === 4
    ? tag(0x87, Buffer.from(name.split('.').map(Number)))
    : tag(0x82, Buffer.from(name));
}

function distinguishedName(name: string): Buffer {
  return sequence(tag(0x31, sequence(objectId('550403'), tag(0x0c, Buffer.from(name)))));
}

function startOf(year: number): Buffer {
  return tag(0x18, Buffer.from(`${year}0101000000Z`));
}
