import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { Outline } from '../text/outline.ts';
import { canonicalPath, withoutBase } from './addresses.ts';
import type { Content, Topic } from './content.ts';
import type { Source } from './data-schema.ts';
import { saidOn } from './day-format.ts';
import { type Basis, type Citations, invalidValue } from './schema.ts';

/** How sure a statement is, and the day (`YYYY-MM-DD`, or `YYYY`) on which the source that decides said it. */
export type Status =
  | { readonly kind: 'current' | 'stated' | 'law'; readonly day: string }
  | { readonly kind: 'history'; readonly first: string; readonly last: string }
  | { readonly kind: 'not-published' };

/** The forms of a basis, as one. */
interface Grounds {
  readonly from: readonly string[];
  readonly also: readonly string[];
  readonly history?: readonly [string, string] | undefined;
}

/** What a section rests on; nothing where it states nothing, or what is not published. */
function groundsOf(basis: Basis): Grounds {
  if (typeof basis === 'string') return { from: [], also: [] };
  return Array.isArray(basis) ? { from: basis, also: [] } : basis;
}

/** The ids of the sources that a basis names, those that decide first. */
export function idsIn(basis: Basis): readonly string[] {
  const { from, also } = groundsOf(basis);
  return [...from, ...also];
}

/** What the sections of a topic rest on, by their anchors; of a list, which is for the whole page, by `top`. */
export function basesOf(cited: Citations): ReadonlyMap<string, Basis> {
  return new Map(Array.isArray(cited) ? [['top', cited]] : Object.entries(cited));
}

/**
 * The status of what rests on some sources. The weakest of them decides: the oldest that was stated before statements count
 * as current; what rests on laws and standards alone is set by them.
 * @param since the first day whose statements count as current, `YYYY-MM-DD`
 * @returns undefined where nothing is stated, or nothing is known of its sources
 */
export function statusOf(basis: Basis, sources: Content['sources'], since: string): Status | undefined {
  if (basis === 'not-published') return { kind: 'not-published' };
  const { from, history } = groundsOf(basis);
  if (history) return { kind: 'history', first: history[0], last: history[1] };
  const known = from.flatMap((id) => sources.get(id) ?? []);
  const [oldest] = known
    .filter((source) => !isSet(source))
    .map(saidOn)
    .sort();
  if (oldest !== undefined) return { kind: isBefore(oldest, since) ? 'stated' : 'current', day: oldest };
  const [first] = known.map(saidOn).sort();
  return first === undefined ? undefined : { kind: 'law', day: first };
}

function isSet({ kind }: Source): boolean {
  return kind === 'law' || kind === 'standard';
}

/** Whether a day or year is over before a day begins; of a year, whether it is before the day's. */
function isBefore(day: string, other: string): boolean {
  return day < other.slice(0, day.length);
}

/** The address that a URL would have among the downloads of the site; undefined where it leads elsewhere. */
export function downloadAt(
  { host, pathname }: URL,
  { operator, base }: Pick<Content, 'operator' | 'base'>,
): string | undefined {
  const isOwn = host === URL.parse(operator?.site.url ?? '')?.host;
  const address = isOwn ? withoutBase(canonicalPath(pathname), base) : null;
  return address?.startsWith('/downloads/') ? address : undefined;
}

/** The sources that a front matter names and the site does not have, and periods that are none, or not those of their sources. */
export function* faultsOfCitations(
  cited: unknown,
  placeOf: Topic['placeOf'],
  {
    sources,
    sourceIds,
  }: { readonly sources: Content['sources']; readonly sourceIds: ReadonlySet<string> | undefined },
): Generator<Problem> {
  for (const { id, path } of sourceIds ? namesIn(cited, ['sources']) : []) {
    if (sourceIds?.has(id)) continue;
    const suggestion = nearest(id, sourceIds ?? []);
    const detail = `there is no source \`${id}\`; name one that there is, or add it to _data/sources.yaml`;
    yield invalidValue('front-matter', path, placeOf, detail, suggestion, [...(sourceIds ?? [])]);
  }
  for (const [anchor, basis] of Object.entries(Array.isArray(cited) ? {} : Object(cited))) {
    const fault = faultOfPeriod(basis, sources);
    if (fault !== undefined)
      yield invalidValue('front-matter', ['sources', anchor, 'history'], placeOf, fault);
  }
}

/** The texts that stand where ids of sources do, whatever else is wrong with the value. */
function* namesIn(
  value: unknown,
  path: readonly (string | number)[],
): Generator<{ id: string; path: readonly (string | number)[] }> {
  if (Array.isArray(value)) {
    for (const [index, id] of value.entries())
      if (typeof id === 'string') yield { id, path: [...path, index] };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      if (key !== 'history') yield* namesIn(inner, [...path, key]);
  }
}

/** What is wrong with the period of a withdrawn statement; undefined where nothing is. */
function faultOfPeriod(basis: unknown, sources: Content['sources']): string | undefined {
  const { history, from } = Object(basis) as Partial<Grounds>;
  if (!Array.isArray(history) || history.length !== 2) return undefined;
  const [first, last] = history;
  if (first > last) return `it ends (${last}) before it begins (${first})`;
  if (!Array.isArray(from) || from.length === 0) return 'name in `from` the sources that stated it';
  for (const id of from) {
    const source = sources.get(id);
    const stated = source && saidOn(source);
    if (!stated || isSet(source)) continue;
    const isOutside = isBefore(stated, first) || stated > last.slice(0, stated.length);
    if (isOutside) return `its source \`${id}\` was stated on ${stated}, not in this time`;
  }
  return undefined;
}

/** The sections of a text that state something, by their headings. */
export function statingSections<T extends Outline['headings'][number]>(headings: readonly T[]): T[] {
  return headings.filter(({ level, id, states }) => level >= 2 && level <= 4 && id !== null && states);
}

/**
 * `unsourced-section`: every section that states something says what it rests on; and what is said of sections that the page
 * does not have.
 */
export function* unsourcedSections(
  cited: Citations,
  { headings }: Pick<Outline, 'headings'>,
  placeOf: Topic['placeOf'],
): Generator<Problem> {
  const sections = headings.filter(({ level, id }) => level >= 2 && level <= 4 && id !== null);
  const stating = statingSections(headings);
  if (Array.isArray(cited)) {
    if (cited.length > 0 && stating.length > 1)
      yield problem('unsourced-section', placeOf(['sources']), { count: stating.length });
    if (cited.length > 0) return;
  }
  const bases = basesOf(cited);
  for (const { id, place } of stating)
    if (!bases.has(id ?? '')) yield problem('unsourced-section', place, { id: id ?? '' });
  const ids = new Set(['top', ...sections.map(({ id }) => id ?? '')]);
  for (const anchor of bases.keys()) {
    if (ids.has(anchor)) continue;
    const detail = `the page has no section \`${anchor}\``;
    yield invalidValue('front-matter', ['sources', anchor], placeOf, detail, nearest(anchor, ids));
  }
}
