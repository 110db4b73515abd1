import { CannotRun } from '../../cannot-run.ts';
import { placeText } from '../../problem.ts';
import { addressOfTopic } from '../../site/addresses.ts';
import type { Topic } from '../../site/content.ts';
import { reasonFor } from '../../site/expired-claims.ts';
import { GONE, recordKey } from '../../site/record.ts';
import { twinPath } from '../../site/twins.ts';
import { anchorsOf, stoodAt, withOldIds } from './kept-aliases.ts';
import { withSources } from './kept-sources.ts';
import { ACCEPTANCES_PATH } from './mend-acceptances.ts';
import { expectPiece } from './move-section.ts';
import type { MovingSite } from './moving-site.ts';
import type { Moved, Relocate, Spot } from './next-href.ts';
import { type Piece, withoutPiece } from './piece.ts';
import { holdersOf } from './rename-anchor.ts';
import type { Request } from './request.ts';

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
  { from, only, to: see, why }: Extract<Request, { kind: 'gone' }>,
  day: string,
): Moved {
  const leaving = leavingOf(site, from, only);
  const byPath = new Map(leaving.map((one) => [one.topic.path, one]));
  const isGone: Moved['isGone'] = (path, id) => {
    const one = byPath.get(path);
    return one !== undefined && (one.ids === undefined || (id !== null && one.ids.has(id)));
  };
  for (const { topic } of leaving) if (see) expectSee(site, topic, see, isGone);
  const relocate: Relocate = (path, id) => {
    if (!see || !isGone(path, id)) return undefined;
    return { path: `${path.slice(0, path.indexOf('/'))}/${see.path}`, id: see.id };
  };
  if (!see) expectNoLinks(site, from, isGone, byPath);
  const also: string[] = [];
  site.gone = {
    page: (only === undefined ? '' : `${only}/`) + written(from),
    on: day,
    why,
    see: see && written(see),
    also,
  };
  site.mendLinks(relocate, [...byPath.keys()]);
  for (const one of leaving) {
    const { topic, piece, ids } = one;
    const { path, file } = topic;
    const notice = piece ? undefined : reasonFor(topic, site.content.gone);
    if (notice) site.unsaid.add(notice);
    also.push(...addressesOf(site, one, from.id));
    site.promise(topic, ids);
    if (piece) {
      const mended = site.withLinks(path, relocate);
      const left = withoutPiece(mended.text, piece);
      const leave = new Map([...(ids ?? [])].map((id) => [id, undefined]));
      site.take(path, { ...mended, text: withSources(left, leave) });
      const kept = site.aliases(path).filter(({ anchor }) => !ids?.has(anchor));
      site.setAliases(path, kept);
    } else site.texts.delete(path);
    site.done.push(piece ? `${file}: \`#${from.id}\` is gone` : `${file} is gone`);
  }
  return { relocate, isGone };
}

function leavingOf(site: MovingSite, { path, id }: Spot, only: string | undefined): Leaving[] {
  if (path === 'index.md' && id === null)
    throw new CannotRun('the home page of a language cannot go: a language ends with its folder');
  const all = id === null ? site.twins(path) : holdersOf(site, path, id);
  const topics = all.filter(({ language }) => language === (only ?? language));
  if (topics.length === 0) throw new CannotRun(`there is no topic \`${path}\` in \`${only}/\``);
  if (only !== undefined && topics.length === all.length)
    throw new CannotRun(`it is in \`${only}/\` alone: leave \`--only\` out`);
  if (!topics.some((topic) => site.isCited(topic)))
    throw new CannotRun('this is a draft that nobody has seen: delete it by hand');
  return topics.map((topic) => {
    if (id === null) return { topic, piece: undefined, ids: undefined };
    const piece = expectPiece(site, topic, id, true);
    return { topic, piece, ids: new Set(withOldIds(topic, piece.ids)) };
  });
}

/** @throws CannotRun where what readers are to see instead does not stand there, or goes too */
export function expectSee(
  site: MovingSite,
  { language }: Pick<Topic, 'language'>,
  see: Spot,
  isGone: Moved['isGone'],
): void {
  const topic = site.topic(`${language}/${see.path}`);
  const isThere = topic?.stage === 'published' && (see.id === null || anchorsOf(topic).includes(see.id));
  if (!isThere || isGone(topic.path, see.id))
    throw new CannotRun(`\`--see ${written(see)}\`: nothing that stays stands there in \`${language}/\``);
}

/** @throws CannotRun with the list of the links that lead to what goes, but for those that go themselves */
export function expectNoLinks(
  site: MovingSite,
  from: Spot,
  isGone: Moved['isGone'],
  leaving: ReadonlyMap<string, Leaving> = new Map(),
): void {
  // Whatever would be written in their place tells where they are.
  const elsewhere: Relocate = (path, id) =>
    isGone(path, id) ? { path: 'nowhere/gone.md', id: null } : undefined;
  const links = [...site.texts.keys()].sort().flatMap((path) => {
    const own = leaving.get(path);
    if (path === ACCEPTANCES_PATH || (own && !own.piece)) return [];
    const { done } = site.withLinks(path, elsewhere);
    return done.map(({ place }) => place).filter(({ line }) => !own?.piece?.goes(line - 1));
  });
  const list = links.map((place) => `\n  ${site.content.folder}/${placeText(place)}`);
  if (list.length > 0)
    throw new CannotRun(
      `links lead to \`${written(from)}\`: take them away first, or give \`--see\` with what takes its place, and they lead there${list.join('')}`,
    );
}

export function written({ path, id }: Spot): string {
  return path + (id === null ? '' : `#${id}`);
}

/** The other addresses that led to what goes. @param but the id that is named already */
function addressesOf(site: MovingSite, { topic, ids }: Leaving, but: string | null): string[] {
  const old = site
    .aliases(topic.path)
    .filter(({ anchor }) => !ids || ids.has(anchor))
    .map(({ alias }) => stoodAt(alias, topic.address))
    .filter(({ address }) => address !== topic.address);
  const own = site.isCited(topic) ? [...(ids ?? [])].filter((id) => id !== but) : [];
  const all = [...old, ...own.map((id) => ({ address: topic.address, id }))];
  return [...all.map(({ address, id }) => recordKey(address, id)), ...followersOf(site, topic, ids, but)];
}

/** Recorded addresses that lead to statements by another page, which may go elsewhere while these are gone. */
function followersOf(site: MovingSite, topic: Topic, ids: Leaving['ids'], but: string | null): string[] {
  const { languages, record } = site.content;
  const named = [...languages.keys()].map((code) =>
    recordKey(addressOfTopic(twinPath(topic.path, code)), but),
  );
  return [...(ids && record ? record.entries.keys() : [])].filter((key) => {
    const spot = site.whereIs(key);
    const isLeaving = spot && spot !== GONE && spot.path === topic.path && spot.id && ids?.has(spot.id);
    // The home page stands at two addresses, and is named by the other one.
    return isLeaving && !named.includes(key) && !key.startsWith('/#');
  });
}
