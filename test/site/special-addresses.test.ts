import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPrivateLiteral } from '../../scripts/outside/public-address.ts';
import { isPrivateHost } from '../../scripts/site/special-addresses.ts';
import { runs } from '../support/full.ts';

/** A host as the URL parser writes it. */
function hostOf(written: string): string {
  return new URL(`https://${written}/`).hostname;
}

test('It agrees with the ranges that connections are held to, on every IPv4 address', () => {
  const edge = fc.constantFrom(
    0,
    1,
    9,
    10,
    15,
    16,
    31,
    32,
    63,
    64,
    100,
    127,
    128,
    169,
    172,
    192,
    198,
    203,
    223,
    224,
    254,
    255,
  );
  const part = fc.oneof(edge, fc.nat(255));
  fc.assert(
    fc.property(fc.tuple(part, part, part, part), (parts) => {
      const host = hostOf(parts.join('.'));
      expect(isPrivateHost(host)).toBe(isPrivateLiteral(host));
    }),
    { numRuns: runs(1000) },
  );
});

test('The same of IPv6 addresses, those that hold one of IPv4 aside', () => {
  const group = fc.oneof(
    fc.constantFrom(
      0,
      1,
      0x64,
      0xff9b,
      0x2000,
      0x2001,
      0x2002,
      0x3fff,
      0x0db8,
      0x1ff,
      0x200,
      0xfd00,
      0xfe80,
      0x7f00,
    ),
    fc.nat(0xffff),
  );
  fc.assert(
    fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
      const host = hostOf(`[${groups.map((one) => one.toString(16)).join(':')}]`);
      if (!host.startsWith('[::ffff:')) expect(isPrivateHost(host)).toBe(isPrivateLiteral(host));
    }),
    { numRuns: runs(1000) },
  );
});

test.each([
  ['[::ffff:8.8.8.8]', false],
  ['[::ffff:127.0.0.1]', true],
  ['[64:ff9b::8.8.8.8]', false],
  ['0x7f.1', true],
  ['017700000001', true],
  ['LOCALHOST', true],
  ['a.b.localhost.', true],
  ['home.arpa', true],
  ['notlocalhost.example', false],
  ['local.example.com', false],
  ['internal-audit.example.com', false],
])('%s: %s', (written, expected) => {
  expect(isPrivateHost(hostOf(written))).toBe(expected);
});
