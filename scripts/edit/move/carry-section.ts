import { addressOfTopic } from '../../site/addresses.ts';
import { recordKey } from '../../site/record-key.ts';
import type { Edit } from '../fix/edit.ts';
import type { SourceText } from '../fix/source-text.ts';
import { keptAlias, stoodAt, withAlias, withoutAliases } from './alias-table.ts';
import { isCited, oldIdsOf, promise } from './anchors-of.ts';
import { expectWhole } from './expect-whole.ts';
import { edit, mendTopic } from './mend-links.ts';
import type { MovingSite } from './moving-site.ts';
import { newTopic } from './new-topic.ts';
import { type Piece, rowsWithout } from './piece.ts';
import { putPiece } from './put-piece.ts';
import type { Relocate } from './relocation.ts';
import { takeClaims } from './take-claims.ts';
import { sourceOf, topicParts } from './topic-parts.ts';
import type { Way } from './way.ts';

/** What all languages have in common. */
export interface Carriage {
  readonly relocate: Relocate;
  /** The anchor that moves. */
  readonly id: string;
  readonly after: string | undefined;
}

/**
 * Takes a section out of one topic and puts it into another, with its aliases; links in both are mended.
 * @throws CannotRun where the texts would not hold together what they held before
 */
export function carrySection(site: MovingSite, way: Way, { relocate, id, after }: Carriage): void {
  const { topic, piece, to, ids } = way;
  const source = site.text(topic.path);
  const there = site.topic(to);
  const staying = mendTopic(topic.path, source, site.rewriting(topic.path, topic.path, relocate));
  const going = mendTopic(
    topic.path,
    source,
    site.rewriting(topic.path, to, relocate),
    renaming(source, way, id),
  );
  const target = there
    ? mendTopic(to, site.text(to), site.rewriting(to, to, relocate))
    : { source: newTopic(going.source, topic, piece, site.tagOf(topic)), done: [] };
  const file = `${site.content.folder}/${to}`;
  site.take(topic.path, { source: withoutPiece(staying.source, piece), done: staying.done });
  site.mended.push(...target.done.map(({ place }) => place));
  site.copy.write(to, putPiece(target.source, { source: going.source, piece, after, file }), topic.path);
  expectWhole(site, way, [source, ...(there ? [target.source] : [])]);
  moveAliases(site, way);
  const old = [...oldIdsOf(topic)].flatMap(([alias, of]) => (ids.has(of) ? [alias] : []));
  promise(site, topic, [...ids.keys(), ...old]);
  site.done.push(`${topic.file}: \`#${id}\` → ${file}${there ? '' : ' (new)'}`);
  if (there) return;
  takeClaims(site, addressOfTopic(to), [...ids.values()]);
  site.look.push(`${file}: its title and summary are made of the section; give them an editor's look`);
}

/** Takes a piece out of the file of a topic. */
export function withoutPiece(source: SourceText, piece: Piece): SourceText {
  const { rows, bodyRow } = topicParts(source);
  return sourceOf(source.mark, rowsWithout(rows, bodyRow, piece));
}

/** The edit that gives the section its new id. */
function renaming(source: SourceText, { topic, piece, ids }: Way, id: string): Edit[] {
  const next = ids.get(id) ?? id;
  const place = piece.found.anchors.find((anchor) => anchor.id === id)?.place;
  if (!place || next === id) return [];
  const line = place.line + topicParts(source).bodyRow;
  return [edit(topic.path, { file: topic.path, line, column: place.column }, `{#${id}}`, `{#${next}}`)];
}

/** Aliases of what moved go along, and each id that moved leaves its old address. */
function moveAliases(site: MovingSite, { topic, to, ids }: Way): void {
  const home = addressOfTopic(to);
  const was = site.table(topic.path);
  let table = site.table(to);
  const own = isCited(site, topic) ? (id: string) => [recordKey(topic.address, id)] : () => [];
  for (const [id, next] of ids) {
    for (const alias of [...(was.get(id) ?? []), ...own(id)]) {
      const old = stoodAt(alias, topic.address);
      const isThere = old.address === home && (old.id === null || old.id === next);
      if (!isThere) table = withAlias(table, next, keptAlias(alias, topic.address, home));
    }
  }
  const left = withoutAliases(was, (_, anchor) => ids.has(anchor));
  site.setTable(topic.path, left);
  site.setTable(to, table);
}
