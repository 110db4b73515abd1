import type { Published } from '../markdown/context.ts';
import { publishedAddress, withoutBase } from './addresses.ts';
import type { Download } from './content.ts';
import { describeFile } from './describe-file.ts';

/** What decides how an address is published. */
export interface Publication {
  readonly base: string;
  readonly downloads: ReadonlyMap<string, Download>;
  /** The language (BCP 47) whose number form sizes are written in. */
  readonly tag: string;
}

/** The address to publish for one as written in a file, and type and size where it is a download's. */
export function publish(href: string, from: string, { base, downloads, tag }: Publication): Published {
  const address = publishedAddress(href, from, base);
  if (downloads.size === 0) return { address };
  const download = downloads.get((withoutBase(address, base) ?? '').replace(/[?#].*$/, ''));
  return download ? { address, facts: describeFile(download, tag) } : { address };
}
