import { type Problem, problem } from '../problem.ts';
import type { ReadYaml } from '../text/yaml/read-yaml.ts';

/** The problem of a value that its schema takes, and the rest of the site does not. */
export function invalidValue(
  code: 'front-matter' | 'data-file',
  path: readonly (string | number)[],
  placeOf: ReadYaml<unknown>['placeOf'],
  detail: string,
  suggestion?: string,
): Problem {
  const key = path.join('.');
  return problem(code, placeOf(path), { key, fault: 'invalid', detail, ...(suggestion && { suggestion }) });
}
