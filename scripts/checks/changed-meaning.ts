import { type Facts, type Place, type Problem, placeText, problem } from '../problem.ts';
import { GONE, type PublishedRecord, type RecordEntry, readRecordKey, recordKey } from '../site/record.ts';
import type { Site } from '../site/site.ts';
import { isAllRead, suggestion } from './check-record.ts';

interface Known {
  readonly site: Site;
  readonly record: PublishedRecord;
}

/** How an address came to mean something else. */
interface Change {
  readonly reason: 'taken' | 'returned' | 'astray' | 'not-gone';
  /** Where what was published there is now, or was last; `GONE` for what is gone. */
  readonly meant: string;
  /** The recorded name of what is found in its place; of what leads elsewhere, its own. */
  readonly at: string;
}

/**
 * `alias-conflict`: an address of the record leads to what it led to when the record last said so, wherever that is now. Of a
 * page that means something else as a whole, the anchors that go with it are not told as well, nor is an entry of the data
 * told twice.
 */
export function* changedMeaning(site: Site): Generator<Problem, undefined> {
  const { record } = site;
  if (!record || !isAllRead(site, record)) return;
  const marked = [...record.entries].filter(([, { now }]) => now).sort(([a], [b]) => (a < b ? -1 : 1));
  const told = new Set<string>();
  for (const [key, entry] of marked) {
    const change = changeOf(key, entry, site);
    if (!change) continue;
    const { address, id } = readRecordKey(key);
    const place = placeOf(change.at, entry, { site, record });
    const isOfPage = id !== null && !site.old.byKey.has(key) && told.has(change.reason + address);
    const isTold = isOfPage || told.has(change.reason + placeText(place));
    for (const name of [placeText(place), key]) told.add(change.reason + name);
    if (isTold) continue;
    yield problem('alias-conflict', place, factsOf(key, change, entry, { site, record }));
  }
}

/** @returns undefined where it means what it meant, or where another problem is told of it */
function changeOf(key: string, { now = [], versions }: RecordEntry, site: Site): Change | undefined {
  const here = site.whereIs(key);
  const { address, id } = readRecordKey(key);
  // A file is what its bytes are: they are told by themselves.
  if (versions && site.downloads.has(address)) return undefined;
  const home = recordKey(`/${site.defaultLanguage}/`, id);
  // The home page stands at two addresses: what it says is told of the other one.
  if (here === undefined || (address === '/' && site.record?.entries.has(home))) return undefined;
  const isOwn = here === (address === '/' ? home : key);
  // Where something stands at an address that is claimed, that is told of the claim.
  if (isOwn && [key, address].some((name) => site.old.byKey.has(name))) return undefined;
  const marks = now.filter((mark) => mark !== GONE);
  if (marks.length === 0) return here === GONE ? undefined : { reason: 'returned', meant: GONE, at: key };
  // What is gone may have been kept elsewhere: who says so names the address itself, and not only its page.
  const isWrong = (there: string | undefined): boolean => {
    if (isOwn) return there !== here;
    if (there === GONE) return here !== GONE && !site.old.byKey.has(key);
    return there !== undefined && !isSame(here, there, site);
  };
  const wrong = marks.find((mark) => isWrong(site.whereIs(mark)));
  if (wrong === undefined) return undefined;
  const meant = site.whereIs(wrong) ?? wrong;
  const reason = isOwn || meant === GONE ? 'taken' : here === GONE ? 'not-gone' : 'astray';
  return { reason, meant, at: reason === 'taken' ? here : key };
}

/** Whether two places hold one statement: one may be named more exactly, or be the translation of the other. */
export function isSame(here: string, there: string, { languages }: Site): boolean {
  const [one, other] = [here, there].map((key) => {
    const [, code = '', rest = key] = /^\/([^/#]+)(\/.*)$/.exec(key) ?? [];
    return languages.has(code) ? rest : key;
  });
  return one === other || (!there.includes('#') && one?.startsWith(`${other}#`) === true);
}

/** Where what is wrong was written: the claim that leads elsewhere, or what stands there now; else the line of the record. */
function placeOf(key: Change['at'], { line }: RecordEntry, { site, record }: Known): Place {
  const { address, id } = readRecordKey(key);
  const topic = site.byAddress.get(address);
  const anchor = topic?.text().outline.anchors.find((one) => one.id === id);
  const { byKey, pages } = site.old;
  const claim = byKey.get(key) ?? pages.get(address);
  const top = topic && { file: topic.file, line: 1, column: 1 };
  return anchor?.place ?? claim?.place ?? top ?? { file: record.file, line, column: 1 };
}

/** What is told of it, with the line to write where that is known. */
function factsOf(
  address: string,
  { reason, meant }: Change,
  { line }: RecordEntry,
  { site, record }: Known,
): Facts['alias-conflict'] {
  const { address: page, id } = readRecordKey(meant);
  const topic = site.byAddress.get(page);
  const isKept = topic?.claims.some(
    (claim) =>
      recordKey(claim.address, claim.id) === address &&
      claim.to &&
      recordKey(claim.to.address, claim.to.id) === meant,
  );
  return {
    address,
    reason,
    other: meant,
    recorded: `${record.file}:${line}`,
    isNamed: site.old.byKey.has(address),
    ...(topic && !isKept && suggestion(topic, id ?? 'top', address)),
  };
}
