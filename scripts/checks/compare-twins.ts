import type { Problem } from '../problem.ts';
import type { Site } from '../site/site.ts';
import { stalenessOf } from '../site/translations.ts';
import type { SiteRule } from './rule.ts';
import { translationAnchors } from './translation-anchors.ts';
import { translationDiffers } from './translation-differs.ts';
import { translationMissing } from './translation-missing.ts';
import { translationStale } from './translation-stale.ts';

/** `translation-…`: what the languages of a site say, and where, is the same. */
export const compareTwins: SiteRule = function* (site, { isKnown }) {
  if (site.languagesInUse.length < 2) return;
  yield* translationMissing(site.families, site.languagesInUse, site);
  for (const twins of site.twins) {
    if (!isKnown(twins.original) || !isKnown(twins.translation)) {
      yield* translationAnchors(twins);
      yield* translationDiffers(twins);
    }
    yield* staleSections(twins, site);
  }
};

/** Only originals in the default language have a record of what was made from them. */
function* staleSections(twins: Site['twins'][number], site: Site): Generator<Problem, undefined> {
  const { original, translation } = twins;
  if (original.language !== site.defaultLanguage) return;
  yield* translationStale(twins, stalenessOf(translation, original, site.translations));
}
