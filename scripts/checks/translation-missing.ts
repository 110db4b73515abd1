import { type Problem, problem } from '../problem.ts';
import type { Content } from '../site/content.ts';
import type { Families } from '../site/twins.ts';

/**
 * `translation-missing`: a page exists in every language in which the site publishes, unless it says that it is for one.
 * A draft does not count, since readers do not get it. It is told once, at the first language that has the page.
 * @param inUse the codes of these languages
 */
export function* translationMissing(
  families: Families,
  inUse: readonly string[],
  { languages, topics, folder }: Content,
): Generator<Problem, undefined> {
  if (inUse.length < 2) return;
  const paths = new Set(topics.map(({ path }) => path));
  for (const [within, family] of families) {
    if (family.length === inUse.length || family.some(({ matter }) => matter.one_language)) continue;
    const has = new Set(family.map(({ language }) => language));
    const unpublished = inUse.filter((code) => !has.has(code));
    // One that is there, and cannot be published, is told by itself.
    const isDraft = (code: string): boolean =>
      topics.some(({ path, matter }) => path === `${code}/${within}` && matter?.draft);
    const drafts = unpublished.filter((code) => paths.has(`${code}/${within}`) && isDraft(code));
    const absent = unpublished.filter((code) => !paths.has(`${code}/${within}`));
    const lacking = [...absent, ...drafts];
    if (lacking.length === 0) continue;
    yield problem(
      'translation-missing',
      { file: family[0]?.file ?? '', line: 1, column: 1 },
      {
        languages: inUse
          .filter((code) => lacking.includes(code))
          .map((code) => languages.get(code)?.language.name ?? code),
        files: absent.map((code) => `${folder}/${code}/${within}`),
        drafts: drafts.map((code) => `${folder}/${code}/${within}`),
      },
    );
  }
}
