import type { Topic } from '../site/content.ts';
import type { Heading } from '../text/outline.ts';

/** The text of a topic as its page shows it. */
export interface PageText {
  readonly html: string;
  /** Of the version of its file. */
  readonly hash: string;
  readonly headings: readonly Omit<Heading, 'place'>[];
}

/** The text of a topic, for its page. */
export function textOf(topic: Topic): PageText {
  return { ...topic.html(), headings: topic.text().outline.headings };
}
