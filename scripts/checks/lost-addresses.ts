import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Content, Topic } from '../site/content.ts';
import { isMeantAsAddress } from '../site/old-address.ts';
import type { PublishedSite } from '../site/published-site.ts';
import { type PublishedRecord, type RecordEntry, readRecordKey } from '../site/record.ts';
import { aliasLine, plainOrQuoted } from './alias-line.ts';
import { type AnchorIndex, anchorIndex } from './anchor-index.ts';
import { goneEntry } from './gone-entry.ts';

/** What rules about lost things look at. */
interface Losses {
  readonly content: Pick<Content, 'topics' | 'languages' | 'operator'>;
  readonly record: PublishedRecord;
  readonly site: PublishedSite;
}

interface IndexedLosses extends Losses {
  readonly index: AnchorIndex;
}

/**
 * `lost-page`, `lost-anchor`: what was ever published is there, or something says where it is now. Of a page that is lost
 * as a whole, its anchors are not told as well.
 */
export function* lostAddresses(given: Losses): Generator<Problem, undefined> {
  const { record, site, content } = given;
  const losses = { ...given, index: anchorIndex(record, site) };
  const home = `/${content.operator?.site.default_language ?? ''}/`;
  for (const [key, entry] of record.entries) {
    if (site.keys.has(key)) continue;
    const { address, id } = readRecordKey(key);
    // The home page stands at two addresses: what it lost is told of the other one.
    if (address === '/' && record.entries.has(home + key.slice(1))) continue;
    if (id === null) yield lostPage(address, entry, losses);
    else if (site.keys.has(address) || !record.entries.has(address)) yield lostAnchor(key, entry, losses);
  }
}

function lostPage(address: string, { day, line }: RecordEntry, losses: IndexedLosses): Problem {
  const { content, record, site } = losses;
  const place = { file: record.file, line, column: 1 };
  const isFile = address.startsWith('/downloads/');
  const draft = content.topics.find((topic) => topic.matter?.draft && answersFor(topic, address))?.file;
  const heir = isFile ? undefined : heirOf(address, losses);
  const file = heir && site.topicAt(heir);
  return problem('lost-page', place, {
    address,
    day,
    isFile,
    ...(draft && { draft }),
    ...(file ? suggestion(file, 'top', address) : { line: `top: [${plainOrQuoted(address)}]` }),
    ...goneFact(losses, address, null),
  });
}

/** Whether a page stands at an address, or took its place. */
function answersFor({ address: own, claims }: Topic, address: string): boolean {
  return own === address || claims.some((claim) => claim.id === null && claim.address === address);
}

/** The page that most of the lost page's anchors stand on now; else, the one of the nearest name in its language. */
function heirOf(address: string, { record: { entries }, site, index }: IndexedLosses): string | undefined {
  const ids = new Set(index.recordedOn(address));
  const candidates = site.addresses().filter((other) => isSameLanguage(other, address));
  let best: { address: string; shared: number } | undefined;
  for (const other of candidates) {
    if (entries.has(other)) continue;
    const shared = (site.anchorsAt(other) ?? []).filter((id) => ids.has(id)).length;
    if (shared > (best?.shared ?? 0)) best = { address: other, shared };
  }
  return best?.address ?? nearest(address, candidates);
}

function lostAnchor(key: string, { day, line }: RecordEntry, losses: IndexedLosses): Problem {
  const { record, site, index } = losses;
  const { address, id } = readRecordKey(key);
  const fragment = key.slice(address.length + 1);
  const anchors = site.anchorsAt(address) ?? [];
  const place = { file: record.file, line, column: 1 };
  const facts = { address, id: fragment, day, ...goneFact(losses, address, id) };
  const isNew = (on: string, other: string): boolean => !record.entries.has(`${on}#${other}`);
  const fresh = anchors.filter((other) => isNew(address, other));
  const elsewhere = index
    .holdersOf(fragment)
    .filter((other) => other !== address && isSameLanguage(other, address) && isNew(other, fragment));
  const renamed = fresh.length === 1 ? fresh[0] : nearest(fragment, fresh);
  const [moved, ...others] = elsewhere;
  const topic = moved !== undefined && others.length === 0 ? site.topicAt(moved) : undefined;
  if (topic) return problem('lost-anchor', place, { ...facts, ...suggestion(topic, fragment, key) });
  const own = site.topicAt(address);
  // What an alias cannot be as an id, it is as an address.
  const alias = id === null || /\s/.test(id) || isMeantAsAddress(id) ? key : id;
  if (own && renamed !== undefined)
    return problem('lost-anchor', place, { ...facts, ...suggestion(own, renamed, alias) });
  return problem('lost-anchor', place, { ...facts, anchors });
}

/** The line that keeps an old id or address, and whether it takes the place of one that is there. */
function suggestion(
  topic: Topic,
  anchor: string,
  alias: string,
): { file: string; line: string; replaces?: string } {
  const isThere = topic.matter?.aliases[anchor] !== undefined;
  return { file: topic.file, line: aliasLine(topic, anchor, alias), ...(isThere && { replaces: anchor }) };
}

function goneFact({ content, site }: Losses, address: string, id: string | null): { gone?: string } {
  const gone = goneEntry(content, site, address, id);
  return gone === undefined ? {} : { gone };
}

function isSameLanguage(one: string, other: string): boolean {
  return one.startsWith(`/${other.split('/')[1] ?? ''}/`);
}
