import { type Problem, problem } from '../problem.ts';
import { keptText } from '../site/kept-text.ts';
import type { Twins } from '../site/twins.ts';
import type { Section } from '../text/outline.ts';
import { isAmong, knownOf } from '../text/particulars/particular.ts';
import { type PlacedParticular, particularsIn, type SectionParticulars } from './section-particulars.ts';

/**
 * `translation-differs`: every number, date and external address of a section stands in its twin. Where the twins do not
 * have the same sections, that is told alone.
 * @param tagOf the tag of a language, by its code
 */
export function* translationDiffers(
  { original, translation }: Twins,
  tagOf: (code: string) => string,
): Generator<Problem, undefined> {
  const theirs = keptText(original).sections;
  const ours = keptText(translation).sections;
  if (theirs.length !== ours.length || theirs.some(({ id }, index) => id !== ours[index]?.id)) return;
  for (const [index, section] of ours.entries()) {
    const there = theirs[index] as Section;
    const left = particularsIn(there, tagOf(original.language));
    const right = particularsIn(section, tagOf(translation.language));
    yield* differences(notIn(left, right), notIn(right, left), { there, section });
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
  { there, section }: { readonly there: Section; readonly section: Section },
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
