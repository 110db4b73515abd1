import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from '../site/special-addresses.ts';

/** Whether an IP address, as a name server tells it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const host = URL.parse(address.includes(':') ? `http://[${address}]` : `http://${address}`)?.hostname;
  return host !== undefined && !isPrivateAddress(host);
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
