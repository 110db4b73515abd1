import type { Content } from '../content/content.ts';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { PublishedRecord, RecordEntry } from '../record/published-record.ts';
import { readRecordKey } from '../record/record-key.ts';
import { aliasLine } from './alias-line.ts';
import type { PublishedSite } from './published-site.ts';

/** What rules about lost things look at. */
interface Losses {
  readonly content: Pick<Content, 'topics'>;
  readonly record: PublishedRecord;
  readonly site: PublishedSite;
}

/**
 * `lost-page`, `lost-anchor`: what was ever published is there, or something says where it is now. Of a page that is lost
 * as a whole, its anchors are not told as well.
 */
export function* lostAddresses(losses: Losses): Generator<Problem, undefined> {
  const { record, site } = losses;
  for (const [key, entry] of record.entries) {
    if (site.keys.has(key)) continue;
    const { address, id } = readRecordKey(key);
    if (id === null) yield lostPage(address, entry, losses);
    else if (site.keys.has(address) || !record.entries.has(address)) yield lostAnchor(key, entry, losses);
  }
}

function lostPage(address: string, { day, line }: RecordEntry, { content, record, site }: Losses): Problem {
  const place = { file: record.file, line, column: 1 };
  const isFile = address.startsWith('/downloads/');
  const draft = content.topics.find((topic) => topic.address === address && topic.matter?.draft)?.file;
  const heir = isFile ? undefined : heirOf(address, record, site);
  const file = heir && site.topicAt(heir);
  return problem('lost-page', place, {
    address,
    day,
    isFile,
    ...(draft && { draft }),
    ...(file && { file: file.file, line: aliasLine(file, 'top', address) }),
  });
}

/** The page that most of the lost page's anchors stand on now; else, the one of the nearest name in its language. */
function heirOf(address: string, { entries }: PublishedRecord, site: PublishedSite): string | undefined {
  const ids = new Set(
    [...entries.keys()].flatMap((key) =>
      key.startsWith(`${address}#`) ? [key.slice(address.length + 1)] : [],
    ),
  );
  const code = address.split('/')[1] ?? '';
  const candidates = site.addresses().filter((other) => other.startsWith(`/${code}/`));
  let best: { address: string; shared: number } | undefined;
  for (const other of candidates) {
    if (entries.has(other)) continue;
    const shared = (site.anchorsAt(other) ?? []).filter((id) => ids.has(id)).length;
    if (shared > (best?.shared ?? 0)) best = { address: other, shared };
  }
  return best?.address ?? nearest(address, candidates);
}

function lostAnchor(key: string, { day, line }: RecordEntry, { record, site }: Losses): Problem {
  const { address, id } = readRecordKey(key);
  const fragment = key.slice(address.length + 1);
  const anchors = site.anchorsAt(address) ?? [];
  const place = { file: record.file, line, column: 1 };
  const facts = { address, id: fragment, day };
  const isNew = (on: string, other: string): boolean => !record.entries.has(`${on}#${other}`);
  const fresh = anchors.filter((other) => isNew(address, other));
  const elsewhere = holdersOf(fragment, address, site).filter((other) => isNew(other, fragment));
  const renamed = fresh.length === 1 ? fresh[0] : nearest(fragment, fresh);
  const [moved, ...others] = elsewhere;
  const topic = moved !== undefined && others.length === 0 ? site.topicAt(moved) : undefined;
  if (topic)
    return problem('lost-anchor', place, {
      ...facts,
      file: topic.file,
      line: aliasLine(topic, fragment, key),
    });
  const own = site.topicAt(address);
  if (own && renamed !== undefined)
    return problem('lost-anchor', place, {
      ...facts,
      file: own.file,
      line: aliasLine(own, renamed, id ?? ''),
    });
  return problem('lost-anchor', place, { ...facts, anchors });
}

/** The other pages of the same language that have an anchor. */
function holdersOf(fragment: string, address: string, site: PublishedSite): string[] {
  const code = address.split('/')[1] ?? '';
  return site
    .addresses()
    .filter((other) => other !== address && other.startsWith(`/${code}/`))
    .filter((other) => site.anchorsAt(other)?.includes(fragment));
}
