import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { codes } from '../../scripts/report/codes.ts';
import { sarifReport } from '../../scripts/report/sarif.ts';
import { anyReport, reportOn, reportWith, setting } from '../support/any-report.ts';
import { runs } from '../support/full.ts';
import { validateSarif } from '../support/validate-sarif.ts';

const place = { file: 'content/zh/数 据.md', line: 7, column: 3 };
const found = { ...problem('missing-id', place, { heading: 'The end' }), page: '/zh/a/' };
const runOf = (report: ReturnType<typeof reportOn>, given = setting) =>
  JSON.parse(sarifReport(report, given)).runs[0];

test('A problem is a result of a rule, at its place', () => {
  expect(runOf(reportOn([found], undefined), { ...setting, folder: '/srv/site' }).results).toEqual([
    {
      ruleId: 'missing-id',
      ruleIndex: Object.keys(codes).indexOf('missing-id'),
      level: 'error',
      message: {
        text: "The heading “The end” has no id, so nobody can link to it.\nWrite one at its end, the same in every language: '{#short-name}'.",
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: {
              uri: 'site/content/zh/%E6%95%B0%20%E6%8D%AE.md',
              uriBaseId: '%SRCROOT%',
            },
            region: { startLine: 7, startColumn: 3 },
          },
        },
      ],
      partialFingerprints: { 'problem/v1': expect.stringMatching(/^[0-9a-f]{32}$/) },
      properties: { page: '/zh/a/' },
    },
  ]);
});

test('Every code is a rule, with its section of the manual', () => {
  const { rules } = runOf(reportWith(0, 0)).tool.driver;
  expect(rules.map(({ id }: { id: string }) => id)).toEqual(Object.keys(codes));
  for (const { id, helpUri, defaultConfiguration } of rules) {
    expect(helpUri).toBe(`https://example.com/scripts/manual/en/codes.md#${id}`);
    expect(defaultConfiguration.level).toBe(codes[id as keyof typeof codes].severity);
  }
});

test('The repository of the operator comes before that of the surroundings', () => {
  const report = { ...reportWith(1, 0), repository: 'https://git.example/o/r/blob/main' };
  const { informationUri, rules } = runOf(report).tool.driver;
  expect(informationUri).toBe('https://git.example/o/r/blob/main/README.md');
  expect(rules[0].helpUri).toBe('https://git.example/o/r/blob/main/scripts/manual/en/codes.md#missing-page');
  expect(validateSarif(sarifReport(report, setting))).toEqual([]);
});

test('Where no repository is known, no address is made up', () => {
  const nowhere = { ...setting, repository: undefined };
  const { driver } = runOf(reportWith(1, 0), nowhere).tool;
  expect(driver).not.toHaveProperty('informationUri');
  for (const rule of driver.rules) expect(rule).not.toHaveProperty('helpUri');
  expect(validateSarif(sarifReport(reportWith(1, 0), nowhere))).toEqual([]);
});

test('A warning has its level', () => {
  const levels = runOf(reportWith(1, 1)).results.map(({ level }: { level: string }) => level);
  expect(levels).toEqual(['error', 'warning']);
});

test('Text that would read as a link stays text', () => {
  const link = problem('missing-id', place, { heading: '[a](https://x.example)', suggestion: 'a' });
  expect(runOf(reportOn([link], undefined)).results[0].message.text).toContain(
    '“\\[a\\](https://x.example)”',
  );
});

describe('By its schema', () => {
  test('a report on anything is valid', () => {
    fc.assert(
      fc.property(anyReport, (report) => {
        expect(validateSarif(sarifReport(report, setting))).toEqual([]);
      }),
      { numRuns: runs(100) },
    );
  });

  test('what is not SARIF is not', () => {
    const log = JSON.parse(sarifReport(reportWith(1, 0), setting));
    log.runs[0].results[0].level = 'fatal';
    log.runs[0].tool.driver.rules[0].helpUri = 'README.md#missing-page';
    log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
    expect(validateSarif(JSON.stringify(log))).toEqual(
      expect.arrayContaining([
        '/runs/0/results/0/level must be equal to one of the allowed values',
        '/runs/0/tool/driver/rules/0/helpUri must match format "uri"',
        '/runs/0/results/0/locations/0/physicalLocation/region/startLine must be >= 1',
      ]),
    );
  });
});
