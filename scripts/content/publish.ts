import type { Published } from '../markdown/context.ts';
import { publishedAddress, readSimpleReference, withBase, withoutBase } from './addresses.ts';
import type { Download } from './content.ts';
import { describeFile } from './describe-file.ts';

/** What decides how an address is published. */
export interface Publication {
  readonly base: string;
  readonly downloads: ReadonlyMap<string, Download>;
  /** The addresses of published topics, by the paths of their files. */
  readonly published: ReadonlyMap<string, string>;
  /** The language (BCP 47) whose number form sizes are written in. */
  readonly tag: string;
}

/** The address to publish for one as written in a file, and type and size where it is a download's. */
export function publish(href: string, from: string, publication: Publication): Published {
  const { base, downloads, tag } = publication;
  const toTopic = publishLinkToTopic(href, from, publication);
  if (toTopic) return toTopic;
  const address = publishedAddress(href, from, base);
  if (downloads.size === 0) return { address };
  const download = downloads.get((withoutBase(address, base) ?? '').replace(/[?#].*$/, ''));
  return download ? { address, facts: describeFile(download, tag) } : { address };
}

/** What nearly every link is: one to a published topic, in plain words. Of such a link all but its anchor is known here. */
function publishLinkToTopic(
  href: string,
  from: string,
  { published, base }: Publication,
): Published | undefined {
  const reference = readSimpleReference(href, from);
  const target = reference && published.get(reference.path);
  if (!reference || target === undefined) return undefined;
  const { fragment } = reference;
  const need = `${target}#${fragment ?? ''}`;
  return { address: withBase(fragment === null ? target : need, base), need };
}
