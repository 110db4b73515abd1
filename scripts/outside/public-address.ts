import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { SPECIAL } from '../site/special-addresses.ts';

const special = new BlockList();
/** The public IPv6 addresses: what is handed out, and the translations of IPv4 for networks that have none. */
const global6 = new BlockList();
global6.addSubnet('2000::', 3, 'ipv6');
global6.addSubnet('64:ff9b::', 96, 'ipv6');
for (const [address, prefix] of SPECIAL) {
  special.addSubnet(address, prefix);
  special.addSubnet(`64:ff9b::${address}`, 96 + prefix, 'ipv6');
}
// Teredo and other protocols' own, documentation, 6to4.
special.addSubnet('2001::', 23, 'ipv6');
special.addSubnet('2001:db8::', 32, 'ipv6');
special.addSubnet('2002::', 16, 'ipv6');
special.addSubnet('3fff::', 20, 'ipv6');

/** Whether an IP address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !special.check(address);
  return global6.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

/** Something in the content, or a redirect, would have this program ask a machine that is none of the public internet. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

/** Looks a name up for a connection, and leaves out what is not public: what was looked at is what is connected to. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[] = []) => {
    const open = found.filter(({ address }) => isPublicAddress(address));
    const [first] = open;
    if (error) callback(error, []);
    else if (!first) callback(new PrivateAddress(hostname), []);
    else if (options.all) callback(null, open);
    else callback(null, first.address, first.family);
  });
};

/** Whether a host, as the URL parser writes it, is an IP address that is not public. Names are judged when they are looked up. */
export function isPrivateLiteral(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, '');
  return isIP(address) !== 0 && !isPublicAddress(address);
}
