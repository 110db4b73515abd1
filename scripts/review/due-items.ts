import { reviewDue } from '../checks/topic-rules.ts';
import type { Place } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import type { Site } from '../site/site.ts';
import { stalenessOf } from '../site/translations.ts';
import type { Twins } from '../site/twins.ts';
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
export type OldText = (topic: Topic, id: string, hashes: ReadonlySet<string>) => string | undefined;

/**
 * Finds everything that is due, by owner, the longest overdue first.
 * @param today `YYYY-MM-DD`
 * @param until the last day of what is soon due
 */
export function dueItems(content: Site, today: string, until: string, oldText: OldText): DueItem[] {
  const published = content.topics.filter(({ matter }) => matter && !matter.draft);
  const reviews = published.flatMap((topic) => dueReview(topic, today, until));
  const translations = translatedTwins(content).flatMap((twins) => dueSections(twins, content, oldText));
  return [...reviews, ...translations].sort(
    (a, b) =>
      compare(a.owner, b.owner) ||
      compare(a.kind, b.kind) ||
      compare(dayOf(a), dayOf(b)) ||
      compare(a.place.file, b.place.file) ||
      a.place.line - b.place.line,
  );
}

/** The published translations of a site whose originals are in its default language. */
export function translatedTwins({ twins, defaultLanguage }: Site): Twins[] {
  return twins.filter(({ original }) => original.language === defaultLanguage);
}

function dueReview({ matter, placeOf }: Topic, today: string, until: string): DueReview[] {
  const due = matter && reviewDue(matter);
  if (!due || due > until) return [];
  const { owner, reviewed, review_every: every } = matter;
  const place = placeOf(['reviewed']);
  return [{ kind: 'review', owner, place, reviewed, due, overdue: due < today, every }];
}

function dueSections(
  { original, translation }: Twins,
  { translations }: Site,
  oldText: OldText,
): DueTranslation[] {
  const { path, matter } = translation;
  const staleness = stalenessOf(translation, original, translations);
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
    const before =
      reason === 'changed' ? oldText(original, id, translations.get(target) ?? new Set()) : undefined;
    const changes = before === undefined ? {} : { changes: diffWords(before, there.text) };
    const places = { place: here.place, original: there.place };
    return [{ ...item, ...places, target, reason, text: there.text, ...changes }];
  });
}

function sectionsOf(topic: Topic): Map<string, Section> {
  return new Map(topic.again().sections.map((section) => [section.id, section]));
}

function dayOf(item: DueItem): string {
  return item.kind === 'review' ? item.due : '';
}

/** By code unit: the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
