import { BlockList } from 'node:net';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPrivateHost } from '../../scripts/site/special-addresses.ts';
import { runs } from '../support/full.ts';

/** The same ranges for Node, which judges by them on its own. */
const special = new BlockList();
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]) {
  const [address = '', prefix] = range.split('/');
  special.addSubnet(address, Number(prefix));
  special.addSubnet(`64:ff9b::${address}`, 96 + Number(prefix), 'ipv6');
}
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(address, prefix, 'ipv6');
const open = new BlockList();
open.addSubnet('2000::', 3, 'ipv6');
open.addSubnet('64:ff9b::', 96, 'ipv6');
open.addSubnet('::ffff:0:0', 96, 'ipv6');

function isPrivateToNode(host: string): boolean {
  if (!host.startsWith('[')) return special.check(host);
  const address = host.slice(1, -1);
  return !open.check(address, 'ipv6') || special.check(address, 'ipv6');
}

/** A host as the URL parser writes it. */
function hostOf(written: string): string {
  return new URL(`https://${written}/`).hostname;
}

test('It agrees with Node on every IPv4 address', () => {
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
      expect(isPrivateHost(host)).toBe(isPrivateToNode(host));
    }),
    { numRuns: runs(1000) },
  );
});

test('It agrees with Node on every IPv6 address, those that hold one of IPv4 included', () => {
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
  const holding = fc.constantFrom([0, 0, 0, 0, 0, 0xffff], [0x64, 0xff9b, 0, 0, 0, 0]);
  const address = fc.oneof(
    fc.array(group, { minLength: 8, maxLength: 8 }),
    fc.tuple(holding, group, group).map(([start, ...end]) => [...start, ...end]),
  );
  fc.assert(
    fc.property(address, (groups) => {
      const host = hostOf(`[${groups.map((one) => one.toString(16)).join(':')}]`);
      expect(isPrivateHost(host)).toBe(isPrivateToNode(host));
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
