import { type Problem, placeText, problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { OldClaim } from '../site/old-entries.ts';
import type { OldPages } from '../site/old-pages.ts';
import { type PublishedRecord, RECORD_PATH, recordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { encodeFragment } from '../text/find-anchor.ts';
import { lostAddresses } from './lost-addresses.ts';

/** The record as a commit has it that others may have built from. */
export interface EarlierRecord extends Pick<PublishedRecord, 'entries'> {
  /** As git knows it, short. */
  readonly commit: string;
}

/**
 * Everything that is wrong between what a site publishes, what it ever published, and what it says of old addresses.
 * While a topic or a data file cannot be read, nothing can be said of what is lost.
 */
export function* checkRecord(
  site: Site,
  { earlier }: { readonly earlier?: EarlierRecord | undefined },
): Generator<Problem, undefined> {
  yield* aliasConflicts(site);
  const { record, folder } = site;
  const gone = [...(earlier?.entries ?? [])].filter(([key]) => !record?.entries.has(key));
  const place = { file: `${folder}/${RECORD_PATH}`, line: 1, column: 1 };
  if (earlier && gone.length > 0) {
    const detail = sayGone(gone, earlier.commit, place.file);
    yield problem('data-file', place, { key: '', fault: 'invalid', detail });
  }
  if (!record || !isAllRead(site, record)) return;
  // What the earlier record has and the present one has not counts as recorded.
  const back = gone.map(([key, { day }]) => [key, { day, line: 1 }] as const);
  const whole = { ...record, entries: new Map([...record.entries, ...back]) };
  yield* lostAddresses(site, whole);
  yield* unrecorded(record, site.published);
}

/** Whether everything could be read that says what stands where; a damaged line of the record hides nothing but itself. */
function isAllRead({ topics, problems }: Site, record: PublishedRecord): boolean {
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
  published: Site['published'],
): Generator<Problem, undefined> {
  const missing = [...published].filter(([key]) => !entries.has(key));
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
