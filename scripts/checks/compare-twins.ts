import { type Facts, type Place, type Problem, problem } from '../problem.ts';
import { withoutBase } from '../site/addresses.ts';
import type { TopicSection } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import { isAhead } from '../site/stage.ts';
import { stalenessOf } from '../site/translations.ts';
import type { PublishedTopic, Twins } from '../site/twins.ts';
import { isBroken } from '../text/markdown/find-breaks.ts';
import type { Anchor } from '../text/outline.ts';
import { areFormsTested } from '../text/particulars/forms-of-language.ts';
import { isAmong, knownOf } from '../text/particulars/particular.ts';
import type { PlacedParticular } from '../text/particulars/section-particulars.ts';
import type { SiteRule } from './rule.ts';

/** `translation-…`: what the languages of a site say, and where, is the same. */
export const compareTwins: SiteRule = function* (site, { isKnown }) {
  if (site.languagesInUse.length < 2) return;
  yield* translationMissing(site);
  for (const twins of site.twins) {
    const { original, translation } = twins;
    // What it says is not to be known before it is mended.
    if ([original, translation].some((topic) => !isKnown(topic) && isUnread(topic))) continue;
    if (!isKnown(original) || !isKnown(translation)) {
      yield* translationAnchors(twins);
      yield* translationDiffers(twins, site);
    }
    // Only originals in the default language have a record of what was made from them.
    if (original.language === site.defaultLanguage) yield* translationStale(twins, site);
  }
};

function isUnread(topic: PublishedTopic): boolean {
  const text = topic.text();
  return !text.isSound && isBroken(text.outline);
}

/**
 * `translation-missing`: a page exists in every language in which the site publishes, unless it says that it is for one.
 * What is not published yet does not count, since readers do not get it. It is told once, at the first language that has the page.
 */
function* translationMissing(site: Site): Generator<Problem, undefined> {
  const { families, languagesInUse, languages, folder } = site;
  const topics = new Map(site.topics.map((topic) => [topic.path, topic]));
  // Where a page is said to have gone in one language, it is not missed.
  const gone = new Set(
    site.gone.flatMap(({ only, id, path }) => (only && id === null ? `${only}/${path}` : [])),
  );
  // One that cannot be read is there, and told by itself.
  const unread = new Set(
    site.problems.flatMap(({ code, place }) => (code === 'unreadable-file' ? place.file : [])),
  );
  for (const [within, family] of families) {
    if (family.length === languagesInUse.length || family.some(({ matter }) => matter.one_language)) continue;
    const lacking = languagesInUse.filter((code) => {
      const topic = topics.get(`${code}/${within}`);
      // One that is there, and cannot be published, is told by itself.
      if (topic) return isAhead(topic);
      return !gone.has(`${code}/${within}`) && !unread.has(`${folder}/${code}/${within}`);
    });
    if (lacking.length === 0) continue;
    const paths = lacking.map((code) => `${code}/${within}`);
    const place = { file: family[0]?.file ?? '', line: 1, column: 1 };
    yield problem('translation-missing', place, {
      languages: lacking.map((code) => languages.get(code)?.language.name ?? code),
      files: paths.filter((path) => !topics.has(path)).map((path) => `${folder}/${path}`),
      drafts: paths.filter((path) => topics.has(path)).map((path) => `${folder}/${path}`),
    });
  }
}

/** `translation-stale`: each section was made from what stands in the original today; what the translation lacks is told by its anchors. */
function* translationStale({ original, translation }: Twins, site: Site): Generator<Problem, undefined> {
  const { path } = translation;
  const staleness = stalenessOf(translation, original, site.translations);
  if (staleness.length === 0) return;
  const head = original.placeOf(['title']);
  if (staleness === 'never') {
    const facts = { reason: staleness, target: path, original: head };
    yield problem('translation-stale', translation.placeOf(['title']), facts);
    return;
  }
  const [ours, theirs] = [placesOf(translation), placesOf(original)];
  for (const { id, reason } of staleness) {
    const place = ours.get(id);
    const facts = { reason, id, target: `${path}#${id}`, original: theirs.get(id) ?? head };
    if (place) yield problem('translation-stale', place, facts);
  }
}

function placesOf(topic: PublishedTopic): Map<string, Place> {
  return new Map(topic.text().sections.map(({ id, place }) => [id, place]));
}

/** `translation-anchors`: twins have the same anchors in the same order, old ids of the page included. Told once a page. */
function* translationAnchors({ original, translation }: Twins): Generator<Problem, undefined> {
  const [theirs, ours] = [anchorOrder(original), anchorOrder(translation)];
  const [missing, extra] = [without(theirs, ours), without(ours, theirs)];
  const { found, moved } = firstMoved(without(theirs, missing), without(ours, extra));
  const named = [...missing, ...extra, ...(found ? [found] : [])].map(({ id }) => id);
  if (named.length === 0) return;
  const before = missing[0] && placeBefore(missing[0], theirs, ours);
  const place = extra[0]?.place ?? found?.place ?? before ?? translation.placeOf(['title']);
  yield problem('translation-anchors', place, {
    id: named.join(' '),
    missing: missing.map(({ id }) => id),
    extra: extra.map(({ id }) => id),
    ...(moved && { moved }),
    original: missing[0]?.place ?? original.placeOf(['title']),
  });
}

/** What editors declared, in the order of the page. Old ids of one anchor stand behind it, among themselves in any order. */
function anchorOrder(topic: PublishedTopic): Anchor[] {
  const order: Anchor[] = [];
  for (const anchor of topic.text().anchors) {
    if (anchor.kind === 'footnote' || anchor.kind === 'layout') continue;
    const standsBefore = ({ id, kind }: Anchor): boolean =>
      anchor.kind !== 'alias' || kind !== 'alias' || id <= anchor.id;
    order.splice(order.findLastIndex(standsBefore) + 1, 0, anchor);
  }
  return order;
}

function without(anchors: readonly Anchor[], others: readonly Anchor[]): Anchor[] {
  const ids = new Set(others.map(({ id }) => id));
  return anchors.filter(({ id }) => !ids.has(id));
}

/** The first anchor that comes at another place, of lists with the same ids; an id that stands twice is told elsewhere. */
function firstMoved(
  theirs: readonly Anchor[],
  ours: readonly Anchor[],
): { found?: Anchor; moved?: Facts['translation-anchors']['moved'] } {
  const found = ours.find(({ id }, index) => id !== theirs[index]?.id);
  const at = theirs.findIndex(({ id }) => id === found?.id);
  const there = theirs[at];
  if (!found || !there) return {};
  return { found, moved: { anchor: found.id, after: theirs[at - 1]?.id ?? '', original: there.place } };
}

/** The anchor in the translation behind which a missing one would stand. */
function placeBefore(missing: Anchor, theirs: readonly Anchor[], ours: readonly Anchor[]): Place | undefined {
  const lasting = ours.filter(({ kind }) => kind !== 'alias');
  const places = new Map(lasting.map(({ id, place }) => [id, place]));
  const before = theirs.slice(0, theirs.indexOf(missing));
  return before.flatMap(({ id }) => places.get(id) ?? []).at(-1);
}

/** `translation-differs`: every number, date and external address of a section stands in its twin; other sections are told alone. */
function* translationDiffers({ original, translation }: Twins, site: Site): Generator<Problem, undefined> {
  const theirs = original.text().sections;
  const ours = translation.text().sections;
  if (theirs.length !== ours.length || theirs.some(({ id }, index) => id !== ours[index]?.id)) return;
  const isSure = [original, translation].every(({ language }) =>
    areFormsTested(site.languages.get(language)?.language.tag ?? language),
  );
  // What is written as an address of the web and leads to this site is told by itself.
  for (const [index, section] of ours.entries())
    for (const { place, ...facts } of differences(theirs[index] as TopicSection, section))
      if (!isOfSite(facts.text, site))
        yield problem('translation-differs', place, isSure ? facts : { ...facts, isUnsure: true });
}

/** Whether an address is one of the site itself, in full. */
function isOfSite(text: string, { operator, base }: Site): boolean {
  const url = URL.parse(text);
  const isOwn = url !== null && url.host === URL.parse(operator?.site.url ?? '')?.host;
  return isOwn && withoutBase(url.pathname, base) !== null;
}

/** Where as many of a kind are missing as there are too many, one stands for the other, in order. */
function* differences(
  there: TopicSection,
  section: TopicSection,
): Generator<Facts['translation-differs'] & { readonly place: Place }, undefined> {
  const [missing, extra] = [notIn(there, section), notIn(section, there)];
  const { id } = section;
  for (const kind of ['number', 'date', 'address'] as const) {
    const lost = missing.filter((one) => one.kind === kind);
    const added = extra.filter((one) => one.kind === kind);
    const isPaired = lost.length === added.length;
    for (const [index, { text, place }] of added.entries()) {
      const instead = isPaired ? lost[index] : undefined;
      yield instead
        ? { place, text, section: id, side: 'other', instead: instead.text, original: instead.place }
        : { place, text, section: id, side: 'extra', original: there.place };
    }
    for (const { text, place: original } of isPaired ? [] : lost)
      yield { place: section.place, text, section: id, side: 'missing', original };
  }
}

/** What one section says that the other does not; each once. */
function notIn({ found }: TopicSection, other: TopicSection): PlacedParticular[] {
  if (found.length === 0) return [];
  const known = knownOf([...other.found.map(({ key }) => key), ...other.said]);
  const seen = new Set<string>();
  return found.filter(({ key, or = key }) => {
    if (seen.has(key) || isAmong(key, known) || isAmong(or, known)) return false;
    return seen.add(key);
  });
}
