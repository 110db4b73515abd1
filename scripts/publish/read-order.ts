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

/** Reads the texts of an order, so many at a time; none where the data files are no longer those that it was given for. */
export function* readOrder(
  { content, surroundings, topics, paths }: ThreadOrder,
  handful: number,
): Generator<(readonly [path: string, text: ReadText])[]> {
  const files = loadContent(content, (path, stamp) => topics.get(path)?.stamp === stamp);
  // What is read beside other data is another text.
  if (surroundingsKey(files) !== surroundings) return;
  const site = readContent(files, topics);
  const found = new Map(site.topics.map((topic) => [topic.path, topic]));
  // Ids of layouts are known where pages are rendered: a topic that names one is judged there.
  const graph: SiteGraph = { ...site.graph, layoutIds: () => [] };
  for (let start = 0; start < paths.length; start += handful) {
    const texts = paths.slice(start, start + handful).map((path) => {
      const topic = found.get(path);
      return topic ? ([path, readAhead(topic, graph)] as const) : undefined;
    });
    // A topic that is gone by now is missed where it is asked for.
    if (texts.includes(undefined)) return;
    yield texts.filter((text) => text !== undefined);
  }
}

/** A text without its outline, which is needed no more once it is judged. */
function readAhead(topic: Topic, graph: SiteGraph): ReadText {
  const { html } = topic.html();
  const { outline: _, ...text } = topic.text();
  return { html, text: { ...text, isSound: isSound(topic, graph) }, gist: topic.gist() };
}
