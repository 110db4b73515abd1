import type { z } from 'zod';
import { problem } from '../problem.ts';
import { type ReadYaml, readYaml } from '../text/yaml/read-yaml.ts';
import type { TextFile } from './content.ts';

/**
 * Reads a data file against its schema; one that is not there is a problem at the place where it should be.
 * @param name without folder and ending
 */
export function readDataFile<S extends z.ZodType>(
  folder: string,
  name: string,
  source: TextFile | undefined,
  type: S,
): ReadYaml<z.infer<S>> {
  if (source) return readYaml('data-file', source.text, source.file, 1, type);
  const place = { file: `${folder}/_data/${name}.yaml`, line: 1, column: 1 };
  const missing = problem('data-file', place, {
    key: '',
    fault: 'missing',
    detail: 'the site needs this file',
  });
  return { value: undefined, raw: undefined, problems: [missing], placeOf: () => place };
}
