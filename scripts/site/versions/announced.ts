import type { Content, Topic } from '../content.ts';
import { dayAfter } from '../stage.ts';
import { wordsKey } from './differences.ts';
import { thaw } from './freeze.ts';
import type { PageVersion, VersionStatement } from './page-history.ts';
import type { SiteVersions } from './site-versions.ts';

/** A statement of which another text holds from a day to come. */
export interface AnnouncedStatement {
  readonly id: string;
  /** The first day of what the topic says now: that it says so, or nothing of it any more. */
  readonly from: string;
  /** What holds until then, in the order of the days; nothing where the statement is new. */
  readonly earlier: readonly EarlierText[];
}

/** What holds until a day. */
export interface EarlierText {
  readonly statement: VersionStatement;
  /** Its first day, where that is to come as well. */
  readonly from?: string;
  readonly until: string;
}

/** What is said of a statement from some day on; `undefined` where nothing is, and the file where no version has it yet. */
interface Step {
  readonly from: string;
  readonly said: VersionStatement | 'file' | undefined;
}

/** What of the topics of a site changes on a day to come. */
export class Announcements {
  readonly #site: Announcing;
  readonly #known = new Map<string, readonly AnnouncedStatement[]>();

  constructor(site: Announcing) {
    this.#site = site;
  }

  /** The statements of a topic of which another text holds from a day to come. */
  of(topic: Pick<Topic, 'path' | 'gist'>): readonly AnnouncedStatement[] {
    const { versions, day } = this.#site;
    const isNone = versions.isEmpty && versions.waiting.length === 0;
    const found = this.#known.get(topic.path) ?? (isNone ? [] : announcedOn(topic, versions, day));
    this.#known.set(topic.path, found);
    return found;
  }

  /** Of a topic that is new from a day to come: that day, and its first version where there is one. */
  firstOf(topic: Pick<Topic, 'path' | 'gist'>): { from: string; version?: PageVersion } | undefined {
    const { versions, day } = this.#site;
    const head = this.of(topic).find(({ id }) => id === 'top');
    const history = versions.of(topic);
    return !head || history?.inForce(day) ? undefined : (history?.timeline[0] ?? { from: head.from });
  }

  /** The version whose head holds until a day to come; undefined where the topic says by now what holds. */
  headOf(topic: Pick<Topic, 'path' | 'gist'>): PageVersion | undefined {
    const { versions, day } = this.#site;
    return this.of(topic).some(({ id }) => id === 'top') ? versions.of(topic)?.inForce(day) : undefined;
  }

  /** The ids that a topic has until a day to come, and its file has no more: each with the first day without it. */
  leavingFrom(topic: Pick<Topic, 'path' | 'language' | 'gist'>): ReadonlyMap<string, string> {
    const inLanguage = this.#site.languages.get(topic.language);
    const earlier = this.of(topic).flatMap((one) => one.earlier);
    const leaving = new Map<string, string>();
    if (!inLanguage || earlier.length === 0) return leaving;
    const present = new Set(topic.gist().anchors.map(({ id }) => id));
    for (const { statement, until } of earlier)
      for (const { id, kind } of thaw([statement.text], inLanguage, this.#site).outline.anchors)
        if (kind !== 'footnote' && !present.has(id)) leaving.set(id, dayAfter(until));
    return leaving;
  }
}

type Announcing = Pick<Content, 'base' | 'downloads' | 'languages' | 'day'> & {
  readonly versions: SiteVersions;
};

/**
 * The statements of a topic that change on a day to come, by a version that was released, or by a change that waits to be.
 * The topic's file says what will hold in the end.
 * @param day `YYYY-MM-DD`
 */
function announcedOn(
  topic: Pick<Topic, 'path' | 'gist'>,
  versions: SiteVersions,
  day: string,
): AnnouncedStatement[] {
  const timeline = versions.of(topic)?.timeline ?? [];
  const now = timeline.findLastIndex(({ from }) => from <= day);
  const waiting = versions.waiting.flatMap(({ effective, statements }) =>
    effective !== undefined && effective > day
      ? statements.filter(({ path }) => path === topic.path).map(({ id }) => ({ id, effective }))
      : [],
  );
  if (now === timeline.length - 1 && waiting.length === 0) return [];
  // What has another id by now is the same statement.
  const isNow = new Map(topic.gist().anchors.flatMap(({ id, of }) => (of === undefined ? [] : [[id, of]])));
  const ahead = timeline.slice(Math.max(now, 0)).map(({ version: { statements }, from }) => ({
    from,
    said: new Map(statements.map((one) => [isNow.get(one.id) ?? one.id, one])),
  }));
  // Of a page whose first version is to come, nothing holds until then; the first release found pages that stood already.
  const isOld = versions.beginning?.version === timeline[0]?.version.release;
  if (now < 0 && !isOld) ahead.unshift({ from: '', said: new Map() });
  const ids = new Set([...ahead.flatMap(({ said }) => [...said.keys()]), ...waiting.map(({ id }) => id)]);
  return [...ids].flatMap((id) => {
    const steps = ahead.map(({ said, ...rest }): Step => ({ ...rest, said: said.get(id) }));
    const last = waiting.findLast((one) => one.id === id);
    return announced(id, [...steps, ...(last ? [{ from: last.effective, said: 'file' as const }] : [])]);
  });
}

function announced(id: string, steps: readonly Step[]): AnnouncedStatement[] {
  const changes = steps.filter(({ said }, index) => index === 0 || !isSame(said, steps[index - 1]?.said));
  const last = changes.at(-1);
  if (!last || changes.length === 1) return [];
  const earlier = changes.slice(0, -1).flatMap(({ said, from }, index): EarlierText[] => {
    const until = dayAfter((changes[index + 1] ?? last).from, -1);
    return typeof said === 'object' ? [{ statement: said, ...(index > 0 && { from }), until }] : [];
  });
  return [{ id, from: last.from, earlier }];
}

function isSame(a: Step['said'], b: Step['said']): boolean {
  return typeof a === 'object' && typeof b === 'object' ? wordsKey(a) === wordsKey(b) : a === b;
}
