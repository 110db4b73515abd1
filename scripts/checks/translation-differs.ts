import { type Problem, problem } from '../problem.ts';
import type { TopicSection } from '../site/content.ts';
import type { Twins } from '../site/twins.ts';
import { isAmong, knownOf } from '../text/particulars/particular.ts';
import type { PlacedParticular, SectionParticulars } from '../text/particulars/section-particulars.ts';

/**
 * `translation-differs`: every number, date and external address of a section stands in its twin. Where the twins do not
 * have the same sections, that is told alone.
 */
export function* translationDiffers({ original, translation }: Twins): Generator<Problem, undefined> {
  const theirs = original.text().sections;
  const ours = translation.text().sections;
  if (theirs.length !== ours.length || theirs.some(({ id }, index) => id !== ours[index]?.id)) return;
  for (const [index, section] of ours.entries()) {
    const there = theirs[index] as TopicSection;
    yield* differences(notIn(there, section), notIn(section, there), { there, section });
  }
}

/** What one section says that the other does not; each once. */
function notIn({ found }: SectionParticulars, other: SectionParticulars): PlacedParticular[] {
  const known = knownOf([...other.found.map(({ key }) => key), ...other.said]);
  const seen = new Set<string>();
  return found.filter(({ key, or = key }) => {
    if (seen.has(key) || isAmong(key, known) || isAmong(or, known)) return false;
    return seen.add(key);
  });
}

/** Where as many of a kind are missing as there are too many, one stands for the other, in order. */
function* differences(
  missing: readonly PlacedParticular[],
  extra: readonly PlacedParticular[],
  { there, section }: { readonly there: TopicSection; readonly section: TopicSection },
): Generator<Problem, undefined> {
  const { id } = section;
  for (const kind of ['number', 'date', 'address'] as const) {
    const lost = missing.filter((one) => one.kind === kind);
    const added = extra.filter((one) => one.kind === kind);
    const isPaired = lost.length === added.length;
    for (const [index, { text, place }] of added.entries()) {
      const instead = isPaired ? lost[index] : undefined;
      const facts = instead
        ? { text, side: 'other' as const, instead: instead.text, original: instead.place }
        : { text, side: 'extra' as const, original: there.place };
      yield problem('translation-differs', place, { ...facts, section: id });
    }
    for (const { text, place } of isPaired ? [] : lost)
      yield problem('translation-differs', section.place, {
        text,
        side: 'missing',
        section: id,
        original: place,
      });
  }
}
