import { CannotRun } from '../../cannot-run.ts';
import { type Place, placeText } from '../../problem.ts';
import type { Topic } from '../../site/content.ts';
import { recordKey } from '../../site/record.ts';
import { anchorsOf, oldIdsFor, stoodAt, withoutAliases } from './alias-table.ts';
import { ACCEPTANCES_PATH } from './mend-links.ts';
import { expectPiece } from './move-section.ts';
import type { MovingSite } from './moving-site.ts';
import type { Relocate, Spot } from './next-href.ts';
import { goes, type Piece, withoutPiece } from './piece.ts';
import { holdersOf } from './rename-anchor.ts';
import type { Request } from './request.ts';

/** Whether something goes, by the path of its topic and the anchor. */
export type IsGone = (path: string, id: string | null) => boolean;

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
  { from, see, why }: Extract<Request, { kind: 'gone' }>,
  day: string,
): { relocate: Relocate; isGone: IsGone } {
  const leaving = leavingOf(site, from);
  const byPath = new Map(leaving.map((one) => [one.topic.path, one]));
  const isGone: IsGone = (path, id) => {
    const one = byPath.get(path);
    return one !== undefined && (one.ids === undefined || (id !== null && one.ids.has(id)));
  };
  for (const { topic } of leaving) if (see) expectSee(site, topic, see, isGone);
  const relocate: Relocate = (path, id) => {
    if (!see || !isGone(path, id)) return undefined;
    return { path: `${path.slice(0, path.indexOf('/'))}/${see.path}`, id: see.id };
  };
  if (!see) expectNoLinks(linksTo(site, isGone, byPath), from);
  const also: string[] = [];
  site.gone = { page: written(from), on: day, why, see: see && written(see), also };
  site.mendLinks(relocate, [...byPath.keys()]);
  for (const one of leaving) {
    also.push(...addressesOf(site, one, from.id));
    leave(site, one, from, relocate);
  }
  return { relocate, isGone };
}

function leavingOf(site: MovingSite, { path, id }: Spot): Leaving[] {
  if (path === 'index.md' && id === null)
    throw new CannotRun('the home page of a language cannot go: a language ends with its folder');
  const topics = id === null ? site.twins(path) : holdersOf(site, path, id);
  if (!topics.some((topic) => site.isCited(topic)))
    throw new CannotRun('this is a draft that nobody has seen: delete it by hand');
  return topics.map((topic) => {
    if (id === null) return { topic, piece: undefined, ids: undefined };
    const piece = expectPiece(site, topic, id, true);
    const old = oldIdsFor(topic, new Set(piece.ids)).map(([alias]) => alias);
    return { topic, piece, ids: new Set([...piece.ids, ...old]) };
  });
}

/** @throws CannotRun where what readers are to see instead does not stand there, or goes too */
function expectSee(site: MovingSite, { language }: Topic, see: Spot, isGone: IsGone): void {
  const topic = site.topic(`${language}/${see.path}`);
  const isThere = topic && !topic.matter?.draft && (see.id === null || anchorsOf(topic).includes(see.id));
  if (!isThere || isGone(topic.path, see.id))
    throw new CannotRun(`\`--see ${written(see)}\`: nothing that stays stands there in \`${language}/\``);
}

/** The places of the links that lead to what goes, but for those that go themselves. */
function linksTo(site: MovingSite, isGone: IsGone, leaving: ReadonlyMap<string, Leaving>): Place[] {
  // Whatever would be written in their place tells where they are.
  const elsewhere: Relocate = (path, id) =>
    isGone(path, id) ? { path: 'nowhere/gone.md', id: null } : undefined;
  const paths = [...site.texts.keys()].sort().filter((path) => path !== ACCEPTANCES_PATH);
  return paths.flatMap((path) => {
    const own = leaving.get(path);
    if (own && !own.piece) return [];
    return site
      .withLinks(path, elsewhere)
      .done.filter(({ place }) => !own?.piece || !goes(own.piece, place.line - 1))
      .map(({ place }) => ({ ...place, file: `${site.content.folder}/${path}` }));
  });
}

/** @throws CannotRun with the list of them */
function expectNoLinks(places: readonly Place[], from: Spot): void {
  if (places.length === 0) return;
  const list = places.map((place) => `\n  ${placeText(place)}`);
  throw new CannotRun(
    `links lead to \`${written(from)}\`: take them away first, or give \`--see\` with what takes its place, and they lead there${list.join('')}`,
  );
}

function written({ path, id }: Spot): string {
  return path + (id === null ? '' : `#${id}`);
}

/** The other addresses that led to what goes. @param but the id that is named already */
function addressesOf(site: MovingSite, { topic, ids }: Leaving, but: string | null): string[] {
  const old = [...site.table(topic.path)]
    .filter(([anchor]) => !ids || ids.has(anchor))
    .flatMap(([, list]) => list.map((alias) => stoodAt(alias, topic.address)))
    .filter(({ address }) => address !== topic.address);
  const own = site.isCited(topic) ? [...(ids ?? [])].filter((id) => id !== but) : [];
  return [
    ...old.map(({ address, id }) => recordKey(address, id)),
    ...own.map((id) => recordKey(topic.address, id)),
  ];
}

function leave(site: MovingSite, { topic, piece, ids }: Leaving, from: Spot, relocate: Relocate): void {
  const { path, file } = topic;
  site.promise(topic, ids);
  if (!piece) {
    site.texts.delete(path);
    site.done.push(`${file} is gone`);
    return;
  }
  const mended = site.withLinks(path, relocate);
  site.take(path, { ...mended, text: withoutPiece(mended.text, piece) });
  site.setTable(
    path,
    withoutAliases(site.table(path), (_, anchor) => ids?.has(anchor) ?? false),
  );
  site.done.push(`${file}: \`#${from.id}\` is gone`);
}
