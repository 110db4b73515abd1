/**
 * What IPv6 addresses begin with that are an IPv4 address in another form: mapped (RFC 4291, 2.5.5.2), and translated for
 * networks that have no IPv4 (RFC 6052). Bits as a text.
 */
const MAPPED = bitsOf('::ffff:0:0').slice(0, 96);
const TRANSLATED = bitsOf('64:ff9b::').slice(0, 96);

/** IPv4, and the public part of IPv6. */
const PUBLIC = [MAPPED, headOf('2000::/3')];

/** Ranges of these that are not of the public internet (IANA's registries of special-purpose addresses, multicast). */
const SPECIAL = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.168.0.0/16', '198.18.0.0/15', '198.51.100.0/24'],
  ...['203.0.113.0/24', '224.0.0.0/3'],
  // Teredo and other protocols' own, documentation, 6to4.
  ...['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'],
].map(headOf);

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
  const written = bitsOf(hostname.replace(/^\[|\]$/g, ''));
  const bits = written.startsWith(TRANSLATED) ? MAPPED + written.slice(96) : written;
  const isIn = (head: string): boolean => bits.startsWith(head);
  return !PUBLIC.some(isIn) || SPECIAL.some(isIn);
}

/** Whether an IP address, as a name server tells it, is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const host = URL.parse(address.includes(':') ? `http://[${address}]` : `http://${address}`)?.hostname;
  return host !== undefined && !isPrivateAddress(host);
}

function isAddress(hostname: string): boolean {
  return hostname.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(hostname);
}

/** What all addresses of a range begin with. */
function headOf(range: string): string {
  const [start = '', length] = range.split('/');
  return bitsOf(start).slice(0, Number(length) + (start.includes(':') ? 0 : MAPPED.length));
}

/** The 128 bits of an IPv6 address, or of an IPv4 address that is mapped to one. */
function bitsOf(address: string): string {
  const binary = (number: number, width: number): string => number.toString(2).padStart(width, '0');
  if (!address.includes(':'))
    return (
      MAPPED +
      address
        .split('.')
        .map((part) => binary(Number(part), 8))
        .join('')
    );
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter(Boolean));
  const zeros = Array<string>(8 - before.length - after.length).fill('0');
  return [...before, ...zeros, ...after].map((group) => binary(Number.parseInt(group, 16), 16)).join('');
}

/**
 * What is wrong with an address as that of the host of a site, as a clause that ends with what to write; undefined where nothing
 * is. Pages, feeds and the sitemap begin their addresses with it as it stands, so it is written as browsers do.
 * @param address scheme and host
 */
export function siteHostFault(address: string): string | undefined {
  const [, scheme = '', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(\S*)$/is.exec(address) ?? [];
  const url = rest === '' ? null : URL.parse(`https://${rest}`);
  if (!url || scheme.toLowerCase() !== 'https')
    return `an address that begins with \`https://\`: write \`https://${url ? url.host + rest.replace(/^[^/]*/, '') : EXAMPLE}\``;
  if (/[/?#]/.test(rest))
    return `scheme and host only; the path that a site lives under is its \`base\`: write \`${url.origin}\``;
  if (url.username || url.password)
    return `everybody would read the name and the password in it: write \`${url.origin}\``;
  if (isAddress(url.hostname) || /(?:^|\.)localhost\.?$/.test(url.hostname))
    return `readers elsewhere need a name that leads to the site: until it has one, write \`https://${EXAMPLE}\``;
  return url.origin === address ? undefined : `browsers write it in another form: write \`${url.origin}\``;
}

/** A name that is set apart for examples: the site that stands under it is told to be none yet. */
const EXAMPLE = 'trust.example.com';
