import { type Place, type Problem, problem } from '../problem.ts';
import type { Staleness } from '../site/translations.ts';
import type { Twins } from '../site/twins.ts';

/**
 * `translation-stale`: each section of a translation was made from the section that stands in the original today. Sections
 * that the translation lacks are told by their anchors.
 */
export function* translationStale(
  { original, translation }: Twins,
  staleness: Staleness,
): Generator<Problem, undefined> {
  const { path } = translation;
  if (staleness === 'never') {
    const facts = {
      reason: 'never',
      target: path,
      original: original.placeOf(['title']),
    } as const;
    yield problem('translation-stale', translation.placeOf(['title']), facts);
    return;
  }
  if (staleness.length === 0) return;
  const ours = placesOf(translation);
  const theirs = placesOf(original);
  for (const { id, reason } of staleness) {
    const place = ours.get(id);
    const there = theirs.get(id) ?? original.placeOf(['title']);
    if (place)
      yield problem('translation-stale', place, {
        reason,
        id,
        target: `${path}#${id}`,
        original: there,
      });
  }
}

function placesOf(topic: Twins['original']): Map<string, Place> {
  return new Map(topic.text().sections.map(({ id, place }) => [id, place]));
}
