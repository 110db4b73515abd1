import { problem } from '../problem.ts';
import type { Topic } from '../site/content.ts';
import { languagesToTell, reasonFor } from '../site/expired-claims.ts';
import { invalidValue } from '../site/schema.ts';
import { dayAfter } from '../site/stage.ts';
import { withinLanguage } from '../site/twins.ts';
import type { SiteRule } from './rule.ts';

/**
 * `missing-notice`: readers of a page whose last day is over are told why it is gone; `front-matter`: the home page of a
 * language has no last day. Twins that all end are told of once.
 */
export const endingPages: SiteRule = function* (site) {
  const { topics, gone } = site;
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
        on: dayAfter(lastDayOf(topic)),
        languages: languagesToTell(site, { path, id: null, only: isWhole ? undefined : topic.language }),
      });
  }
};

function lastDayOf({ matter }: Topic): string {
  return matter?.expires ?? '';
}

/** `data-file`: of what is gone in several languages the readers of each are told why in theirs; one text is for one of them. */
export const noticeLanguages: SiteRule = function* (site) {
  for (const [index, entry] of site.gone.entries()) {
    if (typeof entry.why !== 'string') continue;
    const languages = languagesToTell(site, entry);
    const detail = `one text for each language in which it stood: \`why: { ${languages.map((code) => `${code}: …`).join(', ')} }\``;
    if (languages.length > 1) yield invalidValue('data-file', [index, 'why'], () => entry.whyPlace, detail);
  }
};
