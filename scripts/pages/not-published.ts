import { piecesOn } from '../site/pieces.ts';
import { basesOf } from '../site/sources.ts';
import type { PublishedTopic } from '../site/twins.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { linesOf, ownTree, type Words } from '../text/html/own-tree.ts';
import { shortTitle } from './topic-tree.ts';
import { hrefOf, placed, type ViewSource } from './view-source.ts';

/** The sections of a page that say what is not published. */
export type Gaps = ReturnType<typeof notPublishedOn>[number];

/** Every section of a language that says what is not published, by page, in the order of the site. */
export function notPublishedOn(source: ViewSource) {
  const { tree } = source;
  const inOrder = (topic: PublishedTopic): PublishedTopic[] => [
    topic,
    ...tree.childrenOf(topic).flatMap(inOrder),
  ];
  const home = tree.topics.filter((topic) => tree.ancestorsOf(topic).length === 0);
  return home.flatMap(inOrder).flatMap((topic) => {
    const sections = gapsOn(topic, source);
    const named = { title: shortTitle(topic), href: hrefOf(topic.address, source) };
    return sections.length > 0 ? [{ ...named, sections }] : [];
  });
}

function gapsOn(topic: PublishedTopic, source: ViewSource) {
  const bases = [...basesOf(topic.matter.sources)].filter(([, basis]) => basis === 'not-published');
  if (bases.length === 0 || topic.original) return [];
  const ids = new Set(bases.map(([id]) => id));
  const page = hrefOf(topic.address, source);
  const fromHere = ({ text, href }: Words): Words =>
    href === undefined ? { text } : { text, href: href.startsWith('#') ? page + href : href };
  return piecesOn(topic, ownTree(topic.html().html))
    .filter(({ id }) => ids.has(id))
    .map(({ id, heading, nodes }) => {
      const href = page + (id === 'top' ? '' : `#${encodeFragment(id)}`);
      const gap = { href, heading, lines: linesOf(nodes).map((line) => line.map(fromHere)) };
      return placed(gap, topic.placeOf(['sources', id]), source);
    });
}
