import { nearest } from '../nearest.ts';
import { type Facts, type Problem, placeText, problem } from '../problem.ts';
import { plainOrQuoted } from '../report/kinds/kind.ts';
import type { Topic } from '../site/content.ts';
import { isMeantAsAddress } from '../site/old-address.ts';
import type { OldClaim } from '../site/old-entries.ts';
import type { OldPages } from '../site/old-pages.ts';
import {
  type PublishedRecord,
  RECORD_PATH,
  type RecordEntry,
  readRecordKey,
  recordKey,
  standsAt,
} from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { isAhead } from '../site/stage.ts';
import { withinLanguage } from '../site/twins.ts';
import { announcedKeys } from '../site/versions/announced-keys.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { foldersOf, goneEntry } from './gone-entry.ts';
import { type Holders, heirOf, isSameLanguage } from './heir-of.ts';
import { lostHistory } from './lost-history.ts';
import { FORM } from './meant-id.ts';

/** The record as a commit has it that others may have built from. */
export interface EarlierRecord extends Pick<PublishedRecord, 'entries'> {
  /** As git knows it, short. */
  readonly commit: string;
}

/** What the record is compared with: that of an earlier commit, or nothing, and why. */
export type Earlier = EarlierRecord | Facts['record-not-compared'];

/**
 * Everything that is wrong between what a site publishes, what it ever published, and what it says of old addresses.
 * While a topic or a data file cannot be read, nothing can be said of what is lost.
 */
export function* checkRecord(
  site: Site,
  { earlier: asked }: { readonly earlier?: Earlier | undefined },
): Generator<Problem, undefined> {
  yield* aliasConflicts(site);
  const { record, folder } = site;
  const place = { file: `${folder}/${RECORD_PATH}`, line: 1, column: 1 };
  if (asked && 'reason' in asked && record) yield problem('record-not-compared', place, asked);
  const earlier = asked && 'commit' in asked ? asked : undefined;
  const isKept = (key: string, { versions = [] }: Pick<RecordEntry, 'versions'>): boolean => {
    const now = record?.entries.get(key);
    return now !== undefined && versions.every((version) => now.versions?.includes(version));
  };
  const gone = [...(earlier?.entries ?? [])].filter(([key, entry]) => !isKept(key, entry));
  if (earlier && gone.length > 0) {
    const detail = sayGone(gone, earlier.commit, place.file);
    yield problem('data-file', place, { key: '', fault: 'invalid', detail });
  }
  if (record) yield* movedSite(site, record);
  if (!record || !isAllRead(site, record)) return;
  // What the earlier record has and the present one has not counts as recorded.
  const lineOf = (key: string): number => record.entries.get(key)?.line ?? 1;
  const back = gone.map(([key, entry]): [string, RecordEntry] => [key, { ...entry, line: lineOf(key) }]);
  const whole = { ...record, entries: new Map([...record.entries, ...back]) };
  yield* lostAddresses(site, whole);
  yield* unrecorded(record, site);
}

/** `moved-site`: the site stands where it was recorded to stand: the record holds addresses without host and base path. */
function* movedSite({ operator }: Site, { file, stood }: PublishedRecord): Generator<Problem, undefined> {
  const now = standsAt(operator);
  const was = stood.at(-1);
  if (was && now !== undefined && stood.every(({ at }) => at !== now))
    yield problem('moved-site', { file, line: was.line, column: 1 }, { was: was.at, now });
}

/** Whether everything could be read that says what stands where; a damaged line of the record hides nothing but itself. */
export function isAllRead({ topics, problems }: Site, record: PublishedRecord): boolean {
  const hides = ({ code, place }: Problem): boolean =>
    code === 'unreadable-file' || (code === 'data-file' && place.file !== record.file);
  return topics.every(({ matter }) => matter) && !problems.some(hides);
}

/** Entries that the record has lost since an earlier commit, in one sentence, since they are put back together. */
function sayGone(
  gone: readonly (readonly [key: string, entry: unknown])[],
  commit: string,
  file: string,
): string {
  const more = gone.length - 1;
  const [what, them, lines] =
    more === 0 ? ['is', 'it', 'the line'] : [`and ${more} more are`, 'them', 'the lines'];
  return `\`${gone[0]?.[0]}\` ${what} no longer in it, and commit ${commit} has ${them}: put ${lines} back (\`git checkout ${commit} -- ${file}\` takes the whole file)`;
}

/** How many of what is not recorded are named. */
const FEW = 5;

/** `unrecorded`: everything that the site publishes is in the record. One problem a file. */
export function* unrecorded(
  { entries }: PublishedRecord,
  site: Pick<Site, 'published' | 'versions' | 'topics'>,
): Generator<Problem, undefined> {
  const fresh = [...site.published].filter(([key]) => !entries.has(key));
  const waiting = fresh.length > 0 ? announcedKeys(site) : undefined;
  const missing = fresh.filter(([key]) => !waiting?.has(key));
  for (const [file, found] of Map.groupBy(missing, ([, of]) => of)) {
    const facts = { count: found.length, keys: found.slice(0, FEW).map(([key]) => key) };
    yield problem('unrecorded', { file, line: 1, column: 1 }, facts);
  }
}

/** `alias-conflict`: an old address or id leads to one place, a page can be written there, and nothing else stands there. */
function* aliasConflicts(site: Site): Generator<Problem, undefined> {
  const { claims, byKey } = site.old;
  yield* blockedClaims(site.old);
  const topics = new Map(site.topics.map((topic) => [topic.address, topic]));
  for (const claim of claims) {
    const address = recordKey(claim.address, claim.id);
    const tell = (reason: 'alias' | 'anchor' | 'page' | 'circle', other: string): Problem =>
      problem('alias-conflict', claim.place, { address, reason, other });
    const first = byKey.get(address);
    const there = topics.get(claim.address);
    const other = there?.file ?? claim.address;
    if (first && !isSame(first, claim)) yield tell('alias', placeText(first.place));
    else if (claim.id === null && site.standing.has(claim.address))
      yield tell(isCircle(claim, there) ? 'circle' : 'page', other);
    else if (claim.id !== null && site.anchorsAt(claim.address)?.includes(encodeFragment(claim.id)))
      yield tell('anchor', other);
  }
}

/** Addresses at which no page can be written: each is told once, where it is claimed first. */
function* blockedClaims({ claims, blocked }: OldPages): Generator<Problem, undefined> {
  const firsts = new Map(claims.toReversed().map((claim) => [claim.address, claim]));
  for (const [address, block] of blocked) {
    const place = firsts.get(address)?.place;
    if (place) yield problem('alias-conflict', place, { address, other: '', ...block });
  }
}

/** Whether the topic at an old address claims in turn the address that took its place. */
function isCircle({ address, to }: OldClaim, there: Topic | undefined): boolean {
  const claimsBack = there?.claims.some(({ address: back, id }) => id === null && back === to?.address);
  return claimsBack === true && address !== to?.address;
}

/** One entry of the legacy data stands for several addresses, and one of what is gone for several languages. */
function isSame(first: OldClaim, claim: OldClaim): boolean {
  return placeText(first.place) === placeText(claim.place) && first.to?.address === claim.to?.address;
}

/** A site and its record, arranged for however much is lost. */
interface Losses {
  readonly site: Site;
  readonly record: PublishedRecord;
  /** The addresses of the pages that have an anchor now, by the anchor as it stands in links. */
  readonly holders: Holders;
  /** What is lost, by the address of its page. */
  readonly lostOn: ReadonlyMap<string, readonly string[]>;
  /** What the record has of a page and its anchors, by the address of the page. */
  readonly recorded: ReadonlyMap<string, readonly string[]>;
  /** The addresses below which others stand or stood. */
  readonly folders: ReadonlySet<string>;
}

/**
 * `lost-page`, `lost-anchor`: what was ever published is there, or something says where it is now. Of a page that is lost
 * as a whole, its anchors are not told as well.
 */
export function* lostAddresses(site: Site, record: PublishedRecord): Generator<Problem, undefined> {
  const all = [...record.entries].filter(([key]) => !site.published.has(key));
  const lost = all.length > 0 ? yield* lostHistory(site, record, all) : [];
  if (lost.length === 0) return;
  const anchors = [...site.byAddress.keys()].flatMap((address) =>
    (site.anchorsAt(address) ?? []).map((fragment) => ({ address, fragment })),
  );
  const holders = Map.groupBy(anchors, ({ fragment }) => fragment);
  const pageOf = (key: string): string => key.split('#', 1)[0] ?? '';
  const recorded = Map.groupBy(record.entries.keys(), pageOf);
  const lostOn = Map.groupBy(
    lost.map(([key]) => key),
    pageOf,
  );
  // Below every page stand its versions.
  const stood = recorded.keys().filter((address) => !site.versionPages.has(address));
  const folders = foldersOf([...stood, ...site.byAddress.keys()]);
  const losses = { site, record, holders, lostOn, recorded, folders };
  const home = `/${site.defaultLanguage}/`;
  for (const [key, entry] of lost) {
    const { address, id } = readRecordKey(key);
    // The home page stands at two addresses: what it lost is told of the other one.
    if (address === '/' && record.entries.has(home + key.slice(1))) continue;
    if (id === null) yield lostPage(address, entry, losses);
    else if (site.published.has(address) || !record.entries.has(address))
      yield lostAnchor(key, entry, losses);
  }
}

function lostPage(address: string, { day, line }: RecordEntry, losses: Losses): Problem {
  const { record, site, recorded } = losses;
  const place = { file: record.file, line, column: 1 };
  const isFile = address.startsWith('/downloads/');
  const answers = ({ address: own, claims }: Topic): boolean =>
    own === address || claims.some((claim) => claim.id === null && claim.address === address);
  const ahead = site.topics.find((topic) => isAhead(topic) && answers(topic));
  const draft = ahead?.file;
  const from = ahead?.stage === 'to-come' ? ahead.matter?.publish : undefined;
  const gone = goneEntry(site, address, null, losses.folders);
  const facts = { address, day, isFile, ...(draft && { draft, from }), ...(gone && { gone }) };
  if (isFile) {
    const file = site.renamedFiles.get(address);
    return problem('lost-page', place, { ...facts, ...(file && { file }) });
  }
  const heirByIds = site.renamedTopics.get(address);
  if (heirByIds && !draft)
    return problem('lost-page', place, {
      ...facts,
      renamed: renamedPaths(address, withinLanguage(heirByIds)),
    });
  const heir = heirOf(address, recorded.get(address) ?? [], losses.holders, site);
  const topic = heir && site.byAddress.get(heir);
  const way = topic ? suggestion(topic, 'top', address) : { line: aliasLine('top', [address]) };
  const deleted = gone && !draft ? { deleted: pathBefore(address) } : {};
  return problem('lost-page', place, { ...facts, ...way, ...deleted });
}

/** The path that a topic had inside the folder of its language, as commands take it: of its end an address does not tell. */
function pathBefore(address: string): string {
  return address.replace(/^\/[^/]+\/|\/$/g, '');
}

/** The path that a topic had, which its address does not tell whole, and the one that it has now; inside the folder of its language. */
function renamedPaths(address: string, to: string): { from: string; to: string } {
  const folder = address.replace(/^\/[^/]+\//, '');
  return { from: /(?:^|\/)index\.md$/.test(to) ? `${folder}index.md` : folder.replace(/\/$/, '.md'), to };
}

function lostAnchor(key: string, { day, line }: RecordEntry, losses: Losses): Problem {
  const { record, site, lostOn } = losses;
  const { address, id } = readRecordKey(key);
  const fragment = key.slice(address.length + 1);
  const anchors = site.anchorsAt(address) ?? [];
  const place = { file: record.file, line, column: 1 };
  const own = site.byAddress.get(address);
  const last = own && site.announced.leavingFrom(own).get(id ?? '');
  const gone = goneEntry(site, address, id, losses.folders, last);
  const facts = { address, id: fragment, day, ...(gone && { gone }) };
  const topic = newHolder(key, losses);
  if (topic) return problem('lost-anchor', place, { ...facts, ...suggestion(topic, fragment, key) });
  // Of an id in a form that none may have, nobody is told to write it anywhere.
  const known = anchors.filter((other) => FORM.test(other) || record.entries.has(`${address}#${other}`));
  const fresh = known.filter((other) => !record.entries.has(`${address}#${other}`));
  const renamed = fresh.length === 1 ? fresh[0] : nearest(fragment, fresh);
  if (!own || renamed === undefined) return problem('lost-anchor', place, { ...facts, anchors: known });
  // Where one id takes the place of several, each message has the one line for all of them.
  const lost = lostOn.get(address) ?? [];
  const isOne = fresh.length === 1 && lost.length <= MOST_IDS;
  const keys = isOne ? lost.filter((other) => !newHolder(other, losses)) : [key];
  return problem('lost-anchor', place, { ...facts, ...suggestion(own, renamed, ...keys.map(aliasOf)) });
}

/** The one topic of its language on which a lost anchor stands by now, and never did before. */
function newHolder(key: string, { site, record, holders }: Losses): Topic | undefined {
  const { address } = readRecordKey(key);
  const fragment = key.slice(address.length + 1);
  const [moved, ...others] = (holders.get(fragment) ?? []).filter(
    ({ address: other }) =>
      other !== address && isSameLanguage(other, address) && !record.entries.has(`${other}#${fragment}`),
  );
  return moved && others.length === 0 ? site.byAddress.get(moved.address) : undefined;
}

/** How many old ids one line is told with. */
const MOST_IDS = 20;

/** How the topic of a lost anchor keeps it: what an alias cannot be as an id, it is as an address. */
function aliasOf(key: string): string {
  const { id } = readRecordKey(key);
  return id === null || /\s/.test(id) || isMeantAsAddress(id) ? key : id;
}

/**
 * The line that keeps an old id or address, and whether it takes the place of one that is there.
 * @param anchor `top` is the topic itself
 */
export function suggestion(
  topic: Topic,
  anchor: string,
  ...aliases: readonly string[]
): { file: string; line: string; replaces?: string } {
  const known = topic.matter?.aliases[anchor];
  const line = aliasLine(anchor, [...(known ?? []), ...aliases]);
  return { file: topic.file, line, ...(known && { replaces: anchor }) };
}

/** The line that declares old ids or addresses in a topic's front matter. */
function aliasLine(anchor: string, aliases: readonly string[]): string {
  return `${anchor}: [${aliases.map(plainOrQuoted).join(', ')}]`;
}
