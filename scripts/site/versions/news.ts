import type { PageHistory, PageVersion } from './page-history.ts';
import type { LogEntry, SiteVersions } from './site-versions.ts';
import { compareNames, pageOf } from './version-lines.ts';
import type { VersionPage } from './version-pages.ts';

/**
 * What readers of a language are told, the newest release first: the changes of what is said in it, and once that the history
 * begins. What says the same in other words is none.
 */
export function newsIn(
  { log, beginning }: Pick<SiteVersions, 'log' | 'beginning'>,
  language: string,
): LogEntry[] {
  const told = log.filter(
    (entry) => entry === beginning || (isTold(entry) && statementsIn(entry, language).length > 0),
  );
  return [...Map.groupBy(told, ({ version }) => version).values()].toReversed().flat();
}

/** What of it is about a page, wherever that stood: its readers are told when its history began, or that it is new. */
export function newsOf(versions: SiteVersions, history: PageHistory): LogEntry[] {
  const addresses = new Set(history.versions.map(({ address }) => address));
  const { beginning } = versions;
  const isWithIt = beginning !== undefined && beginning.version === history.versions[0]?.release;
  const told = new Set([
    ...(isWithIt ? [beginning] : []),
    ...[...addresses].flatMap((address) => versions.loggedAt(address)).filter(isTold),
  ]);
  return [...told].sort((a, b) => compareNames(b.version, a.version));
}

/**
 * The days on which statements of a page came to say what they say, by their ids: those on which versions came into force, the
 * newest release first. A page that is new, or whose history begins, is new by its head alone.
 */
export function changeDays(
  versions: SiteVersions,
  history: PageHistory,
): ReadonlyMap<string, readonly ChangeDay[]> {
  const addresses = new Set(history.versions.map(({ address }) => address));
  const days = new Set(history.timeline.map(({ from }) => from));
  const found = newsOf(versions, history).flatMap((entry): (ChangeDay & { id: string })[] => {
    const day = entry.effective ?? entry.released;
    if (!days.has(day) || entry.kind === 'redacted') return [];
    const own = entry.statements.filter(({ address }) => addresses.has(pageOf(address)));
    const all = own.map((one) => ({ id: idOf(one.address), day, entry, isNew: one.old === undefined }));
    const head = entry.kind === 'first' ? { id: 'top', day, entry, isNew: true } : undefined;
    const whole = head ?? all.find(({ id, isNew }) => id === 'top' && isNew);
    return whole ? [whole] : all;
  });
  return Map.groupBy(found, ({ id }) => id);
}

/** The day on which a page came to say what it says; what was only written otherwise does not count. @param day `YYYY-MM-DD` */
export function changedLast(versions: SiteVersions, history: PageHistory, day: string): string | undefined {
  const days = [...changeDays(versions, history).values()].flat().map((one) => one.day);
  return days
    .filter((one) => one <= day)
    .sort()
    .at(-1);
}

/** When a statement came to say what it says. */
export interface ChangeDay {
  readonly day: string;
  readonly entry: LogEntry;
  /** It was not said before. */
  readonly isNew: boolean;
}

/** The anchor of what is told: it can be cited for as long as the log has it. */
export function newsId({ key }: Pick<LogEntry, 'key'>): string {
  return `tc-${key}`;
}

/** The addresses of the feeds that stand beside a page, as Atom and as JSON Feed. */
export function feedsAt(address: string): [atom: string, json: string] {
  return [`${address}feed.xml`, `${address}feed.json`];
}

/** Where the feeds of a site stand: beside the pages of what changed, and beside the lists of versions. */
export function feedAddresses({ gathered, versionPages, versions }: Told): ReadonlySet<string> {
  const news = gathered.filter(({ ids }) => ids !== undefined && ids.length > 0);
  const pages = versions.log.length > 0 ? [...versionPages.values()] : [];
  const lists = pages.filter(({ kind }) => kind === 'versions');
  return new Set([...news, ...lists].flatMap(({ address }) => feedsAt(address)));
}

/** What tells its readers of changes. */
interface Told {
  readonly gathered: readonly { readonly address: string; readonly ids?: readonly string[] }[];
  readonly versionPages: ReadonlyMap<string, VersionPage>;
  readonly versions: SiteVersions;
}

/** The version of a page that a change made, wherever that stood then. */
export function madeBy(
  { version: release, released, effective = released }: LogEntry,
  { versions }: PageHistory,
): PageVersion | undefined {
  const made = versions.filter((one) => one.release === release);
  return made.find(({ from }) => from === effective) ?? made.at(-1);
}

/** Whether an entry of the log tells of a version: one that it made, or that was made anew of what had been announced for its day. */
export function tellsOf(entry: LogEntry, version: PageVersion, history: PageHistory): boolean {
  const { release, address, from, statements } = version;
  const own = entry.statements.filter((one) => one.address.startsWith(`${address}#`));
  if (entry.version === release)
    return entry.kind === 'first' || (own.length > 0 && madeBy(entry, history) === version);
  if (entry.effective !== from || compareNames(entry.version, release) > 0) return false;
  const texts = new Map(statements.map(({ id, text }) => [id, text.key]));
  return own.some((one) => texts.get(idOf(one.address)) === one.new);
}

/** The history that a change at an address is part of. */
export function historyAt(
  versions: SiteVersions,
  { version }: LogEntry,
  address: string,
): PageHistory | undefined {
  const all = versions.standingAt(address);
  return all.find((one) => one.versions.some(({ release }) => release === version)) ?? all.at(-1);
}

/** The id in the address of a statement; of the head of a page `top`. */
export function idOf(address: string): string {
  return address.slice(address.indexOf('#') + 1);
}

function isTold({ kind }: LogEntry): boolean {
  return kind !== 'first' && kind !== 'editorial';
}

/** What an entry says of statements in a language. */
export function statementsIn(
  { statements }: LogEntry,
  language: string,
): readonly LogEntry['statements'][number][] {
  return statements.filter(({ address }) => address.startsWith(`/${language}/`));
}
