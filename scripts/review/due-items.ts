import { byPlace, order } from '../checks/in-order.ts';
import type { Topic } from '../site/content.ts';
import { reviewDue } from '../site/schema.ts';
import type { Site } from '../site/site.ts';
import { stalenessOf } from '../site/translations.ts';
import { isPublished, type PublishedTopic, type Twins } from '../site/twins.ts';
import type { Section } from '../text/outline.ts';
import { diffWords } from '../text/word-diff.ts';
import { type DueItem, type DueReview, type DueTranslation, dayOf } from './due.ts';
import { aboutPage, endsOf } from './what-ends.ts';

/** Finds what a section of a topic said when it had a hash; undefined where that is not known. */
export type OldText = (id: string, hashes: ReadonlySet<string>) => string | undefined;

/**
 * Finds everything that is due, by owner, the longest overdue first, and last what is due without a day.
 * @param today `YYYY-MM-DD`
 * @param until the last day of what is soon due
 */
export function dueItems(
  site: Site,
  today: string,
  until: string,
  oldTexts: (topic: Topic) => OldText,
): DueItem[] {
  const reviews = site.topics
    .filter(isPublished)
    .flatMap((topic) => dueReview(topic, site, { today, until }));
  const translations = translatedTwins(site).flatMap((twins) =>
    dueSections(twins, site, oldTexts(twins.original)),
  );
  const ends = [...endsOf(site)].filter(({ due }) => due <= until);
  const all = [...reviews, ...translations, ...ends.map((end) => ({ ...end, overdue: end.due < today }))];
  return all.sort(
    (a, b) =>
      order(a.owner, b.owner) ||
      order(dayOf(a) ?? LAST, dayOf(b) ?? LAST) ||
      order(a.kind, b.kind) ||
      byPlace(a.place, b.place),
  );
}

/** Behind every day. */
const LAST = '\u{ffff}';

/** The published translations of a site whose originals are in its default language. */
export function translatedTwins({ twins, defaultLanguage }: Site): Twins[] {
  return twins.filter(({ original }) => original.language === defaultLanguage);
}

function dueReview(
  topic: PublishedTopic,
  site: Site,
  { today, until }: Readonly<Record<'today' | 'until', string>>,
): DueReview[] {
  const due = reviewDue(topic.matter);
  if (due > until) return [];
  const { reviewed, review_every: every } = topic.matter;
  const place = topic.placeOf(['reviewed']);
  return [{ kind: 'review', place, ...aboutPage(topic, site), reviewed, due, overdue: due < today, every }];
}

function dueSections({ original, translation }: Twins, site: Site, oldText: OldText): DueTranslation[] {
  const { path } = translation;
  const record = site.translations;
  const staleness = stalenessOf(translation, original, record);
  if (staleness.length === 0) return [];
  const item = { kind: 'translation', ...aboutPage(translation, site) } as const;
  if (staleness === 'never') {
    const place = translation.placeOf(['title']);
    const there = original.placeOf(['title']);
    return [{ ...item, place, target: path, reason: 'never', original: there, text: '' }];
  }
  const theirs = sectionsOf(original);
  const ours = sectionsOf(translation);
  return staleness.flatMap(({ id, reason }) => {
    const [there, here] = [theirs.get(id), ours.get(id)];
    // One that the translation lacks is told by the check of anchors.
    if (!there || !here) return [];
    const target = `${path}#${id}`;
    const before = reason === 'changed' ? oldText(id, record.get(target) ?? new Set()) : undefined;
    const changes = before === undefined ? {} : { changes: diffWords(before, there.text) };
    const places = { place: here.place, original: there.place };
    return [{ ...item, ...places, target, reason, text: there.text, ...changes }];
  });
}

function sectionsOf(topic: Topic): Map<string, Section> {
  return new Map(topic.again().sections.map((section) => [section.id, section]));
}
