import { withoutBase } from '../../site/addresses.ts';
import type { Operator } from '../../site/operator-schema.ts';
import type { Assets } from '../assets.ts';
import { type ZipEntry, zip } from './zip.ts';

/**
 * A page as a ZIP that opens without a network: the page, and beside it what it is shown with. Scripts are left out, which
 * browsers load from a host alone; links lead to the site.
 */
export function pageArchive(html: string, assets: Assets, { url, base }: Operator['site']): Uint8Array {
  const byAddress = new Map([...assets.values()].map((asset) => [asset.address, asset]));
  const beside = new Map<string, ZipEntry>();
  const page = html.replace(OF_A_HOST, '').replace(ADDRESS, (_, name: string, address: string) => {
    const asset = byAddress.get(withoutBase(address, base) ?? '');
    if (!asset) return `${name}${url}${address}`;
    const path = asset.address.slice(1);
    beside.set(path, { path, bytes: asset.content });
    return name + path;
  });
  return zip([{ path: 'index.html', bytes: Buffer.from(page) }, ...beside.values()]);
}

/** Scripts, what says how a site can be installed, and the ways to other pages; none of these elements stands in one of its kind. */
const OF_A_HOST =
  /<(script|search)\b.*?<\/\1>\n?|<(nav|aside) class="(?:site-nav|site-footer-nav|language-switch|panels)".*?<\/\2>\n?|<link rel="manifest"[^>]*>\n?/gs;

/** An address of the site in an attribute; in HTML of ours no quote stands as itself. */
const ADDRESS = /( (?:href|src|action)=")(\/(?!\/)[^"]*)/g;
