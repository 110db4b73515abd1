import { expect, test } from 'vitest';
import { z } from 'zod';
import { dataFiles, language, languageFile } from '../../scripts/site/data-schema.ts';
import { day } from '../../scripts/site/day-schema.ts';
import { frontMatter } from '../../scripts/site/schema.ts';
import { changeFile } from '../../scripts/site/versions/change-file.ts';
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

test.each([
  ['site: { default_language: FR }', 'write it in small letters: `fr`'],
  ['site: { default_language: french }', 'a language code such as `en`'],
  [
    'filings: [{ text: A, href: https://a.example.com/, to: a.md }]',
    'it leads to two places: leave `href` or `to` out',
  ],
  ['filings: [{ text: A }]', 'say where it leads: `href` on another host, or `to` on this site'],
])('What is nearly right is told how it would be: %s', (text, said) => {
  const { problems } = readYaml('data-file', text, 'a.yaml', 1, dataFiles.operator);
  expect(problems.map(({ facts }) => (facts as { detail: string }).detail)).toContain(said);
});

test.each([
  ['2021', 'write a day as YYYY-MM-DD, or a year in quotes, as in `"2021"`'],
  ['Feb 2020', 'write a day as YYYY-MM-DD, or a year in quotes, as in `"2020"`'],
  ['', 'write a day as YYYY-MM-DD, or a year in quotes, as in `"2021"`'],
  ['30.11.2026', 'write `30.11.2026` as `2026-11-30`'],
])('Since when a company works is told for what it takes: %j', (value, said) => {
  const text = `- { name: A, source: a, since: ${value} }`;
  const { problems } = readYaml('data-file', text, 'a.yaml', 1, dataFiles.subcontractors);
  expect(problems.map(({ facts }) => (facts as { detail: string }).detail)).toEqual([said]);
});

const WRONG = [
  ...['', '5', '2021', '2021-02', '01/02/2021', 'Feb 2021', '2021-02-30', 'true', 'two words', '"é"', '"#a"'],
  ...['[]', '[5]', '[""]', '[~]', '[[]]', '[{}]', '[{ a: 5 }]', '[x, y, z]'],
  ...['{}', '{ a: 5 }', '{ a: ~ }', '{ a: "" }', '{ a: x }', '{ "A b": x }', '{ a: [5] }', '{ a: { b: 5 } }'],
];
/** How the library begins where nobody gave it words. */
const DEFAULT = /^(?:Invalid|Too|Unrecognized|Expected|Required|Unknown)\b|^$/;

test('No wrong value is told in words of the library', () => {
  const told: string[] = [];
  const look = (name: string, text: string, type: z.ZodType): void => {
    for (const { facts } of readYaml('data-file', text, '', 1, type).problems) {
      const { detail } = facts as { detail: string };
      if (DEFAULT.test(detail)) told.push(`${name}: ${text}: ${detail}`);
    }
  };
  const files = { ...dataFiles, frontMatter, language, languageFile, changeFile };
  for (const [name, file] of Object.entries(files)) {
    for (const value of WRONG) look(name, value, file);
    z.toJSONSchema(file, {
      unrepresentable: 'any',
      io: 'input',
      override: ({ zodSchema }) => {
        if (!(zodSchema instanceof z.ZodObject)) return;
        for (const [key, type] of Object.entries(zodSchema.shape))
          for (const value of WRONG) look(name, `${key}: ${value}`, z.strictObject({ [key]: type }));
      },
    });
  }
  expect(told).toEqual([]);
});
