import type { SiteProject } from '../pages/site-project.ts';
import type { Topic } from '../site/content.ts';
import { sourceGraph } from '../site/source-pages.ts';
import { type TextFacts, textFacts } from './text-facts.ts';

/** Gives the texts of topics, read and judged. Each is asked for once, in the order of the pages that are due. */
export type TextSource = (topic: Topic) => TextFacts;

/** Reads each text when it is asked for. */
export function readHere({ content }: SiteProject): TextSource {
  const site = sourceGraph(content);
  return (topic) => textFacts(topic, site);
}
