import { addressOfSource, addressOfTopic, decodePath, SETTINGS_FILES } from './addresses.ts';
import type { Content } from './content.ts';
import { claimsOfExpired, endsByItself } from './expired-claims.ts';
import { addressOfNotice, type Whereabouts } from './old-address.ts';
import { destinationOf, isDownload, type OldClaim } from './old-entries.ts';
import { readRecordKey, recordKey } from './record.ts';
import type { GuestTopic } from './twins.ts';

/** An id that stood on a page, and where its statement is now. */
export interface OldAnchor extends OldClaim {
  readonly id: string;
  /** Nobody declared what became of it: the record has it, and its page moved as a whole. */
  readonly implied?: true;
}

/** A page that stands no more, and what readers find at its address: where it moved to, or that it is gone. */
export interface OldPage extends OldClaim {
  /** Whether the page itself was declared, and not only ids on it. */
  readonly declared: boolean;
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

/** What editors wrote, and the topics that other languages show as well. */
type SiteContent = Content & { readonly guests: readonly GuestTopic[] };

/** Works out what stands at old addresses. @param standing the addresses at which the site publishes something of its own */
export function oldPages(site: SiteContent, standing: ReadonlySet<string>): OldPages {
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
    oldPage(of, recorded.get(address) ?? [], byKey),
  ]);
  const movedOff = [...byAddress].flatMap(([address, of]): [string, OldAnchor[]][] => {
    const anchors = standing.has(address) ? of.filter(isOfAnchor) : [];
    return anchors.length > 0 ? [[address, anchors.sort(byId)]] : [];
  });
  const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);
  return { claims, byKey, blocked, pages: new Map(pages.sort(byName)), movedOff: new Map(movedOff) };
}

/**
 * Everything that is declared of old addresses: in topics, in the legacy data, and in the list of what is gone. At `/` the
 * home page of the default language stands a second time, so an old id there is one of that page.
 */
function oldClaims(content: SiteContent): OldClaim[] {
  const { topics, guests, legacy, gone, languages, defaultLanguage } = content;
  const guestsOf = Map.groupBy(guests, ({ original }) => original.path);
  const all = [
    ...topics.flatMap(({ path, stage, claims }) =>
      stage === 'published' ? claims.map((claim) => claimOfGuest(claim, guestsOf.get(path) ?? [])) : [],
    ),
    ...claimsOfExpired([...topics, ...guests], gone),
    ...legacy.filter(({ language }) => languages.has(language)),
    ...claimsOfGone(content),
  ];
  const home = `/${defaultLanguage}/`;
  return all.map((claim) =>
    claim.address === '/' && claim.id !== null ? { ...claim, address: home } : claim,
  );
}

/** What stood among the topics of another language, which show a topic as well, has gone where they show it now. */
function claimOfGuest(claim: OldClaim, guests: readonly GuestTopic[]): OldClaim {
  const guest = guests.find(({ language }) => claim.address.startsWith(`/${language}/`));
  if (!guest || !claim.to) return claim;
  return { ...claim, language: guest.language, to: { ...claim.to, address: guest.address } };
}

function claimsOfGone(content: SiteContent): OldClaim[] {
  const { topics, guests, gone, languages, defaultLanguage, met, record } = content;
  const codes = [...languages.keys()];
  const ending = new Map([...topics, ...guests].filter(endsByItself).map(({ path, stage }) => [path, stage]));
  const main = defaultLanguage || (codes[0] ?? '');
  return gone.flatMap((entry): OldClaim[] => {
    const { id, path, only, place, now, version } = entry;
    // The file stands, and says something else.
    if (version !== undefined) return [];
    const isRecorded = (code: string): boolean =>
      record?.entries.has(recordKey(addressOfTopic(`${code}/${path}`), id)) === true;
    const isKnown = codes.some(isRecorded);
    // Where it never was, as in a language that came later, nobody can have cited it.
    const stood = codes.filter((code) => isRecorded(code) || (!isKnown && met.has(code)));
    const inLanguages = only === undefined ? stood : [only];
    const own = isDownload(path)
      ? [{ address: addressOfSource(path), id, language: main, place }]
      : inLanguages
          .filter((language) => id !== null || !ending.has(`${language}/${path}`))
          .map((language) => ({ address: addressOfTopic(`${language}/${path}`), id, language, place }));
    // What leads to a page is its own as long as it stands.
    const stands = inLanguages.some((language) => (ending.get(`${language}/${path}`) ?? 'over') !== 'over');
    const others = (stands ? [] : entry.also).map((old) => {
      const code = old.address.split('/')[1] ?? '';
      return { ...old, language: languages.has(code) ? code : main };
    });
    const fate = now === undefined ? { to: undefined, gone: entry } : { to: destinationOf(now, main) };
    return [...own, ...others].map((claim) => ({ ...claim, ...fate }));
  });
}

function oldPage(
  claims: readonly OldClaim[],
  recorded: readonly RecordedId[],
  byKey: OldPages['byKey'],
): OldPage {
  const whole = claims.find(({ id }) => id === null);
  const of = whole ?? (claims[0] as OldClaim);
  const page = { ...of, id: null, to: of.to && (whole ? of.to : { ...of.to, id: null }) };
  const declared = claims.filter(isOfAnchor);
  const isDeclared = new Set(declared.map(({ id }) => id));
  const implied = recorded
    .filter(({ id }) => !isDeclared.has(id))
    .map((anchor) => followed(anchor, page, byKey));
  return { ...page, declared: whole !== undefined, anchors: [...declared, ...implied].sort(byId) };
}

/** Where an id went that moved along with its page: it may have moved on from there, or be gone by now. */
function followed(anchor: RecordedId, { language, to, gone }: OldClaim, byKey: OldPages['byKey']): OldAnchor {
  const next = to && byKey.get(recordKey(to.address, anchor.id));
  if (next) return { ...anchor, language, to: next.to, ...(next.gone && { gone: next.gone }) };
  return { ...anchor, language, to: to && { ...to, id: anchor.id }, ...(gone && { gone }), implied: true };
}

function isOfAnchor(claim: OldClaim): claim is OldAnchor {
  return claim.id !== null;
}

function byId(a: OldAnchor, b: OldAnchor): number {
  return a.id < b.id ? -1 : 1;
}

type RecordedId = Pick<OldAnchor, 'address' | 'id' | 'place'>;

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

/** The generator's own files, files that hosts never show, and the names of pages for what is missing. */
function isGenerated(path: string): boolean {
  if (['assets', ...SETTINGS_FILES].some((own) => path.startsWith(`/${own}/`))) return true;
  return /\/\.(?!well-known\/)|\/404\.html?$/.test(path);
}

/** The old addresses at which no page can be written beside what else is published. @param standing what the site has of its own */
function blockedAddresses(old: readonly string[], standing: ReadonlySet<string>): Map<string, Hindrance> {
  const pages = [...standing, ...old.map(addressOfNotice)];
  const files = new Set(pages.filter((address) => !address.endsWith('/')));
  return new Map(
    old.flatMap((address): [string, Hindrance][] => {
      if (standing.has(address)) return [];
      if (isGenerated(decodePath(address))) return [[address, { reason: 'generated' }]];
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
 * Where a link to an old address leads now. What is said of an id there says nothing of the page, nor of its other ids.
 * @param id decoded; null is the page
 * @returns undefined where that is unknown, or gone
 */
export function findMoved(
  { byKey, pages }: OldPages,
  address: string,
  id: string | null,
): Whereabouts | undefined {
  const exact = byKey.get(recordKey(address, id));
  if (exact || id === null) return exact?.to;
  const page = pages.get(address);
  return page?.declared && page.to ? { address: page.to.address, id } : undefined;
}
