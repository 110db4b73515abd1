import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dataFiles, language } from '../../scripts/site/data-schema.ts';
import { day, frontMatter } from '../../scripts/site/schema.ts';
import { readYaml } from '../../scripts/text/yaml/read-yaml.ts';

test.each([
  ['28.11.2026', '2026-11-28'],
  ['3.4.2026', '2026-04-03'],
  ['28/11/2026', '2026-11-28'],
  ['11/28/2026', '2026-11-28'],
  ['2026/11/28', '2026-11-28'],
  ['2026.1.2', '2026-01-02'],
  ['20261128', '2026-11-28'],
  ['2026年11月28日', '2026-11-28'],
  ['2026-11-28T10:00:00Z', '2026-11-28'],
  ['28 November 2026', '2026-11-28'],
  ['Nov. 28, 2026', '2026-11-28'],
  ['November 28th, 2026', '2026-11-28'],
])('A day that is written as %s is known', (written, meant) => {
  const { issues = [] } = day.safeParse(written).error ?? {};
  expect(issues.map(({ message }) => message)).toEqual([`write \`${written}\` as \`${meant}\``]);
});

test.each(['3/4/2026', '2026-02-30', 'May 2026', 'soon', '30.2.2026'])(
  'of %s only the form is told',
  (written) => {
    const { issues = [] } = day.safeParse(written).error ?? {};
    expect(issues.map(({ message }) => message)).toEqual([
      `\`${written}\` is not a day of the calendar (YYYY-MM-DD)`,
    ]);
  },
);

describe('Values of the wrong kind are told in words of ours', () => {
  const values = ['1.5', 'true', 'text', '[1]', '{ a: 1 }', '', '[[x], {}]', '"2026-02-30"'];
  const schemas: Readonly<Record<string, z.ZodType>> = { frontMatter, language, ...dataFiles };

  test.each(Object.keys(schemas))('%s', (name) => {
    const schema = schemas[name] as z.ZodType;
    const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : ['x'];
    const texts = keys.flatMap((key) =>
      values.flatMap((value) => [`${key}: ${value}\n`, `- ${key}: ${value}\n`]),
    );
    for (const text of texts)
      for (const { facts } of readYaml('data-file', text, 'a.yaml', 1, schema).problems)
        expect((facts as { detail: string }).detail, text).not.toMatch(/Invalid|expected|input/);
  });
});
