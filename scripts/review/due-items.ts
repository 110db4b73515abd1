import { byPlace, order } from '../checks/in-order.ts';
import type { Place } from '../problem.ts';
import type { Topic, TranslationRecord } from '../site/content.ts';
import { reviewDue } from '../site/schema.ts';
import type { Site } from '../site/site.ts';
import { stalenessOf } from '../site/translations.ts';
import { isPublished, type PublishedTopic, type Twins } from '../site/twins.ts';
import type { Section } from '../text/outline.ts';
import { diffWords, type WordRun } from './word-diff.ts';

/** A page whose review is due, or will be soon. */
export interface DueReview {
  readonly kind: 'review';
  readonly owner: string;
  readonly place: Place;
  /** `YYYY-MM-DD`. */
  readonly reviewed: string;
  readonly due: string;
  readonly overdue: boolean;
  /** Months between two reviews. */
  readonly every: number;
}

/** A section of a translation, or a whole one, that is to be compared with its original. */
export interface DueTranslation {
  readonly kind: 'translation';
  readonly owner: string;
  readonly place: Place;
  /** What marks it as up to date: `zh/privacy/access.md#limits`. */
  readonly target: string;
  readonly reason: 'changed' | 'new' | 'never';
  readonly original: Place;
  /** What the original says now; empty for a whole page. */
  readonly text: string;
  /** What changed in it since it was translated; undefined where what it said then is not known. */
  readonly changes?: readonly WordRun[];
}

export type DueItem = DueReview | DueTranslation;

/** Finds what a section of a topic said when it had a hash; undefined where that is not known. */
export type OldText = (id: string, hashes: ReadonlySet<string>) => string | undefined;

/**
 * Finds everything that is due, by owner, the longest overdue first.
 * @param today `YYYY-MM-DD`
 * @param until the last day of what is soon due
 */
export function dueItems(
  site: Site,
  today: string,
  until: string,
  oldTexts: (topic: Topic) => OldText,
): DueItem[] {
  const reviews = site.topics.filter(isPublished).flatMap((topic) => dueReview(topic, today, until));
  const translations = translatedTwins(site).flatMap((twins) =>
    dueSections(twins, site.translations, oldTexts(twins.original)),
  );
  const dayOf = (item: DueItem): string => (item.kind === 'review' ? item.due : '');
  return [...reviews, ...translations].sort(
    (a, b) =>
      order(a.owner, b.owner) ||
      order(a.kind, b.kind) ||
      order(dayOf(a), dayOf(b)) ||
      byPlace(a.place, b.place),
  );
}

/** The published translations of a site whose originals are in its default language. */
export function translatedTwins({ twins, defaultLanguage }: Site): Twins[] {
  return twins.filter(({ original }) => original.language === defaultLanguage);
}

function dueReview({ matter, placeOf }: PublishedTopic, today: string, until: string): DueReview[] {
  const due = reviewDue(matter);
  if (due > until) return [];
  const { owner, reviewed, review_every: every } = matter;
  const place = placeOf(['reviewed']);
  return [{ kind: 'review', owner, place, reviewed, due, overdue: due < today, every }];
}

function dueSections(
  { original, translation }: Twins,
  record: TranslationRecord,
  oldText: OldText,
): DueTranslation[] {
  const { path, matter } = translation;
  const staleness = stalenessOf(translation, original, record);
  if (staleness.length === 0) return [];
  const item = { kind: 'translation', owner: matter.owner } as const;
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
