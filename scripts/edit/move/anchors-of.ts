import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record-key.ts';
import type { MovingSite } from './moving-site.ts';

/** The ids that a topic's text declares, without its old ones. */
export function anchorsOf(topic: Topic): string[] {
  const { anchors } = topic.text().outline;
  return anchors.flatMap(({ id, kind }) =>
    kind === 'alias' || kind === 'footnote' || id === '' ? [] : [id],
  );
}

/** The old ids that a topic keeps for itself, and the anchors that hold their statements. */
export function oldIdsOf(topic: Topic): Map<string, string> {
  const { anchors } = topic.text().outline;
  return new Map(anchors.flatMap(({ id, of }) => (of === undefined ? [] : [[id, of] as const])));
}

/** Whether others may have cited a topic: a draft that was never published leaves no old addresses. */
export function isCited({ content }: MovingSite, topic: Topic): boolean {
  return !topic.matter?.draft || (content.record?.entries.has(topic.address) ?? false);
}

/** The address of a topic, and all that can be cited of it, are promised from now on. */
export function promise(site: MovingSite, topic: Topic, ids?: readonly string[]): void {
  if (!isCited(site, topic)) return;
  if (!ids) site.promised.add(topic.address);
  for (const id of ids ?? [...anchorsOf(topic), ...oldIdsOf(topic).keys()])
    site.promised.add(recordKey(topic.address, id));
}
