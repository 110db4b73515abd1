import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../scripts/report/report.ts';
import { root, run } from '../support/command.ts';
import { newFolder, site, siteWith } from '../support/fixture.ts';
import { textsIn, validateJunit } from '../support/validate-junit.ts';
import { validateSarif } from '../support/validate-sarif.ts';

const folder = newFolder();
let outcome: Awaited<ReturnType<typeof run>>;

beforeAll(async () => {
  const wanted = ['json=a.json', 'github=a.log', 'sarif=a.sarif', 'junit=a.xml', 'gitlab=a.cq', 'text=a.txt'];
  const format = wanted.map((part) => part.replace('=', `=${folder}/`)).join(',');
  outcome = await run('check', ['--content', site('broken'), '--format', format]);
});

const written = (name: string): string => readFileSync(join(folder, name), 'utf8');
const reported = (): Report => JSON.parse(written('a.json'));
const places = (): string[] =>
  reported().problems.map(({ file, line, column }) => `${file}:${line}:${column}`);

test('One run writes every format to its file, and tells the text', () => {
  expect([outcome.code, outcome.stderr]).toEqual([1, '']);
  expect(readdirSync(folder).sort()).toEqual(['a.cq', 'a.json', 'a.log', 'a.sarif', 'a.txt', 'a.xml']);
  expect(outcome.stdout.replace(/\d\.\d s/, '')).toBe(written('a.txt').replace(/\d\.\d s/, ''));
});

describe('The same problems stand in', () => {
  test('the text, each with a place that can be clicked', () => {
    const told = written('a.txt').match(/^[^\s─]\S*:\d+:\d+(?= {2}[a-z-]+$)/gm);
    expect(told).toEqual(places());
    expect(places().length).toBeGreaterThan(20);
  });

  test('the annotations', () => {
    const commands = [...written('a.log').matchAll(/^::error file=(.+),line=(\d+),col=(\d+),title=/gm)];
    expect(commands.map(([, file, line, column]) => `${file}:${line}:${column}`)).toEqual(places());
  });

  test('SARIF, valid by its schema', () => {
    expect(validateSarif(written('a.sarif'))).toEqual([]);
    const [{ results }] = JSON.parse(written('a.sarif')).runs;
    expect(
      results.map(({ ruleId, locations: [{ physicalLocation }] }: Result) => {
        const { artifactLocation, region } = physicalLocation;
        return `${ruleId} ${artifactLocation.uri}:${region.startLine}:${region.startColumn}`;
      }),
    ).toEqual(reported().problems.map(({ code }, index) => `${code} ${places()[index]}`));
  });

  test("GitLab's Code Quality", () => {
    const told = JSON.parse(written('a.cq')).map(
      ({ check_name, location }: Finding) => `${check_name} ${location.path}:${location.lines.begin}`,
    );
    expect(told).toEqual(reported().problems.map(({ code, file, line }) => `${code} ${file}:${line}`));
  });

  test('JUnit XML, valid by its schemas', () => {
    expect(validateJunit(written('a.xml'))).toEqual([]);
    expect(textsIn(written('a.xml'), '//testcase[failure]/@name').sort()).toEqual(places().sort());
  });
});

interface Finding {
  check_name: string;
  location: { path: string; lines: { begin: number } };
}

interface Result {
  ruleId: string;
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: string };
        region: { startLine: number; startColumn: number };
      };
    },
  ];
}

test('The line that is shown is the one of the file, wherever it is', () => {
  for (const { file, line, column, excerpt } of reported().problems) {
    if (!excerpt) continue;
    const [text = ''] = readFileSync(join(root, file), 'utf8')
      .replace(/^\uFEFF|\r/g, '')
      .split('\n')
      .slice(line - 1);
    expect(excerpt).toEqual({ text, column });
  }
});

test('A symbolic link that leaves the content is told without a line of what it leads to', async () => {
  const secret = join(newFolder(), 'secret.md');
  writeFileSync(secret, 'TOP SECRET\n');
  const content = siteWith({});
  symlinkSync(secret, join(content, 'en/x.md'));
  for (const format of ['text', 'json']) {
    const { code, stdout } = await run('check', ['--content', content, '--format', format]);
    expect(code).toBe(1);
    expect(stdout).toContain('en/x.md');
    expect(stdout).not.toContain('SECRET');
  }
});

test('In several runs every format has the same bytes, but for the time', async () => {
  const again = newFolder();
  const args = [
    '--content',
    site('broken'),
    '--format',
    `sarif=${again}/a.sarif,junit=${again}/a.xml,json=${again}/a.json`,
  ];
  await run('check', args);
  for (const name of ['a.sarif', 'a.json'])
    expect(readFileSync(join(again, name), 'utf8')).toBe(written(name));
  const timeless = (xml: string): string => xml.replaceAll(/timestamp="[^"]*"/g, '');
  expect(timeless(readFileSync(join(again, 'a.xml'), 'utf8'))).toBe(timeless(written('a.xml')));
});

test('A clean site has an empty list of results, and tests that passed', async () => {
  const clean = newFolder();
  const { code } = await run('check', [
    ...['--content', site('clean')],
    ...['--format', `sarif=${clean}/a.sarif,junit=${clean}/a.xml`],
  ]);
  expect(code).toBe(0);
  const [sarif, junit] = ['a.sarif', 'a.xml'].map((name) => readFileSync(join(clean, name), 'utf8'));
  expect([validateSarif(sarif ?? ''), validateJunit(junit ?? '')]).toEqual([[], []]);
  expect(JSON.parse(sarif ?? '').runs[0].results).toEqual([]);
});
