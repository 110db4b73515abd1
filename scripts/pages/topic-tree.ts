import type { Topic } from '../site/content.ts';
import type { FrontMatter } from '../site/schema.ts';

/** A topic that is rendered: its front matter is whole, and it is no draft. */
export interface ReadyTopic extends Topic {
  readonly matter: FrontMatter;
  /** Of a topic that is shown among those of another language: itself. */
  readonly original?: ReadyTopic;
}

/** Whether a topic can be rendered, and is for readers. */
export function isReady(topic: Topic): topic is ReadyTopic {
  return topic.matter !== undefined && !topic.matter.draft;
}

/** The topics of one language as a tree, worked out once for all of its pages. */
export interface TopicTree {
  readonly topics: readonly ReadyTopic[];
  /** The pages right below the home page, in order. */
  readonly sections: readonly ReadyTopic[];
  readonly childrenOf: (topic: ReadyTopic) => readonly ReadyTopic[];
  /** From the home page down to the parent. */
  readonly ancestorsOf: (topic: ReadyTopic) => readonly ReadyTopic[];
}

/** Arranges topics by their addresses; siblings by `order`, then by address. */
export function topicTree(topics: readonly ReadyTopic[], home: string): TopicTree {
  const byAddress = new Map(topics.map((topic) => [topic.address, topic]));
  const parentOf = (topic: ReadyTopic): ReadyTopic | undefined => {
    let address = topic.address;
    while (address !== home) {
      address = address.replace(/[^/]+\/$/, '');
      const parent = byAddress.get(address);
      if (parent || address === '/') return parent;
    }
    return undefined;
  };
  const children = Map.groupBy([...topics].sort(bySibling), parentOf);
  const childrenOf = (topic: ReadyTopic): readonly ReadyTopic[] => children.get(topic) ?? [];
  const ancestorsOf = (topic: ReadyTopic): readonly ReadyTopic[] => {
    const parent = parentOf(topic);
    return parent ? [...ancestorsOf(parent), parent] : [];
  };
  const homeTopic = byAddress.get(home);
  return {
    topics,
    sections: homeTopic ? childrenOf(homeTopic) : (children.get(undefined) ?? []),
    childrenOf,
    ancestorsOf,
  };
}

function bySibling(a: ReadyTopic, b: ReadyTopic): number {
  return a.matter.order - b.matter.order || (a.address < b.address ? -1 : 1);
}

/** The first folder of a topic's address below its language; empty for the home page. */
export function sectionOf({ address }: Topic): string {
  return address.split('/')[2] ?? '';
}

/** The title for places where there is little room. */
export function shortTitle({ matter }: ReadyTopic): string {
  return matter.short ?? matter.title;
}
