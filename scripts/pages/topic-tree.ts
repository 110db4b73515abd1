import type { Topic } from '../site/content.ts';
import type { PublishedTopic } from '../site/twins.ts';

/** The topics of one language as a tree, worked out once for all of its pages. */
export type TopicTree = ReturnType<typeof topicTree>;

/** Arranges topics by their addresses; siblings by `order`, then by address. */
export function topicTree(topics: readonly PublishedTopic[], home: string) {
  const byAddress = new Map(topics.map((topic) => [topic.address, topic]));
  const parentOf = (topic: PublishedTopic): PublishedTopic | undefined => {
    let address = topic.address;
    while (address !== home) {
      address = address.replace(/[^/]+\/$/, '');
      const parent = byAddress.get(address);
      if (parent || address === '/') return parent;
    }
    return undefined;
  };
  const children = Map.groupBy([...topics].sort(bySibling), parentOf);
  const childrenOf = (topic: PublishedTopic): readonly PublishedTopic[] => children.get(topic) ?? [];
  // From the home page down to the parent.
  const ancestorsOf = (topic: PublishedTopic): readonly PublishedTopic[] => {
    const parent = parentOf(topic);
    return parent ? [...ancestorsOf(parent), parent] : [];
  };
  const homeTopic = byAddress.get(home);
  return {
    topics,
    // The pages right below the home page.
    sections: homeTopic ? childrenOf(homeTopic) : (children.get(undefined) ?? []),
    childrenOf,
    ancestorsOf,
  };
}

function bySibling(a: PublishedTopic, b: PublishedTopic): number {
  return a.matter.order - b.matter.order || (a.address < b.address ? -1 : 1);
}

/** The first folder of a topic's address below its language; empty for the home page. */
export function sectionOf({ address }: Topic): string {
  return address.split('/')[2] ?? '';
}

/** The title for places where there is little room. */
export function shortTitle({ matter }: PublishedTopic): string {
  return matter.short ?? matter.title;
}
