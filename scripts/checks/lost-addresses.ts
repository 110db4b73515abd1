import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Content, Topic } from '../site/content.ts';
import { isMeantAsAddress } from '../site/old-address.ts';
import type { PublishedSite } from '../site/published-site.ts';
import { type PublishedRecord, type RecordEntry, readRecordKey, recordKey } from '../site/record.ts';

/** What rules about lost things look at. */
interface Losses {
  readonly content: Pick<Content, 'topics' | 'languages' | 'operator'>;
  readonly record: PublishedRecord;
  readonly site: PublishedSite;
}

/** The same, arranged for however much is lost. */
interface IndexedLosses extends Losses {
  /** The addresses of the pages that have an anchor now. @param fragment as in links */
  readonly holdersOf: (fragment: string) => string[];
  /** What the record has of a page and its anchors. */
  readonly recordedOn: (address: string) => readonly string[];
}

/**
 * `lost-page`, `lost-anchor`: what was ever published is there, or something says where it is now. Of a page that is lost
 * as a whole, its anchors are not told as well.
 */
export function* lostAddresses(given: Losses): Generator<Problem, undefined> {
  const { record, site, content } = given;
  const lost = [...record.entries].filter(([key]) => !site.keys.has(key));
  if (lost.length === 0) return;
  const losses = indexed(given);
  const home = `/${content.operator?.site.default_language ?? ''}/`;
  for (const [key, entry] of lost) {
    const { address, id } = readRecordKey(key);
    // The home page stands at two addresses: what it lost is told of the other one.
    if (address === '/' && record.entries.has(home + key.slice(1))) continue;
    if (id === null) yield lostPage(address, entry, losses);
    else if (site.keys.has(address) || !record.entries.has(address)) yield lostAnchor(key, entry, losses);
  }
}

function indexed(losses: Losses): IndexedLosses {
  const { record, site } = losses;
  const anchors = site
    .addresses()
    .flatMap((address) => (site.anchorsAt(address) ?? []).map((fragment) => ({ address, fragment })));
  const holders = Map.groupBy(anchors, ({ fragment }) => fragment);
  const recorded = Map.groupBy(record.entries.keys(), (key) => key.split('#', 1)[0]);
  return {
    ...losses,
    holdersOf: (fragment) => (holders.get(fragment) ?? []).map(({ address }) => address),
    recordedOn: (address) => recorded.get(address) ?? [],
  };
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
    ...(file ? suggestion(file, 'top', address) : { line: aliasLine('top', [address]) }),
    ...goneFact(losses, address, null),
  });
}

/** Whether a page stands at an address, or took its place. */
function answersFor({ address: own, claims }: Topic, address: string): boolean {
  return own === address || claims.some((claim) => claim.id === null && claim.address === address);
}

/** The page that most of the lost page's anchors stand on now; else, the one of the nearest name in its language. */
function heirOf(
  address: string,
  { record: { entries }, site, recordedOn }: IndexedLosses,
): string | undefined {
  const recorded = new Set(recordedOn(address));
  const candidates = site.addresses().filter((other) => isSameLanguage(other, address));
  let best: { address: string; shared: number } | undefined;
  for (const other of candidates) {
    if (entries.has(other)) continue;
    const shared = (site.anchorsAt(other) ?? []).filter((id) => recorded.has(`${address}#${id}`)).length;
    if (shared > (best?.shared ?? 0)) best = { address: other, shared };
  }
  return best?.address ?? nearest(address, candidates);
}

function lostAnchor(key: string, { day, line }: RecordEntry, losses: IndexedLosses): Problem {
  const { record, site } = losses;
  const { address, id } = readRecordKey(key);
  const fragment = key.slice(address.length + 1);
  const anchors = site.anchorsAt(address) ?? [];
  const place = { file: record.file, line, column: 1 };
  const facts = { address, id: fragment, day, ...goneFact(losses, address, id) };
  const isNew = (on: string, other: string): boolean => !record.entries.has(`${on}#${other}`);
  const fresh = anchors.filter((other) => isNew(address, other));
  const elsewhere = losses
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
  const known = topic.matter?.aliases[anchor];
  const line = aliasLine(anchor, [...(known ?? []), alias]);
  return { file: topic.file, line, ...(known && { replaces: anchor }) };
}

/** The line that declares old ids or addresses in a topic's front matter. */
function aliasLine(anchor: string, aliases: readonly string[]): string {
  return `${anchor}: [${aliases.map(plainOrQuoted).join(', ')}]`;
}

/** A text as it may stand in a list of YAML. */
function plainOrQuoted(text: string): string {
  const isPlain =
    /^[A-Za-z_/][\w./#%~+=@-]*$/.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}

function goneFact({ content, site }: Losses, address: string, id: string | null): { gone?: string } {
  const gone = goneEntry(content, site, address, id);
  return gone === undefined ? {} : { gone };
}

function isSameLanguage(one: string, other: string): boolean {
  return one.startsWith(`/${other.split('/')[1] ?? ''}/`);
}

/**
 * The entry of `_data/gone.yaml` that says of a lost page or anchor what became of it, with the words left to the editor.
 * @param id decoded; null for the page itself
 * @returns undefined where no entry can: of what was no topic, or is there still in another language
 */
export function goneEntry(
  { languages }: Pick<Content, 'languages'>,
  { keys }: Pick<PublishedSite, 'keys'>,
  address: string,
  id: string | null,
): string | undefined {
  const [, code = '', rest = ''] = /^\/([^/]+)\/((?:[a-z0-9_-]+\/)*)$/.exec(address) ?? [];
  if (!languages.has(code)) return undefined;
  const others = [...languages.keys()].map((other) => recordKey(`/${other}/${rest}`, id));
  if (others.some((key) => keys.has(key))) return undefined;
  const path = rest === '' ? 'index.md' : `${rest.slice(0, -1)}.md`;
  const page = recordKey(path, id);
  return `- { page: ${plainOrQuoted(page)}, on: DAY, why: WHAT HAPPENED }`;
}
