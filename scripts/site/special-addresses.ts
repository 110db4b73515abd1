/** IPv4 ranges that are not of the public internet (IANA's registry of special-purpose addresses, multicast). */
export const SPECIAL: readonly [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** IPv6 ranges within 2000::/3 that are not: Teredo and other protocols' own, documentation, 6to4. */
const SPECIAL6: readonly [groups: readonly number[], prefix: number][] = [
  [[0x2001, 0], 23],
  [[0x2001, 0xdb8], 32],
  [[0x2002, 0], 16],
  [[0x3fff, 0], 20],
];

/** Names that lead to the machine itself or stay in its network (RFC 6761, 6762, 8375; `.internal` is reserved by ICANN). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * Whether a host, as the URL parser writes it, is none of the public internet: an IP address in any notation, or a name. A name without a dot is
 * looked up in the network that one happens to be in.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivate6(groupsOf(hostname.slice(1, -1)));
  if (/^\d+(?:\.\d+){3}$/.test(hostname)) return isPrivate4(numberOf(hostname));
  const name = hostname.replace(/\.$/, '');
  return !name.includes('.') || LOCAL_NAME.test(name);
}

function isPrivate4(address: number): boolean {
  return SPECIAL.some(([start, prefix]) => address >>> (32 - prefix) === numberOf(start) >>> (32 - prefix));
}

function isPrivate6(groups: readonly number[]): boolean {
  const [first = 0, second = 0] = groups;
  const last = ((groups[6] ?? 0) * 0x10000 + (groups[7] ?? 0)) >>> 0;
  const holds4 = (start: readonly number[]): boolean =>
    start.every((group, index) => groups[index] === group);
  if (holds4([0x64, 0xff9b, 0, 0, 0, 0])) return isPrivate4(last);
  // An IPv4 address in the form of IPv6 (RFC 4291, section 2.5.5.2) is that address.
  if (holds4([0, 0, 0, 0, 0, 0xffff])) return isPrivate4(last);
  if (first >>> 13 !== 1) return true;
  const start = (first * 0x10000 + second) >>> 0;
  return SPECIAL6.some(([[high = 0, low = 0], prefix]) => {
    const range = (high * 0x10000 + low) >>> 0;
    return start >>> (32 - prefix) === range >>> (32 - prefix);
  });
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const numbers = (text: string): number[] =>
    text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
  const before = numbers(head);
  const after = numbers(tail ?? '');
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** An IPv4 address as a number of 32 bits. */
function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) >>> 0;
}
