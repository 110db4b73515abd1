import type { Page } from '../site/page.ts';
import { type RecordEntry, readRecordKey } from '../site/record.ts';
import type { SiteGraph } from '../site/site-graph.ts';
import { twinPath } from '../site/twins.ts';
import type { Heading } from '../text/outline.ts';

/** The form of new ids. */
export const FORM = /^[a-z][a-z0-9_-]*$/;
/** Layouts' ids, footnotes' ids, and the fragment that always means the top of the page. */
export const RESERVED = /^(?:tc-.*|fn(?:ref)?\d.*|top)$/i;

/** An id behind a heading in another form than is read: `(#id)`, `｛#id｝`, or with a class beside it, `{.wide #id}`. */
const OTHER_FORM =
  /(?:[({[（【｛［<](?:[:：]|(?:\.[\w-]+ )*)? ?| )#([\w-]+)(?: \.[\w-]+)* ?[)}\]）】｝］>]?$/u;

/** What the id of a heading without one should be, and what stands there in its place. */
export interface MeantId {
  readonly suggestion?: string;
  readonly written?: string;
}

/** The id that a heading without one should have: the one that was mistyped, its twin's, one that was published, or of its words. */
export function meantId(heading: Heading, page: Page, site: SiteGraph): MeantId {
  const { text } = heading;
  const [written, id = ''] = OTHER_FORM.exec(text) ?? [];
  if (written !== undefined && isFree(id, page)) return { suggestion: id, written: written.trim() };
  const suggestion = idOfTwin(heading, page, site) ?? idLeftOver(page, site) ?? idFor(text);
  return suggestion ? { suggestion } : {};
}

/** The id that a heading should have in place of one that is of no good form: its twin's, one that was published, or nearly that. */
export function idInsteadOf(id: string, page: Page, site: SiteGraph): string {
  const heading = page.outline.headings.find((one) => one.id === id);
  const known = heading && (idOfTwin(heading, page, site) ?? idLeftOver(page, site));
  return known ?? idFor(id);
}

/** Of two headings with one id, the one that has another in its twin, and that id; undefined where no twin tells. */
export function mistakenTwice(
  id: string,
  page: Page,
  site: SiteGraph,
): { readonly heading: Heading; readonly suggestion: string } | undefined {
  const both = page.outline.headings.filter((heading) => heading.id === id);
  if (both.length !== 2) return undefined;
  const [mistaken, another] = both.flatMap((heading) => {
    const suggestion = idOfTwin(heading, page, site);
    return suggestion === undefined ? [] : [{ heading, suggestion }];
  });
  return another ? undefined : mistaken;
}

function isFree(id: string, page: Page): boolean {
  return FORM.test(id) && !RESERVED.test(id) && !page.ids().includes(id);
}

/** The id that a twin has at the same place: as far behind the last heading, and before the next one, that both have. */
function idOfTwin(heading: Heading, page: Page, site: SiteGraph): string | undefined {
  for (const language of site.content?.languages.keys() ?? []) {
    const twin = site.files.get(twinPath(page.base, language));
    if (!twin || twin === page) continue;
    const [ours, theirs] = [page.outline.headings, twin.outline.headings];
    const at = ours.indexOf(heading);
    const twice = twiceIn(ours);
    const isShared = ({ id }: Heading): boolean =>
      id !== null && theirs.some((other) => other.id === id) && !twice.has(id);
    const before = ours.findLastIndex((other, index) => index < at && isShared(other));
    const after = ours.findIndex((other, index) => index > at && isShared(other));
    const placeOf = (index: number): number => theirs.findIndex(({ id }) => id === ours[index]?.id);
    const start = before < 0 ? -1 : placeOf(before);
    const end = after < 0 ? theirs.length : placeOf(after);
    const there = theirs[start + at - before];
    const isSamePlace = end - start === (after < 0 ? ours.length : after) - before;
    if (isSamePlace && there?.level === heading.level && there.id && isFree(there.id, page)) return there.id;
  }
  return undefined;
}

/** A longer record is not looked through for one heading. */
const MOST = 20_000;

/** The ids that stand on more than one heading. */
function twiceIn(headings: readonly Heading[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(headings.flatMap(({ id }) => (id !== null && seen.size === seen.add(id).size ? id : [])));
}

/**
 * The one id that was published on the page, or else to which its front matter gives sources or old ids, and that is not there any more,
 * where one heading alone has none that is right.
 */
export function idLeftOver(
  { address, base, find, outline }: Page,
  { content }: SiteGraph,
): string | undefined {
  const { headings } = outline;
  const twice = twiceIn(headings);
  const faulty = headings.filter(({ id }) => id === null || !FORM.test(id) || twice.has(id));
  if (new Set(faulty.map(({ id }) => id)).size !== 1 || (faulty.length > 1 && faulty[0]?.id === null))
    return undefined;
  const entries = content?.record?.entries ?? new Map<string, RecordEntry>();
  const isLeft = (id: string): boolean => FORM.test(id) && !RESERVED.test(id) && !find(id);
  const lost = [...(entries.size > MOST ? [] : entries)]
    .filter(([key, { now }]) => key.startsWith(`${address}#`) && now === undefined)
    .map(([key]) => readRecordKey(key).id ?? '')
    .filter(isLeft);
  const { sources = [], aliases = {} } = content?.topics.find(({ path }) => path === base)?.matter ?? {};
  const keys = [...(Array.isArray(sources) ? [] : Object.keys(sources)), ...Object.keys(aliases)];
  const cited = [...new Set(keys)].filter(isLeft);
  const [left, another] = lost.length > 0 ? lost : cited;
  return another === undefined ? left : undefined;
}

/** An id that the words could have; empty where they give none, as in Chinese. */
export function idFor(words: string): string {
  const letters = words.normalize('NFKD').replace(/\p{M}/gu, '');
  const plain = letters.toLowerCase().replace(/[^a-z0-9_]+/g, '-');
  const id = plain.replace(/^[^a-z]+|-+$/g, '');
  return RESERVED.test(id) ? '' : id;
}
