import { problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import { reasonFor } from '../site/expired-claims.ts';
import { invalidValue } from '../site/schema.ts';
import { withinLanguage } from '../site/twins.ts';
import type { SiteRule } from './rule.ts';

/**
 * `missing-notice`: readers of a page whose last day is over are told why it is gone; `front-matter`: the home page of a
 * language has no last day. Twins that all end are told of once.
 */
export const endingPages: SiteRule = function* ({ topics, gone }) {
  const families = Map.groupBy(topics, withinLanguage);
  for (const [path, family] of families) {
    const ending = family.filter((topic) => topic.matter?.expires !== undefined);
    if (path === 'index.md') {
      const detail = 'the home page of a language cannot go: a language ends with its folder';
      for (const { placeOf } of ending) yield invalidValue('front-matter', ['expires'], placeOf, detail);
      continue;
    }
    const silent = ending.filter((topic) => !reasonFor(topic, gone));
    const isWhole = ending.length === family.length;
    for (const topic of isWhole ? silent.slice(0, 1) : silent)
      yield problem('missing-notice', topic.placeOf(['expires']), {
        page: isWhole ? path : topic.path,
        expires: lastDayOf(topic),
      });
  }
};

function lastDayOf({ matter }: Topic): string {
  return matter?.expires ?? '';
}
