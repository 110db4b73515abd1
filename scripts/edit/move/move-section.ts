import { CannotRun } from '../../cannot-run.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { anchorsOf, isCited, oldIdsOf } from './anchors-of.ts';
import { carrySection } from './carry-section.ts';
import { expectFree } from './move-topic.ts';
import type { MovingSite } from './moving-site.ts';
import { type Piece, pieceOf } from './piece.ts';
import type { Relocate } from './relocation.ts';
import { holdersOf } from './rename-anchor.ts';
import type { Request } from './request.ts';
import { topicParts } from './topic-parts.ts';
import type { Way } from './way.ts';
import { whereIs } from './where-is.ts';

/**
 * Moves a section to another topic, in every language that has it; a topic that is not there is made of it.
 * @throws CannotRun where it cannot be cut out, or its ids stand there already
 */
export function moveSection(site: MovingSite, request: Extract<Request, { kind: 'section' }>): Relocate {
  const { from, to, after } = request;
  const ways = holdersOf(site, from.path, from.id).map((topic): Way => {
    const piece = expectPiece(site, topic, from.id);
    const ids = new Map(piece.ids.map((id) => [id, id === from.id ? (to.id ?? id) : id]));
    return { topic, piece, to: `${topic.language}/${to.path}`, ids };
  });
  for (const way of ways) expectRoom(site, way);
  const relocate = relocationOf(ways);
  for (const way of ways) carrySection(site, way, { relocate, id: from.id, after });
  const seen = ways.flatMap(({ topic, to: path }) => [topic.path, path]);
  site.mendLinks(relocate, new Map(), seen);
  return relocate;
}

/**
 * The section under an anchor.
 * @param orParagraph a paragraph will do as well
 * @throws CannotRun where the anchor holds none
 */
export function expectPiece(site: MovingSite, topic: Topic, id: string, orParagraph = false): Piece {
  const { body } = topicParts(site.text(topic.path));
  const piece = pieceOf(body, id, site.words(topic));
  if (!piece || (piece.block.level === 0 && !orParagraph))
    throw new CannotRun(
      `\`#${id}\` in \`${topic.file}\` is no heading that stands by itself: only sections can be taken out`,
    );
  if (piece.fault !== undefined)
    throw new CannotRun(`the section \`#${id}\` of \`${topic.file}\` cannot be taken out: ${piece.fault}`);
  return piece;
}

/** The old ids of a section lead to it by their present names. */
function relocationOf(ways: readonly Way[]): Relocate {
  const known = new Map(
    ways.map(({ topic, to, ids }) => {
      const old = [...oldIdsOf(topic)].flatMap(([id, of]) =>
        ids.has(of) ? [[id, ids.get(of) ?? of] as const] : [],
      );
      return [topic.path, { to, ids: new Map([...old, ...ids]) }];
    }),
  );
  return (path, id) => {
    const way = known.get(path);
    const next = id === null ? undefined : way?.ids.get(id);
    return way && next !== undefined ? { path: way.to, id: next } : undefined;
  };
}

/** @throws CannotRun where an id of the section means something at its new place */
function expectRoom(site: MovingSite, { topic, to, ids }: Way): void {
  const there = site.topic(to);
  if (!there) expectFree(site, to);
  if (there?.matter?.draft && isCited(site, topic))
    throw new CannotRun(`\`${there.file}\` is a draft, which readers do not see: publish it first`);
  for (const [id, next] of ids) {
    if (there && anchorsOf(there).includes(next))
      throw new CannotRun(
        `\`${there.file}\` has an anchor \`#${next}\` already: rename one of the two first`,
      );
    const now = whereIs(site, addressOfTopic(to), next);
    if (now && !(now !== 'gone' && now.path === topic.path && now.id === id))
      throw new CannotRun(
        `\`${addressOfTopic(to)}#${next}\` is an old address of another statement: rename the anchor first`,
      );
  }
}
