import {
  type InForce,
  isWithdrawal,
  type PageHistory,
  type PageVersion,
} from '../../site/versions/page-history.ts';
import type { PlacedText } from '../../site/versions/version-lines.ts';

/** What is said of a page beside its statements. */
export type PageHead = Pick<PageVersion, 'title' | 'short' | 'summary' | 'owner' | 'reviewed'>;

/** A page that is released. */
export interface ReleasedPage {
  readonly history: PageHistory | undefined;
  readonly head: PageHead;
  /** What it says now, in its order; nothing where it is gone. */
  readonly now: readonly PlacedText[];
  /** The ids of the statements that changed, those that are gone included. */
  readonly changed: ReadonlySet<string>;
  /** The first days of what is announced, by the ids of statements that changed or moved. */
  readonly effective: ReadonlyMap<string, string>;
}

/** A version that is to be made. */
export interface PlannedVersion {
  /** The first day on which it is in force. */
  readonly from: string;
  readonly head: PageHead;
  readonly statements: readonly PlacedText[];
}

/**
 * The versions that a release makes of a page: one for each set of texts that will be in force on some day from then on, and
 * is not what would be in force then by the versions that there are. The last of them says all that the page says now.
 * @param day of the release
 */
export function versionsOf(page: ReleasedPage, day: string): PlannedVersion[] {
  const timeline = page.history?.timeline ?? [];
  const since = new Map(idsOf(page, timeline, day).map((id) => [id, firstDay(id, page, timeline, day)]));
  const last = [...since.values()].reduce((a, b) => (a > b ? a : b), day);
  const days = new Set([day, ...since.values(), ...timeline.map(({ from }) => from)]);
  const made: PlannedVersion[] = [];
  // Branches that were merged are one from then on.
  const mustJoin = (page.history?.last.length ?? 0) > 1;
  for (const from of [...days].filter((one) => one >= day).sort()) {
    const wanted = standOn(from, page, timeline, since);
    const kept = timeline.findLast((one) => one.from <= from);
    const before = made.at(-1);
    // With a withdrawal lapses what was announced for later days.
    const counts = before && (isWithdrawal(before) || before.from >= (kept?.from ?? ''));
    const inForce = counts ? before.statements : placedIn(kept?.version);
    const isMissed = from === last && (made.length > 0 || mustJoin);
    if (isMissed || signOf(inForce) !== signOf(wanted.statements)) made.push({ from, ...wanted });
  }
  return made;
}

/** Everything that the page says, or says on some day to come by what was released. */
function idsOf({ now }: ReleasedPage, timeline: readonly InForce[], day: string): string[] {
  const ahead = timeline.filter(({ until }) => until === undefined || until >= day);
  const kept = ahead.flatMap(({ version }) => version.statements.map(({ id }) => id));
  return [...new Set([...now.map(({ id }) => id), ...kept])];
}

/** The first day, from that of the release on, on which of a statement holds what the page says now. */
function firstDay(id: string, page: ReleasedPage, timeline: readonly InForce[], day: string): string {
  // A page that goes as a whole goes on one day.
  const given =
    page.effective.get(id) ?? (page.now.length === 0 ? (page.effective.get('top') ?? day) : undefined);
  if (given !== undefined || page.changed.has(id)) return given ?? day;
  return firstDayOf(id, page.now.find((one) => one.id === id)?.text, timeline, day);
}

/** The first day, from one on, from which by what was announced a statement has the text of a key; without one, it is gone. */
export function firstDayOf(
  id: string,
  key: string | undefined,
  timeline: readonly InForce[],
  day: string,
): string {
  let first = day;
  for (const { version, from } of timeline.toReversed()) {
    if (version.statements.find((one) => one.id === id)?.text.key !== key) break;
    first = from;
  }
  return first > day ? first : day;
}

/** What a page says on a day: the statements that hold by then as they are now, the others as they were. */
function standOn(
  day: string,
  { head, now }: ReleasedPage,
  timeline: readonly InForce[],
  since: ReadonlyMap<string, string>,
): Omit<PlannedVersion, 'from'> {
  const version = timeline.findLast(({ from }) => from <= day)?.version;
  const before = placedIn(version);
  const holds = (id: string): boolean => (since.get(id) ?? day) <= day;
  const statements: PlacedText[] = now.flatMap((one) =>
    holds(one.id) ? one : before.filter(({ id }) => id === one.id),
  );
  // What is there still, and no more on the page, stands behind what it stood behind.
  for (const [index, one] of before.entries())
    if (!holds(one.id) && !statements.some(({ id }) => id === one.id)) {
      const above = statements.findIndex(({ id }) => id === before[index - 1]?.id);
      statements.splice(above + 1, 0, one);
    }
  if (!version || holds('top')) return { head, statements };
  const { title, short, summary } = version;
  return { head: { ...head, title, summary, ...(short !== undefined && { short }) }, statements };
}

function placedIn(version: PageVersion | undefined): PlacedText[] {
  return (version?.statements ?? []).map(({ text, ...one }) => ({ ...one, text: text.key }));
}

function signOf(statements: readonly PlacedText[]): string {
  return statements.map(({ id, text }) => `${id} ${text}`).join('\n');
}
