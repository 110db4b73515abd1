import type { Published } from '../markdown/context.ts';
import { addressOfTopic, publishedAddress, readSimpleReference, withBase, withoutBase } from './addresses.ts';
import type { Download, Topic } from './content.ts';
import { describeFile } from './describe-file.ts';

/** What decides how an address is published. */
export interface Publication {
  readonly base: string;
  readonly downloads: ReadonlyMap<string, Download>;
  /** By the path of their file. */
  readonly topics: ReadonlyMap<string, Topic>;
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
  { topics, base }: Publication,
): Published | undefined {
  const reference = readSimpleReference(href, from);
  const matter = reference && topics.get(reference.path)?.matter;
  if (!matter || matter.draft) return undefined;
  const { path, fragment } = reference;
  const target = addressOfTopic(path);
  const hash = fragment === null ? '' : `#${fragment}`;
  return { address: withBase(target, base) + hash, need: `${target}#${fragment ?? ''}` };
}
