import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { contentFolder } from '../../scripts/folders.ts';

/** What is said of a criterion. */
interface Criterion {
  readonly num: string;
  readonly components: readonly { name: string; adherence: { level: string; notes: string } }[];
}

/** The success criteria of WCAG 2.2, as the catalogue `2.5-edition-wcag-2.2-en` of OpenACR lists them. */
const CRITERIA = {
  success_criteria_level_a: `1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1
    2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.1 4.1.2`,
  success_criteria_level_aa: `1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11
    2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3`,
} as const;
const LEVELS = ['supports', 'partially-supports', 'does-not-support', 'not-applicable'];

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/schemas/openacr-0.1.0.json'), 'utf8'),
) as object;
const about = ['en', 'zh'].map((code) => readFileSync(join(contentFolder, code, 'about/index.md'), 'utf8'));
const [named = []] = about.map((text) => /downloads\/accessibility-[\d-]+\.yaml/.exec(text) ?? []);
const report = parse(readFileSync(join(contentFolder, named[0] ?? ''), 'utf8')) as Record<string, string> & {
  chapters: Record<keyof typeof CRITERIA, { criteria: readonly Criterion[] }>;
};

test('The report of accessibility, which both languages link to, is one by the schema of OpenACR', () => {
  expect(about.map((text) => text.includes(`(../../${named[0]})`))).toEqual([true, true]);
  const validate = new Ajv({ allErrors: true, strict: true, strictTypes: false }).compile(schema);
  expect([validate(report), validate.errors]).toEqual([true, null]);
  expect(report.catalog).toBe('2.5-edition-wcag-2.2-en');
});

test.each(Object.entries(CRITERIA))(
  'It says of each criterion of %s how it is met, and why',
  (chapter, all) => {
    const { criteria } = report.chapters[chapter as keyof typeof CRITERIA];
    expect(criteria.map(({ num }) => num)).toEqual(all.split(/\s+/));
    for (const { num, components } of criteria) {
      expect(components, num).toEqual([
        { name: 'web', adherence: { level: expect.toBeOneOf(LEVELS), notes: expect.stringMatching(/\.$/) } },
      ]);
    }
  },
);
