import type { Page } from '../site/page.ts';
import { readRecordKey } from '../site/record.ts';
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
  const suggestion = idOfTwin(heading, page, site) ?? publishedId(page, site) ?? idFor(text);
  return suggestion ? { suggestion } : {};
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
    const isShared = ({ id }: Heading): boolean => id !== null && theirs.some((other) => other.id === id);
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

/** The one id that was published on the page, and is not there any more. */
function publishedId({ address, find, outline }: Page, { content }: SiteGraph): string | undefined {
  const entries = content?.record?.entries;
  const isOne = outline.headings.filter(({ id }) => id === null).length === 1;
  if (!entries || !isOne || entries.size > MOST) return undefined;
  const lost = [...entries]
    .filter(([key, { now }]) => key.startsWith(`${address}#`) && now === undefined)
    .map(([key]) => readRecordKey(key).id ?? '')
    .filter((id) => FORM.test(id) && !find(id));
  return lost.length === 1 ? lost[0] : undefined;
}

/** An id that the words could have; empty where they give none, as in Chinese. */
export function idFor(words: string): string {
  const letters = words.normalize('NFKD').replace(/\p{M}/gu, '');
  const plain = letters.toLowerCase().replace(/[^a-z0-9_]+/g, '-');
  const id = plain.replace(/^[^a-z]+|-+$/g, '');
  return RESERVED.test(id) ? '' : id;
}
