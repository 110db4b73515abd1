import type { Topic, TopicText } from './content.ts';

const texts = new WeakMap<Topic, TopicText>();

/** The text of a topic, read once and kept as long as the topic is: for the few that are looked at more than once. */
export function keptText(topic: Topic): TopicText {
  const text = texts.get(topic) ?? topic.read();
  texts.set(topic, text);
  return text;
}
