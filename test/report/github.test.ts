import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { githubReport, unseenLine } from '../../scripts/report/github.ts';
import { printable } from '../../scripts/report/printable.ts';
import { commandIn } from '../support/actions-runner.ts';
import { anyReport, reportOn, reportWith, setting, withWarnings } from '../support/any-report.ts';
import { runs } from '../support/full.ts';

const found = problem('missing-page', { file: 'en/a, b.md', line: 7, column: 3 }, { href: '100%.md' });
const report = reportOn([found], undefined);

test('A problem is a workflow command on one line', () => {
  expect(githubReport(report, setting)).toBe(
    '::error file=en/a%2C b.md,line=7,col=3,title=missing-page::`100%25.md` leads to a page or file that does not exist.%0ALink to a topic by the path of its file (`../privacy/index.md`), or to a file under `downloads/`.\n',
  );
});

test('A warning is one', () => {
  expect(githubReport(withWarnings(report), setting)).toMatch(/^::warning file=/);
});

test('Files are named from the root of the repository', () => {
  expect(githubReport(report, { ...setting, folder: '/srv/sites/trust' })).toContain(
    'file=sites/trust/en/a%2C b.md,',
  );
});

test('So are files beside a generator that is no part of the repository', () => {
  const outside = problem('image-alt', { file: '../../srv/content/a.md', line: 7, column: 3 }, { src: 'a' });
  expect(githubReport(reportOn([outside], undefined), { ...setting, folder: '/opt/generator' })).toContain(
    'file=content/a.md,',
  );
});

test('The runner reads what the report says, whatever an editor wrote', () => {
  fc.assert(
    fc.property(anyReport, (any) => {
      const commands = githubReport(any, setting)
        .trimEnd()
        .split('\n')
        .filter(Boolean)
        .map((line) => commandIn(line));
      expect(commands.filter((one) => one?.command !== 'notice')).toEqual(
        any.problems.map(({ severity, file, line, column, code, message }) => ({
          command: severity,
          properties: {
            file: expect.stringContaining(printable(file.split('/').at(-1) ?? '')),
            line: String(line),
            col: String(column),
            title: code,
          },
          data: message,
        })),
      );
    }),
    { numRuns: runs(300) },
  );
});

describe('More than GitHub shows of a step', () => {
  test.each([
    [10, 10, ''],
    [11, 0, '1 problem more'],
    [0, 12, '2 problems more'],
    [25, 13, '18 problems more'],
  ])('%i errors and %i warnings', (errors, warnings, said) => {
    const many = reportWith(errors, warnings);
    expect(unseenLine(many)).toContain(said);
    expect(unseenLine(many) === '').toBe(said === '');
    expect(githubReport(many, setting).includes('::notice ')).toBe(said !== '');
  });

  test('are given all the same, or as many as are asked for', () => {
    const lines = (text: string) => text.match(/^::(error|warning)/gm)?.length;
    expect(lines(githubReport(reportWith(25, 13), setting))).toBe(38);
    expect(lines(githubReport(reportWith(25, 13), setting, 10))).toBe(20);
    expect(lines(githubReport(reportWith(25, 3), setting, 10))).toBe(13);
  });
});
