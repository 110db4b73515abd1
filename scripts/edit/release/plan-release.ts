import { nameOf } from '../../checks/announced-changes.ts';
import { statementsOn } from '../../pages/outputs/statements.ts';
import { planSite } from '../../pages/site-plan.ts';
import type { ViewSource } from '../../pages/view-source.ts';
import type { Problem } from '../../problem.ts';
import { saidPieces } from '../../site/pieces.ts';
import { readRecordKey } from '../../site/record.ts';
import { localise } from '../../site/schema.ts';
import type { Site } from '../../site/site.ts';
import { dayAfter } from '../../site/stage.ts';
import { withinLanguage } from '../../site/twins.ts';
import type { WaitingChange } from '../../site/versions/change-file.ts';
import {
  changesSince,
  isSameText,
  isWhole,
  keyAt,
  type PageChange,
  type StatementChange,
  surroundingsOf,
} from '../../site/versions/changes-since.ts';
import type { PageHistory, PageVersion } from '../../site/versions/page-history.ts';
import { keyOf, sealedLine } from '../../site/versions/sealed-lines.ts';
import {
  CHANGELOG_PATH,
  compareNames,
  freeName,
  type LogLine,
  type PlacedText,
  type VersionLine,
  versionsPath,
} from '../../site/versions/version-lines.ts';
import { ownTree } from '../../text/html/own-tree.ts';
import { firstDayOf, type PageHead, type ReleasedPage, versionsOf } from './page-versions.ts';

/** What a release adds to the files of the history. */
export interface PlannedRelease {
  readonly name: string;
  /** The lines to add, by the paths of their files. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  readonly log: readonly LogLine[];
  readonly pages: readonly PageChange[];
  readonly versions: number;
  /** The change files that go: it takes them in, or, being the first, makes them untrue. */
  readonly taken: readonly WaitingChange[];
}

/**
 * Works out what a release keeps; nothing where all is as it was released.
 * @param day of the release
 * @param publishedIn the text of a file, by its path, as others may have published it already
 */
export function planRelease(
  site: Site,
  day: string,
  publishedIn: (path: string) => string,
): PlannedRelease | undefined {
  const { versions } = site;
  const pages = changesSince(site);
  const renamed = newNames(site, publishedIn);
  if (pages.length === 0 && renamed.size === 0) return undefined;
  const { releases } = versions;
  const name = freeName(day, (one) => releases.includes(one));
  const taken = versions.waiting;
  const announced = new Map(
    taken.flatMap((change) => change.statements.map((one) => [nameOf(one), change.effective] as const)),
  );
  const effective = new Map([...daysOfMoves(pages, announced, { site, day }), ...announced]);
  const names = new Names(site, name);
  const sources = planSite(site)?.sources ?? [];
  const lines = new Map<string, string[]>([...renamed].map(([path, line]) => [path, [...line]]));
  const texts = new Map<string, string>();
  const frozen = pages.map((page) => {
    const source = sources.find(({ inLanguage }) => inLanguage.language.code === page.topic?.language);
    const found = releasedPage(page, source, site, effective);
    for (const { id, text } of found.released.now) texts.set(`${page.path}#${id}`, text);
    return { page, ...found };
  });
  const told = pages.map((page) => ({ ...page, statements: goneBy(page, announced, day) }));
  const log = logLines(told, taken, { site, day, name, texts });
  let count = 0;
  for (const { page, released, fresh } of frozen) {
    const made = versionLines(page, released, { day, name, names, site, logged: log.length });
    count += made.length;
    const path = versionsPath(page.history?.path ?? page.path);
    const used = made.join('\n');
    const kept = [...fresh].filter(([key]) => used.includes(key)).map(([, line]) => line);
    if (made.length > 0) lines.set(path, [...(lines.get(path) ?? []), ...kept, ...made]);
  }
  if (log.length > 0) lines.set(CHANGELOG_PATH, log.map(sealedLine));
  return lines.size === 0 && taken.length === 0
    ? undefined
    : { name, lines, log, pages, versions: count, taken };
}

/** The days from which statements stand elsewhere that moved while another text of them holds: it does so where it stood. */
function daysOfMoves(
  pages: readonly PageChange[],
  announced: ReadonlyMap<string, string | undefined>,
  { site, day }: Pick<Releasing, 'site' | 'day'>,
): [name: string, day: string][] {
  return pages.flatMap(({ path, history, frozen, statements }) => {
    const told = new Set([...frozen, ...statements].map(({ id }) => id));
    const last = history?.last.at(-1);
    const left = (last?.statements ?? []).filter(({ id }) => !told.has(id));
    return left.flatMap(({ id, text }): [string, string][] => {
      const { address, id: to } = readRecordKey(site.whereIs(keyAt(last?.address ?? '', id)) ?? '');
      const target = `${site.byAddress.get(address)?.path}#${to ?? 'top'}`;
      const first = announced.has(target)
        ? announced.get(target)
        : firstDayOf(id, text.key, history?.timeline ?? [], day);
      if (first === undefined || first <= day) return [];
      return [`${path}#${id}`, target].map((name) => [name, first]);
    });
  });
}

/** What a page says, as it is kept, and the lines of texts that are not kept yet, by their keys. */
function releasedPage(
  { path, topic, history, frozen, statements }: PageChange,
  source: ViewSource | undefined,
  site: Site,
  days: ReadonlyMap<string, string | undefined>,
): { released: ReleasedPage; fresh: ReadonlyMap<string, string> } {
  const pieces = topic ? saidPieces(topic, ownTree(topic.html().html)) : [];
  const said = topic && source ? statementsOn(topic, pieces, source) : [];
  // What holds until a day to come is kept already.
  const rests = new Map(said.filter(({ until }) => until === undefined).map((one) => [one.anchor, one]));
  const fresh = new Map<string, string>();
  const last = (history?.last ?? [])
    .toReversed()
    .flatMap(({ statements: all, address }) => all.map((one) => ({ ...one, address })));
  const { address = '' } = topic ?? {};
  const now = frozen.map((one): PlacedText => {
    const kept = last.find((old) => old.id === one.id && isSameText(old, { text: one, address }, site));
    const { id, heading, sha256, markdown } = one;
    const line = sealedLine({ sha256, heading, markdown });
    const text = kept?.text.key ?? keyOf(line);
    if (!history?.texts.has(text)) fresh.set(text, line);
    const { status, status_text, sources = [] } = rests.get(id) ?? {};
    return { id, text, ...(status && { status }), ...(status_text && { status_text }), sources };
  });
  const head = headOf(topic?.matter ?? history?.last.at(-1));
  const changed = new Set(statements.map(({ id }) => id));
  const ids = new Set([...frozen, ...last].map(({ id }) => id));
  const effective = [...ids].flatMap((id) => {
    const day = days.get(`${path}#${id}`);
    return day === undefined ? [] : [[id, day] as const];
  });
  return { released: { history, head, now, changed, effective: new Map(effective) }, fresh };
}

function headOf(said: PageHead | undefined): PageHead {
  const { title = '', short, summary = '', owner = '', reviewed = '' } = said ?? {};
  return { title, ...(short !== undefined && { short }), summary, owner, reviewed };
}

interface Releasing {
  readonly site: Site;
  readonly day: string;
  readonly name: string;
  readonly names: Names;
  readonly logged: number;
}

/** The lines of the versions of a page, each of which follows the one before it. */
function versionLines(
  { topic, history, frozen }: PageChange,
  released: ReleasedPage,
  { site, day, name, names, logged }: Releasing,
): string[] {
  let follows = (history?.last ?? []).map(({ key }) => key);
  const address = topic?.address ?? history?.last.at(-1)?.address ?? '/';
  const around = topic ? surroundingsOf(topic.language, frozen, site) : '';
  return versionsOf(released, day).map(({ from, head, statements }) => {
    const line = sealedLine({
      ...{ version: names.next(address), release: name, from, released: day, address },
      ...head,
      ...{ file: topic?.hash ?? '', around, follows, statements: [...statements], logged },
    } satisfies VersionLine);
    follows = [keyOf(line)];
    return line;
  });
}

/** The names of versions that are taken at the addresses of pages. */
class Names {
  readonly #taken: Set<string>;
  readonly #release: string;

  constructor({ versions }: Site, release: string) {
    this.#taken = new Set(versions.byAddress.keys());
    this.#release = release;
  }

  /** The next free name of a version of the page at an address. */
  next(address: string): string {
    const isTaken = (name: string): boolean =>
      this.#taken.has(`${address}${name}/`) || compareNames(name, this.#release) < 0;
    const name = freeName(this.#release.slice(0, 10), isTaken);
    this.#taken.add(`${address}${name}/`);
    return name;
  }
}

/** Lines that settle which of two versions keeps a name that branches gave to both, by their files. */
function newNames({ versions }: Site, publishedIn: (path: string) => string): Map<string, string[]> {
  const all = [...versions.histories.values()].map((history): [string, string[]] => {
    const path = versionsPath(history.path);
    return [path, history.problems.flatMap((found) => renamed(found, history, () => publishedIn(path)))];
  });
  return new Map(all.filter(([, lines]) => lines.length > 0));
}

/** Of two versions of one name, the one that was published keeps it; where both or neither were, the one that has it now. */
function renamed(found: Problem, { versions }: PageHistory, published: () => string): string[] {
  if (!isClash(found)) return [];
  const { line } = found.place;
  const [later, first] = [line, found.facts.first?.line].map((one) =>
    versions.find(({ place }) => place.line === one),
  );
  if (!later || !first) return [];
  const isOut = ({ key }: PageVersion): boolean => published().includes(`{"key":"${key}",`);
  const { key } = isOut(later) && !isOut(first) ? first : later;
  return [sealedLine({ names: key, version: later.name })];
}

/** Whether it tells of two versions of one name: a release settles that. */
export function isClash(found: Problem): found is Problem<'damaged-history'> {
  return found.code === 'damaged-history' && (found as Problem<'damaged-history'>).facts.fault === 'twice';
}

interface Logging extends Pick<Releasing, 'site' | 'day' | 'name'> {
  /** The keys of what statements say now, by their names. */
  readonly texts: ReadonlyMap<string, string>;
}

/** What changed; of a page that goes as a whole that is what holds until then, not what was announced of it and never will. */
function goneBy(
  { topic, history, path, statements }: PageChange,
  announced: ReadonlyMap<string, string | undefined>,
  day: string,
): readonly StatementChange[] {
  const first = announced.get(`${path}#top`);
  const holds = topic
    ? []
    : (history?.inForce(first === undefined ? day : dayAfter(first, -1))?.statements ?? []);
  if (holds.length === 0) return statements;
  const texts = new Map(holds.map(({ id, text }) => [id, text]));
  return statements.flatMap((one) => {
    const old = texts.get(one.id);
    return old ? { ...one, old } : [];
  });
}

/** What the log says of a release: what each change file says, and which pages came and went. */
function logLines(
  pages: readonly PageChange[],
  taken: readonly WaitingChange[],
  { site, day, name, texts }: Logging,
): LogLine[] {
  const shared = { version: name, released: day };
  if (site.versions.isEmpty) return [{ ...shared, kind: 'first', statements: [] }];
  const all = new Map(pages.flatMap((page) => page.statements.map((one) => [nameOf(one), one])));
  const said = (one: StatementChange): LogLine['statements'][number] => ({
    address: `${one.address}#${one.id}`,
    ...(one.old && { old: one.old.key }),
    ...(one.now && { new: texts.get(nameOf(one)) ?? '' }),
  });
  const announced = taken.map(({ kind, summary, effective, statements }): LogLine => {
    const about = statements.flatMap((one) => all.get(nameOf(one)) ?? []);
    const told = typeof summary === 'string' ? summary : { ...summary };
    return { ...shared, kind, summary: told, ...(effective && { effective }), statements: about.map(said) };
  });
  const listed = new Set(taken.flatMap(({ statements }) => statements.map(nameOf)));
  const whole = pages.flatMap((page): LogLine[] => {
    const left = isWhole(page) ? page.statements.filter((one) => !listed.has(nameOf(one))) : [];
    if (left.length === 0) return [];
    const kind = page.topic ? 'new' : 'withdrawn';
    return [{ ...shared, kind, summary: summaryOf(page, site), statements: left.map(said) }];
  });
  return [...announced, ...whole];
}

/** Of a page that came or went as a whole: what it is called, or why it is gone. */
function summaryOf(
  { topic, history, path }: PageChange,
  { gone, defaultLanguage }: Site,
): LogLine['summary'] {
  const code = path.slice(0, path.indexOf('/'));
  const why = gone.find(
    (one) => one.id === null && one.path === withinLanguage({ path }) && (one.only ?? code) === code,
  )?.why;
  const title = topic?.matter.title ?? history?.last.at(-1)?.title ?? '';
  return { [code]: topic || why === undefined ? title : localise(why, code, defaultLanguage) };
}
