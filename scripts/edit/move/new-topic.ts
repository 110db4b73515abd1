import { Document, isMap, isScalar, parseDocument } from 'yaml';
import type { Topic } from '../../site/content.ts';
import type { SourceText } from '../fix/source-text.ts';
import type { Piece } from './piece.ts';
import { rowsOfText, sourceOf, topicParts } from './topic-parts.ts';

const KEPT = ['owner', 'reviewed', 'review_every', 'order', 'sources', 'draft'];

/**
 * The file of a topic that is made of a section of another: its front matter alone.
 * @param tag the language, for its sentences
 */
export function newTopic(source: SourceText, topic: Topic, piece: Piece, tag: string): SourceText {
  const { yaml, eol } = topicParts(source);
  const before = parseDocument(yaml);
  const document = new Document({ title: piece.block.text, summary: summaryOf(piece, tag) });
  const pairs = isMap(before.contents) ? before.contents.items : [];
  for (const pair of pairs)
    if (isScalar(pair.key) && KEPT.includes(String(pair.key.value)))
      document.set(pair.key, pair.key.value === 'order' ? (topic.matter?.order ?? 0) + 1 : pair.value);
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return sourceOf('', rowsOfText(`---\n${text}---\n`, eol));
}

/** The first sentence of a section, or its heading where no words stand by themselves. */
function summaryOf({ found, start, end, block }: Piece, tag: string): string {
  const paragraph = found.blocks.find(
    (one) => one.level === 0 && one.text !== '' && one.start >= start && one.end <= end,
  );
  const sentences = new Intl.Segmenter(tag, { granularity: 'sentence' }).segment(paragraph?.text ?? '');
  return [...sentences][0]?.segment.trim() || block.text;
}
