import { z } from 'zod';
import type { HeadText } from '../text/outline.ts';
import { readYaml } from '../text/yaml/read-yaml.ts';

const KEYS = ['title', 'question', 'summary'] as const;

/** What a front matter says to the readers of its page, `{words}` not filled in: another operator's page says the same. */
export function headTexts(yaml: string, file: string): HeadText[] {
  const { raw, placeOf } = readYaml('front-matter', yaml, file, 2, z.unknown());
  const values = Object(raw) as Readonly<Record<string, unknown>>;
  return KEYS.flatMap((key) => {
    const text = values[key];
    return typeof text === 'string' ? { text, place: placeOf([key]) } : [];
  });
}
