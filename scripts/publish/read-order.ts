import { isSound } from '../checks/find-problems.ts';
import type { KnownTopic, ReadText, Topic } from '../site/content.ts';
import { loadContent } from '../site/load.ts';
import { readContent } from '../site/read-content.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { surroundingsKey } from './surroundings-key.ts';

/** What a thread that reads texts is asked for. */
export interface ThreadOrder {
  readonly content: string;
  readonly surroundings: string;
  /** What the first thread knows of the sources: the other need not find it out again. */
  readonly topics: ReadonlyMap<string, KnownTopic>;
  /** The paths of topics, in the order in which their texts will be asked for. */
  readonly paths: readonly string[];
}

/**
 * Reads texts of an order; none where the data files are no longer those that it was given for.
 * @param next gives the place in the order of the next text to read
 */
export function* readOrder(
  { content, surroundings, topics, paths }: ThreadOrder,
  next: () => number,
): Generator<readonly [path: string, text: ReadText]> {
  const files = loadContent(content, (path, stamp) => topics.get(path)?.stamp === stamp);
  // What is read beside other data is another text.
  if (surroundingsKey(files) !== surroundings) return;
  const site = readContent(files, topics);
  const found = new Map(site.topics.map((topic) => [topic.path, topic]));
  // Ids of layouts are known where pages are rendered: a topic that names one is judged there.
  const graph: SiteGraph = { ...site.graph, layoutIds: () => [] };
  for (let path = paths[next()]; path !== undefined; path = paths[next()]) {
    const topic = found.get(path);
    // One that is gone by now is missed where it is asked for.
    if (!topic) return;
    yield [path, readAhead(topic, graph)];
  }
}

/** A text without its outline, which is needed no more once it is judged. */
function readAhead(topic: Topic, graph: SiteGraph): ReadText {
  const { html } = topic.html();
  const { outline: _, ...text } = topic.text();
  return { html, text: { ...text, isSound: isSound(topic, graph) }, gist: topic.gist() };
}
