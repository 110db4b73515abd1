import { translationAnchors } from '../checks/translation-anchors.ts';
import { translationDiffers } from '../checks/translation-differs.ts';
import { translationMissing } from '../checks/translation-missing.ts';
import { translationStale } from '../checks/translation-stale.ts';
import type { Problem } from '../problem.ts';
import type { Content, Topic } from '../site/content.ts';
import { type Staleness, stalenessOf } from '../site/stale-sections.ts';
import { familiesOf, languagesInUse, type Twins, twinsAmong } from '../site/twins.ts';
import type { Facts } from './page-facts.ts';
import { agree, hashesIn } from './twin-facts.ts';

/**
 * Compares the languages of a site by the facts of its pages; texts that do not agree are read for the places.
 * @param topics those that are published
 */
export function* compareTwins(
  topics: readonly Topic[],
  content: Content,
  facts: Facts,
): Generator<Problem, undefined> {
  const home = content.operator?.site.default_language;
  const inUse = languagesInUse(topics, { languages: content.languages, defaultLanguage: home });
  if (inUse.length < 2) return;
  const families = familiesOf(topics, inUse);
  yield* translationMissing(families, inUse, content);
  const tagOf = (code: string): string => content.languages.get(code)?.language.tag ?? code;
  for (const twins of twinsAmong(families)) {
    const theirs = facts.get(twins.original.address)?.twin;
    const ours = facts.get(twins.translation.address)?.twin;
    if (!theirs || !ours) continue;
    if (theirs.anchors !== ours.anchors) yield* translationAnchors(twins);
    if (!agree(theirs, ours)) yield* translationDiffers(twins, tagOf);
    if (twins.original.language === home) yield* translationStale(twins, stalenessNow(twins, content, facts));
  }
}

/** How a translation stands to its original, as far as the facts of pages tell. */
export function stalenessNow({ original, translation }: Twins, content: Content, facts: Facts): Staleness {
  return stalenessOf(translation, original, content.translations, ({ address }) => {
    const twin = facts.get(address)?.twin;
    return twin ? hashesIn(twin) : new Map();
  });
}
