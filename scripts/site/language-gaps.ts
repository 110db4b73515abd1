import { type Problem, problem } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import type { Topic } from './content.ts';
import type { Language } from './data-schema.ts';
import { valuesIn } from './values-in.ts';

const TODO = /\bTODO\b/;

/**
 * The languages that readers meet, by their codes: the default one, and those in which a page is published. Another one is
 * in preparation, and nothing is missed of it. One whose file has faults counts, since nothing is known of its pages.
 */
export function languagesMet(
  defaultLanguage: string,
  described: ReadonlySet<string>,
  known: ReadonlyMap<string, unknown>,
  topics: readonly Topic[],
): ReadonlySet<string> {
  const published = topics.filter(({ stage }) => stage === 'published').map(({ language }) => language);
  const faulty = [...described].filter((code) => !known.has(code));
  // Which is the default one is not known where the operator's file cannot be read, or names one that is not there.
  return new Set([defaultLanguage, ...published, ...faulty].filter((code) => described.has(code)));
}

/**
 * What is left to be written in the files of languages: told at each place of one that readers meet; of one in preparation
 * once, as it is of a draft.
 * @param met their codes
 */
export function* leftInLanguages(
  files: readonly ReadYaml<Language>[],
  met: ReadonlySet<string>,
): Generator<Problem> {
  for (const { value, placeOf } of files) {
    const left = [...valuesIn(value)].flatMap(({ path, value: text }) =>
      typeof text === 'string' && TODO.test(text) ? [{ path, text: `${path.join('.')}: ${text}` }] : [],
    );
    const [first, ...others] = left;
    if (!value || !first) continue;
    if (met.has(value.code))
      for (const { path, text } of left) yield problem('todo', placeOf(path), { text });
    else {
      const more = others.length > 0 && { others: others.length };
      yield problem('todo', placeOf(first.path), { text: first.text, draft: true, ...more });
    }
  }
}
