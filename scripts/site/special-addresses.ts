/** Ranges that are not of the public internet (IANA's registries of special-purpose addresses, multicast). */
const SPECIAL_V4 = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/3'],
];

/** Those within 2000::/3, the public part of IPv6: Teredo and other protocols' own, documentation, 6to4. */
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/**
 * What IPv6 addresses begin with that are an IPv4 address in another form: mapped (RFC 4291, 2.5.5.2), and translated for
 * networks that have no IPv4 (RFC 6052).
 */
const HOLDING_V4 = ['::ffff:0:0', '64:ff9b::'].map((start) => groupsOf(start).slice(0, 6).join());

/** Names that lead to the machine itself or stay in its network (RFC 6761, 6762, 8375; `.internal` is reserved by ICANN). */
const LOCAL_NAME = /(?:^|\.)(?:localhost|local|internal|home\.arpa)$/;

/**
 * Whether a host, as the URL parser writes it, is none of the public internet: an IP address in any notation, or a name. A name without a dot is
 * looked up in the network that one happens to be in.
 */
export function isPrivateHost(hostname: string): boolean {
  if (isAddress(hostname)) return isPrivateAddress(hostname);
  const name = hostname.replace(/\.$/, '');
  return !name.includes('.') || LOCAL_NAME.test(name);
}

/** Whether a host, as the URL parser writes it, is an IP address that is none of the public internet. A name is not. */
export function isPrivateAddress(hostname: string): boolean {
  if (!isAddress(hostname)) return false;
  return hostname.startsWith('[')
    ? isPrivate6(groupsOf(hostname.slice(1, -1)))
    : isPrivate4(numberOf(hostname));
}

/** Whether an IP address, as a name server tells it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const host = URL.parse(address.includes(':') ? `http://[${address}]` : `http://${address}`)?.hostname;
  return host !== undefined && !isPrivateAddress(host);
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(hostname);
}

function isPrivate4(address: number): boolean {
  return SPECIAL_V4.some((range) => isWithin(address, range, numberOf));
}

function isPrivate6(groups: readonly number[]): boolean {
  if (HOLDING_V4.includes(groups.slice(0, 6).join())) return isPrivate4(pairOf(groups, 6));
  const isUnicast = (groups[0] ?? 0) >>> 13 === 1;
  const head = pairOf(groups, 0);
  return (
    !isUnicast || SPECIAL_V6.some((range) => isWithin(head, range, (start) => pairOf(groupsOf(start), 0)))
  );
}

/** Whether the first 32 bits of an address begin like those of a range. */
function isWithin(address: number, range: string, bitsOf: (start: string) => number): boolean {
  const [start = '', prefix] = range.split('/');
  const rest = 32 - Number(prefix);
  return address >>> rest === bitsOf(start) >>> rest;
}

/** Two groups of an IPv6 address as a number of 32 bits. */
function pairOf(groups: readonly number[], index: number): number {
  return ((groups[index] ?? 0) * 0x10000 + (groups[index + 1] ?? 0)) >>> 0;
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
