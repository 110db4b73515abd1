import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { gitlabReport } from '../../scripts/report/gitlab.ts';
import {
  anyReport,
  hiddenCharacter,
  reportOn,
  reportWith,
  setting,
  withWarnings,
} from '../support/any-report.ts';

/** What GitLab documents of the report of Code Quality, and no more: the fields that it reads, and their values. */
const text = { type: 'string', minLength: 1 };
const fields = (properties: object): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const schema = {
  type: 'array',
  items: fields({
    description: text,
    check_name: text,
    fingerprint: text,
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: fields({
      // Relative to the repository: GitLab links no file whose path begins otherwise.
      path: { ...text, pattern: '^(?!\\./|/)' },
      lines: fields({ begin: { type: 'integer', minimum: 1 } }),
    }),
  }),
};
const validate = new Ajv({ allErrors: true }).compile(schema);
const faults = (report: unknown): string[] =>
  validate(report) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);

test('A problem is an entry, at its place in the repository', () => {
  const place = { file: 'content/zh/数 据.md', line: 7, column: 3 };
  const found = problem('missing-id', place, { heading: 'The \u202eend' });
  expect(JSON.parse(gitlabReport(reportOn([found], undefined), { ...setting, folder: '/srv/site' }))).toEqual(
    [
      {
        description:
          'The heading “The \\u{202e}end” has no id, so nobody can link to it. Write one at its end, the same in every language: `{#short-name}`.',
        check_name: 'missing-id',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
        severity: 'blocker',
        location: { path: 'site/content/zh/数 据.md', lines: { begin: 7 } },
      },
    ],
  );
});

test('A warning is minor, and a clean site an empty list', () => {
  const [one] = JSON.parse(gitlabReport(withWarnings(reportWith(1, 0)), setting));
  expect(one.severity).toBe('minor');
  expect(gitlabReport(reportWith(0, 0), setting)).toBe('[]\n');
});

test('A report on anything is what GitLab documents, each entry with a fingerprint of its own', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const text = gitlabReport(report, setting);
      expect(text).not.toMatch(hiddenCharacter);
      const entries = JSON.parse(text);
      expect(faults(entries)).toEqual([]);
      const prints = entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
      expect([prints.length, new Set(prints).size]).toEqual(Array(2).fill(report.problems.length));
    }),
  );
});

test('What is none is told', () => {
  const [one] = JSON.parse(gitlabReport(reportWith(1, 0), setting));
  expect(faults([{ ...one, severity: 'error', location: { path: './a.md', lines: { begin: 0 } } }])).toEqual([
    '/0/severity must be equal to one of the allowed values',
    '/0/location/path must match pattern "^(?!\\./|/)"',
    '/0/location/lines/begin must be >= 1',
  ]);
});
