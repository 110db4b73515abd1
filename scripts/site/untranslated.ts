import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Problem, problem } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';
import { localisedValues } from './localised-values.ts';

/**
 * What is wrong with the values of a data file that are given once for each language: one that a language of the site
 * lacks, and one for a language that the site does not have.
 * @param codes of the site's languages
 */
export function* untranslated(
  read: ReadYaml<unknown> | undefined,
  schema: z.ZodType,
  codes: ReadonlySet<string>,
): Generator<Problem> {
  if (!read?.value) return;
  for (const { path, values } of localisedValues(schema, read.raw)) {
    const key = path.join('.');
    const place = read.placeOf(path);
    for (const code of codes) {
      if (values[code] !== undefined) continue;
      const detail = `there is no value for the language \`${code}\``;
      yield problem('data-file', place, { key: `${key}.${code}`, fault: 'missing', detail });
    }
    for (const code of Object.keys(values)) {
      if (codes.has(code)) continue;
      const suggestion = nearest(code, codes);
      const detail = `the languages of the site: ${[...codes].join(', ')}`;
      yield problem('data-file', read.placeOf([...path, code]), {
        key: `${key}.${code}`,
        fault: 'unknown',
        detail,
        ...(suggestion && { suggestion }),
      });
    }
  }
}
