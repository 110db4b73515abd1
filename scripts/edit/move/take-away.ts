import { CannotRun } from '../../cannot-run.ts';
import type { Place } from '../../problem.ts';
import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record-key.ts';
import { stoodAt, withoutAliases } from './alias-table.ts';
import { anchorsOf, isCited, oldIdsOf, promise } from './anchors-of.ts';
import { withoutPiece } from './carry-section.ts';
import { linksTo } from './links-to.ts';
import { mendTopic } from './mend-links.ts';
import { expectPiece } from './move-section.ts';
import type { MovingSite } from './moving-site.ts';
import type { Piece } from './piece.ts';
import type { WrittenSpot } from './read-spot.ts';
import type { Relocate } from './relocation.ts';
import { holdersOf } from './rename-anchor.ts';
import type { Request } from './request.ts';

type Removal = Extract<Request, { kind: 'gone' }>;

/** What goes in one language. */
interface Leaving {
  readonly topic: Topic;
  /** Undefined where the whole topic goes. */
  readonly piece: Piece | undefined;
  /** The ids that go, old ones too; undefined where all do. */
  readonly ids: ReadonlySet<string> | undefined;
}

/**
 * Takes a topic or a section off the site in every language that has it, and says what became of it.
 * @returns where links to it lead now, and whether something goes
 * @throws CannotRun where links lead to it and nothing takes its place
 */
export function takeAway(
  site: MovingSite,
  request: Removal,
  day: string,
): { relocate: Relocate; isGone: (path: string, id: string | null) => boolean } {
  const { from, see } = request;
  const leaving = leavingOf(site, from);
  const byPath = new Map(leaving.map((one) => [one.topic.path, one]));
  const isGone = (path: string, id: string | null): boolean => {
    const one = byPath.get(path);
    return one !== undefined && (one.ids === undefined || (id !== null && one.ids.has(id)));
  };
  for (const { topic } of leaving) if (see) expectSee(site, topic, see, isGone);
  const relocate: Relocate = (path, id) => {
    if (!see || !isGone(path, id)) return undefined;
    return { path: `${path.slice(0, path.indexOf('/'))}/${see.path}`, id: see.id };
  };
  if (!see) expectNoLinks(linksTo(site, isGone, leaving), from);
  site.gone = { page: written(from), on: day, why: request.why, see: see && written(see), also: [] };
  site.mendLinks(relocate, new Map(), [...byPath.keys()]);
  for (const one of leaving) leave(site, one, from, relocate);
  return { relocate, isGone };
}

function leavingOf(site: MovingSite, { path, id }: WrittenSpot): Leaving[] {
  if (path === 'index.md' && id === null)
    throw new CannotRun('the home page of a language cannot go: a language ends with its folder');
  const topics = id === null ? site.twins(path) : holdersOf(site, path, id);
  if (!topics.some((topic) => isCited(site, topic)))
    throw new CannotRun('this is a draft that nobody has seen: delete it by hand');
  return topics.map((topic) => {
    if (id === null) return { topic, piece: undefined, ids: undefined };
    const piece = expectPiece(site, topic, id, true);
    const old = [...oldIdsOf(topic)].flatMap(([alias, of]) => (piece.ids.includes(of) ? [alias] : []));
    return { topic, piece, ids: new Set([...piece.ids, ...old]) };
  });
}

/** @throws CannotRun where what readers are to see instead does not stand there, or goes too */
function expectSee(
  site: MovingSite,
  { language }: Topic,
  see: WrittenSpot,
  isGone: (path: string, id: string | null) => boolean,
): void {
  const topic = site.topic(`${language}/${see.path}`);
  const isThere = topic && !topic.matter?.draft && (see.id === null || anchorsOf(topic).includes(see.id));
  if (!isThere || isGone(topic.path, see.id))
    throw new CannotRun(`\`--see ${written(see)}\`: nothing that stays stands there in \`${language}/\``);
}

/** @throws CannotRun with the list of them */
function expectNoLinks(places: readonly Place[], from: WrittenSpot): void {
  if (places.length === 0) return;
  const list = places.map(({ file, line, column }) => `\n  ${file}:${line}:${column}`);
  throw new CannotRun(
    `links lead to \`${written(from)}\`: take them away first, or give \`--see\` with what takes its place, and they lead there${list.join('')}`,
  );
}

function written({ path, id }: WrittenSpot): string {
  return path + (id === null ? '' : `#${id}`);
}

function leave(
  site: MovingSite,
  { topic, piece, ids }: Leaving,
  from: WrittenSpot,
  relocate: Relocate,
): void {
  promise(site, topic, ids && [...ids]);
  for (const [anchor, list] of site.table(topic.path))
    if (!ids || ids.has(anchor))
      for (const alias of list) {
        const { address, id } = stoodAt(alias, topic.address);
        if (address !== topic.address) site.gone?.also.push(recordKey(address, id));
      }
  for (const id of isCited(site, topic) ? (ids ?? []) : [])
    if (id !== from.id) site.gone?.also.push(recordKey(topic.address, id));
  if (!piece) {
    site.copy.remove(topic.path);
    site.done.push(`${topic.file} is gone`);
    return;
  }
  const mended = mendTopic(
    topic.path,
    site.text(topic.path),
    site.rewriting(topic.path, topic.path, relocate),
  );
  site.take(topic.path, { ...mended, source: withoutPiece(mended.source, piece) });
  site.setTable(
    topic.path,
    withoutAliases(site.table(topic.path), (_, anchor) => ids?.has(anchor) ?? false),
  );
  site.done.push(`${topic.file}: \`#${from.id}\` is gone`);
}
