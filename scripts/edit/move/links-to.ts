import type { Place } from '../../problem.ts';
import type { Topic } from '../../site/content.ts';
import { mendData, mendTopic } from './mend-links.ts';
import type { MovingSite } from './moving-site.ts';
import { goes, type Piece } from './piece.ts';
import type { Relocate } from './relocation.ts';
import { topicParts } from './topic-parts.ts';

/** What goes in one language, as far as links in it do not count. */
interface Leaving {
  readonly topic: Topic;
  readonly piece: Piece | undefined;
}

/** The places of the links that lead to what goes, but for those that go themselves. */
export function linksTo(
  site: MovingSite,
  isGone: (path: string, id: string | null) => boolean,
  leaving: readonly Leaving[],
): Place[] {
  // Whatever would be written in their place tells where they are.
  const elsewhere: Relocate = (path, id) =>
    isGone(path, id) ? { path: 'nowhere/gone.md', id: null } : undefined;
  const going = new Map(leaving.map(({ topic, piece }) => [topic.path, piece]));
  return site.copy.paths().flatMap((path) => {
    const source = site.copy.read(path);
    if (!source || (going.has(path) && !going.get(path))) return [];
    const rewriting = site.rewriting(path, path, elsewhere);
    const mended = path.startsWith('_data/')
      ? mendData(path, source, site.codes, rewriting)
      : path.endsWith('.md') && mendTopic(path, source, rewriting);
    const piece = going.get(path);
    const body = piece ? topicParts(source).bodyRow : 0;
    const isInside = ({ line }: Place): boolean => piece !== undefined && goes(piece, piece, line - 1 - body);
    const isLink = path !== '_data/acceptances.yaml';
    return (mended && isLink ? mended.done : [])
      .map(({ place }) => ({ ...place, file: `${site.content.folder}/${path}` }))
      .filter((place) => !isInside(place));
  });
}
