import type { Place } from '../problem.ts';
import { decodePath } from './addresses.ts';
import type { Content } from './content.ts';
import { type Destination, destinationOf, type OldClaim, oldClaims } from './old-claims.ts';
import type { Gone } from './old-entries.ts';
import { readRecordKey, recordKey } from './record.ts';

/** An id that stood on a page, and where its statement is now. */
export interface OldAnchor {
  readonly id: string;
  /** Undefined for what is gone. */
  readonly to: Destination | undefined;
  readonly gone: Gone | undefined;
  /** Where that is declared; of an implied one, where it is recorded. */
  readonly place: Place;
  /** Nobody declared what became of it: the record has it, and its page moved as a whole. */
  readonly implied: boolean;
}

/** A page that stands no more, and what readers find at its address. */
export interface OldPage {
  readonly address: string;
  readonly language: string;
  /** Where it moved to; undefined where it is gone. */
  readonly to: Destination | undefined;
  readonly gone: Gone | undefined;
  /** Whether the page itself was declared, and not only ids on it. */
  readonly declared: boolean;
  readonly place: Place;
  readonly anchors: readonly OldAnchor[];
}

/** What keeps a page from an address: a file whose name would have to be a folder's, or what the generator puts there. */
export type Hindrance =
  | { readonly reason: 'file'; readonly other: string }
  | { readonly reason: 'generated' };

/** Old addresses and ids, and what became of them. */
export interface OldPages {
  readonly claims: readonly OldClaim[];
  /** The first claim of each address and id, by `recordKey`. */
  readonly byKey: ReadonlyMap<string, OldClaim>;
  /** By address: where no page of ours stands now. */
  readonly pages: ReadonlyMap<string, OldPage>;
  /** The old addresses at which no page can stand, and why. */
  readonly blocked: ReadonlyMap<string, Hindrance>;
  /** What moved off pages that still stand, by their addresses. */
  readonly movedOff: ReadonlyMap<string, readonly OldAnchor[]>;
}

/** Works out what stands at old addresses. @param standing the addresses at which the site publishes something of its own */
export function oldPages(site: Content, standing: ReadonlySet<string>): OldPages {
  const claims = oldClaims(site);
  const byKey = new Map<string, OldClaim>();
  for (const claim of claims) {
    const key = recordKey(claim.address, claim.id);
    if (!byKey.has(key)) byKey.set(key, claim);
  }
  const byAddress = Map.groupBy(byKey.values(), ({ address }) => address);
  const blocked = blockedAddresses([...byAddress.keys()], standing);
  const old = [...byAddress].filter(([address]) => !standing.has(address) && !blocked.has(address));
  const recorded = recordedIds(site, new Set(old.map(([address]) => address)));
  const pages = old.map(([address, of]): [string, OldPage] => [
    address,
    oldPage(address, of, recorded.get(address) ?? [], byKey),
  ]);
  const movedOff = [...byAddress].flatMap(([address, of]): [string, OldAnchor[]][] => {
    const anchors = standing.has(address) ? declaredAnchors(of) : [];
    return anchors.length > 0 ? [[address, anchors]] : [];
  });
  return { claims, byKey, blocked, pages: new Map(pages.sort(byName)), movedOff: new Map(movedOff) };
}

function oldPage(
  address: string,
  claims: readonly OldClaim[],
  recorded: readonly RecordedId[],
  byKey: OldPages['byKey'],
): OldPage {
  const whole = claims.find(({ id }) => id === null);
  const [first] = claims as [OldClaim, ...OldClaim[]];
  const of = whole ?? first;
  const to = of.to && (whole ? of.to : { address: of.to.address, id: null });
  const declared = declaredAnchors(claims);
  const isDeclared = new Set(declared.map(({ id }) => id));
  const implied = recorded
    .filter(({ id }) => !isDeclared.has(id))
    .map(({ id, place }) => ({ id, place, ...follow(id, to, of.gone, byKey) }));
  const anchors = [...declared, ...implied].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { language, gone, place } = of;
  return { address, language, to, gone, declared: whole !== undefined, place, anchors };
}

/** Where an id went that moved along with its page: it may have moved on from there, or be gone by now. */
function follow(
  id: string,
  to: Destination | undefined,
  gone: Gone | undefined,
  byKey: OldPages['byKey'],
): Pick<OldAnchor, 'to' | 'gone' | 'implied'> {
  const next = to && byKey.get(recordKey(to.address, id));
  if (next) return { to: next.to, gone: next.gone, implied: false };
  return { to: to && { address: to.address, id }, gone, implied: true };
}

function declaredAnchors(claims: readonly OldClaim[]): OldAnchor[] {
  const anchors = claims.flatMap(({ id, to, gone, place }) =>
    id === null ? [] : [{ id, to, gone, place, implied: false }],
  );
  return anchors.sort((a, b) => (a.id < b.id ? -1 : 1));
}

interface RecordedId {
  readonly address: string;
  readonly id: string;
  readonly place: Place;
}

/** The ids that the record has of some pages, by their addresses. */
function recordedIds({ record }: Content, wanted: ReadonlySet<string>): Map<string, RecordedId[]> {
  if (!record || wanted.size === 0) return new Map();
  const found = [...record.entries].flatMap(([key, { line }]): RecordedId[] => {
    const { address, id } = readRecordKey(key);
    const place = { file: record.file, line, column: 1 };
    return id !== null && wanted.has(address) ? [{ address, id, place }] : [];
  });
  return Map.groupBy(found, ({ address }) => address);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The generator's own files, files that hosts never show, and the names of pages for what is missing. */
const GENERATED =
  /^\/(?:assets|_headers|_redirects|staticwebapp\.config\.json)\/|\/\.(?!well-known\/)|\/404\.html?$/;

/**
 * The old addresses at which no page can be written beside what else is published, and why.
 * @param old old addresses
 * @param standing what the site publishes of its own
 */
function blockedAddresses(
  old: readonly string[],
  standing: ReadonlySet<string>,
): ReadonlyMap<string, Hindrance> {
  const files = new Set([...standing, ...old].filter((address) => !address.endsWith('/')));
  return new Map(
    old.flatMap((address): [string, Hindrance][] => {
      if (standing.has(address)) return [];
      if (GENERATED.test(decodePath(address))) return [[address, { reason: 'generated' }]];
      const other = foldersOf(address).find((folder) => files.has(folder));
      return other === undefined ? [] : [[address, { reason: 'file', other }]];
    }),
  );
}

/** The folders that the page at an address lies in, each without its last `/`. */
function foldersOf(address: string): string[] {
  const names = address.split('/').slice(1, -1);
  return names.map((_, index) => `/${names.slice(0, index + 1).join('/')}`);
}

/**
 * Where a link to an old address leads now; undefined where nothing is known of it, or it is gone.
 * @param id decoded; null for the page itself
 */
export function findMoved(
  { byKey, pages }: OldPages,
  address: string,
  id: string | null,
): Destination | undefined {
  const exact = byKey.get(recordKey(address, id));
  if (exact || id === null) return exact?.to ?? pages.get(address)?.to;
  const page = pages.get(address);
  return page?.to && { address: page.to.address, id };
}

/** What became of a page that was taken off the site. */
export interface Departure {
  /** The day, `YYYY-MM-DD`. */
  readonly on: string;
  /** Where readers find what takes its place. */
  readonly see: Destination | undefined;
}

/** Looks up the page that was taken off the site at an address. */
export function findGone({ pages }: OldPages, address: string): Departure | undefined {
  const page = pages.get(address);
  if (!page?.gone) return undefined;
  const { on, see } = page.gone;
  return { on, see: see === undefined ? undefined : destinationOf(see, page.language) };
}
