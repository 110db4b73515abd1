import { type Place, type Problem, problem } from '../problem.ts';
import type { Site } from '../site/site.ts';
import { stalenessOf } from '../site/translations.ts';
import type { Twins } from '../site/twins.ts';
import type { SiteRule } from './rule.ts';
import { translationAnchors } from './translation-anchors.ts';
import { translationDiffers } from './translation-differs.ts';

/** `translation-…`: what the languages of a site say, and where, is the same. */
export const compareTwins: SiteRule = function* (site, { isKnown }) {
  if (site.languagesInUse.length < 2) return;
  yield* translationMissing(site);
  for (const twins of site.twins) {
    const { original, translation } = twins;
    if (!isKnown(original) || !isKnown(translation)) {
      yield* translationAnchors(twins);
      yield* translationDiffers(twins);
    }
    // Only originals in the default language have a record of what was made from them.
    if (original.language === site.defaultLanguage) yield* translationStale(twins, site);
  }
};

/**
 * `translation-missing`: a page exists in every language in which the site publishes, unless it says that it is for one.
 * A draft does not count, since readers do not get it. It is told once, at the first language that has the page.
 */
function* translationMissing(site: Site): Generator<Problem, undefined> {
  const { families, languagesInUse, languages, folder } = site;
  const topics = new Map(site.topics.map((topic) => [topic.path, topic]));
  for (const [within, family] of families) {
    if (family.length === languagesInUse.length || family.some(({ matter }) => matter.one_language)) continue;
    const lacking = languagesInUse.filter((code) => {
      const topic = topics.get(`${code}/${within}`);
      // One that is there, and cannot be published, is told by itself.
      return !topic || topic.matter?.draft;
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

/**
 * `translation-stale`: each section of a translation was made from the section that stands in the original today. Sections
 * that the translation lacks are told by their anchors.
 */
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

function placesOf(topic: Twins['original']): Map<string, Place> {
  return new Map(topic.text().sections.map(({ id, place }) => [id, place]));
}
