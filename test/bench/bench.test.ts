import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { compiled, type Outcome, root, run, start } from '../support/command.ts';
import { newFolder } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { commandLines } from '../support/processes.ts';
import { epochAfterOurs } from '../support/release-days.ts';
import type { Figure } from './measurement.ts';
import { measurements } from './measurements.ts';
import type { Figures } from './run-bench.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** How many seconds a bench may take: it runs dozens of processes. */
const PATIENCE = isFull ? 900 : 120;

/** Runs the bench in a folder of its own; in a process of its own where it may take longer than a test, which it would outlive. */
async function bench(
  call: typeof run,
  ...args: string[]
): Promise<Outcome & { folder: string; json: () => Figures }> {
  const folder = newFolder();
  const output = join(newFolder(), 'figures/bench.json');
  const options = ['--runs', '1', '--folder', relative(root, folder), '--output', output];
  const outcome = await call('test/bench/bench.ts', [...options, ...args]);
  return { ...outcome, folder, json: () => JSON.parse(readFileSync(output, 'utf8')) };
}

/** In a sample those are left out that take the most processes. */
const measured = measurements.filter(
  ({ name }) => isFull || ['cold', 'weight', 'check', 'start-up'].includes(name),
);

describe('A whole bench', () => {
  let outcome: Awaited<ReturnType<typeof bench>>;
  let found: Figures;

  beforeAll(async () => {
    outcome = await bench(
      (name, args) => start(name, args, { ...compiled, SOURCE_DATE_EPOCH: epochAfterOurs() }).outcome,
      '--pages',
      '12',
      '--releases',
      '3',
      '--only',
      measured.map(({ name }) => name).join(','),
    );
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    found = outcome.json();
  }, PATIENCE * 1000);

  function row(measurement: string, name: string): Figure {
    const figure = found.figures.find((one) => one.measurement === measurement && one.name === name);
    if (!figure) throw new Error(`there is no row ${measurement}, ${name}`);
    return figure;
  }

  test('leaves no file', () => {
    expect(readdirSync(outcome.folder)).toEqual([]);
  });

  test('tells every measurement, in the table and as JSON', () => {
    expect([...new Set(found.figures.map(({ measurement }) => measurement))]).toEqual(
      measured.map(({ name }) => name),
    );
    for (const { name, explains } of measured)
      expect(outcome.stdout).toContain(`\n\n${name.toUpperCase()}\n${explains}\n\n`);
    for (const { name } of found.figures) expect(outcome.stdout).toMatch(new RegExp(`^${name} `, 'm'));
    expect(outcome.stdout).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('has its columns aligned', () => {
    const tables = outcome.stdout.split(/\n\n(?= )/).slice(1);
    expect(tables).toHaveLength(measured.length);
    for (const table of tables) {
      const [head = '', ...rows] = table.split('\n\n')[0]?.trimEnd().split('\n') ?? [];
      const ends = [...head.matchAll(/\S(?= {3}|$)/g)].map(({ index }) => index + 1);
      expect(rows.length).toBeGreaterThan(1);
      for (const line of rows) expect(ends, line).toContain(line.length);
    }
  });

  test('tells what a process cost, and its ratio to the bare pass and to the cold build', () => {
    const [bare, ours, alone] = [
      row('cold', 'bare pass'),
      row('cold', 'this generator'),
      row('check', 'the check alone'),
    ];
    expect(bare.toBare).toBe(1);
    expect(ours.toBare).toBeCloseTo((ours.wall ?? 0) / (bare.wall ?? 1), 10);
    expect(alone.toCold).toBeCloseTo((alone.wall ?? 0) / (ours.wall ?? 1), 10);
    for (const figure of [bare, ours, alone]) {
      expect(figure.wall).toBeGreaterThan(0.05);
      expect(figure.cpu).toBeGreaterThan(0.05);
      expect(figure.memory).toBeGreaterThan(30);
      expect(figure.pages).toBe(12);
    }
  });

  test.runIf(isFull)('releases a site again and again, and what is kept of it grows', () => {
    const sizes = [1, 2, 3].map((number) =>
      row('history', `after ${number} release${number > 1 ? 's' : ''}`),
    );
    for (const part of ['files', 'bytes'] as const) {
      const found = sizes.map((size) => size[part] ?? 0);
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
    }
    expect(row('release', 'the release of it').toBuild).toBeGreaterThan(0);
  });

  test.runIf(isFull)('changes a topic in four ways, and in the running server', () => {
    const names = ['nothing changed', 'words of a topic', 'title of a topic', 'a heading and a link to it'];
    for (const name of names) expect(row('changed', name).toCold).toBeGreaterThan(0);
    expect(row('preview', 'until it serves').wall).toBeGreaterThan(0.05);
    expect(row('preview', 'words of a topic').wall).toBeGreaterThan(0.01);
    for (const name of ['words of a topic', 'a link that breaks', 'it is mended, on both'])
      for (const where of ['desk', 'own-desk']) expect(row(where, name).wall).toBeGreaterThan(0.01);
  });

  test.runIf(isFull)(
    'tells the check of strangers’ pages and of our own, each beside a bare pass over the same pages',
    () => {
      for (const whose of ["strangers' pages", 'our own pages']) {
        const bare = row('pages', `${whose}: bare htmlparser2 pass`);
        const check = row('pages', `${whose}: check --pages`);
        expect(bare.toBare).toBe(1);
        expect(check.toBare).toBeCloseTo((check.wall ?? 0) / (bare.wall ?? 1), 10);
      }
      expect(row('pages', 'our own topics: check').toBare).toBeGreaterThan(0);
    },
  );

  test('starts every command of ours', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const { commands } = createRequire(import.meta.url)('../../scripts/trust-center.cjs');
    const ours = Object.keys(commands);
    expect(ours.filter((name) => scripts[name] !== `node scripts/trust-center.cjs ${name}`)).toEqual([]);
    expect(
      found.figures.filter(({ measurement }) => measurement === 'start-up').map(({ name }) => name),
    ).toEqual(['node -e 0', ...ours.map((name) => `${name} --help`)]);
  });

  test('weighs what was written', () => {
    expect(row('weight', 'bare pass').files).toBe(12);
    const { bytes = 0, html = 0, gzip = 0 } = row('weight', 'this generator');
    expect(bytes).toBeGreaterThan(html);
    expect(html).toBeGreaterThan(12 * 5000);
    expect(gzip).toBeGreaterThan(12 * 500);
    expect(gzip).toBeLessThan(html / 2);
  });
});

describe('Programs', () => {
  /** A folder with programs that stand in for others. */
  function programs(scripts: Readonly<Record<string, string>>): string {
    const folder = newFolder();
    for (const [name, script] of Object.entries(scripts)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    }
    return folder;
  }

  test('One that is not there is told as missing', async () => {
    vi.stubEnv('PATH', newFolder());
    const { code, stdout, json } = await bench(run, '--pages', '6', '--only', 'record');
    expect(code).toBe(0);
    expect(json().missing).toEqual(['Hugo: `hugo` is not installed', 'Zola: `zola` is not installed']);
    expect(stdout).toContain('\nNot measured: Hugo: `hugo` is not installed.\n');
    expect(new Set(json().figures.map(({ measurement }) => measurement))).toEqual(new Set(['record']));
  });

  test('One that fails is one line on stderr, and exit 2', async () => {
    const hugo = 'case $1 in version) echo hugo v9.8.7;; *) echo; echo Error: no room >&2; exit 3;; esac';
    vi.stubEnv('PATH', programs({ hugo }));
    const { code, stdout, stderr, folder, json } = await bench(run, '--pages', '6', '--only', 'cold');
    expect([code, stdout, stderr]).toEqual([2, '', 'bench: Hugo failed (3): Error: no room\n']);
    expect(readdirSync(folder)).toEqual([]);
    expect(json).toThrow(/ENOENT/);
  });
});

describe('What it cannot do is one line on stderr, and exit 2', () => {
  const names = measurements.map(({ name }) => name).join(', ');
  const taken = newFolder();
  mkdirSync(join(taken, 'folder'));
  test.each([
    ['a measurement that there is not', ['--only', 'cold,hot'], `there is no measurement \`hot\`: ${names}`],
    ['a number that is none', ['--pages', '100,x'], '`x` is no whole number above 0'],
    ['several numbers of runs', ['--runs', '3,5'], '`3,5` is no whole number above 0'],
    ['too few topics', ['--pages', '5'], '5 topics are no site: at least 6 are'],
    ['a folder that is not there', ['--folder', '/nowhere/x'], 'cannot write into `/nowhere/x` (ENOENT)'],
    [
      'a file that is a folder',
      ['--output', join(taken, 'folder')],
      `cannot write \`${join(taken, 'folder')}\` (EISDIR)`,
    ],
  ])('%s', async (_, args, told) => {
    const { code, stdout, stderr } = await bench(run, ...args);
    expect([code, stdout, stderr]).toEqual([2, '', `bench: ${told}\n`]);
  });
});

describe('Ctrl-C leaves no file and no process', () => {
  const moments = [
    ['in a build', 'cold', 'trust-center.cjs build'],
    ['while the dev server runs', 'preview', 'trust-center.cjs start'],
  ] as const;

  test.each(isFull ? moments : moments.slice(0, 1))('%s', async (_, only, script) => {
    const folder = newFolder();
    const output = join(newFolder(), 'bench.json');
    const args = ['--pages', '12', '--runs', '99', '--only', only, '--folder', folder, '--output', output];
    const { child, outcome } = start('test/bench/bench.ts', args, compiled);
    const running = () => commandLines().filter((line) => line.includes(`${folder}/`));
    while (!running().some((line) => line.includes(script))) await sleep(5);
    child.kill('SIGINT');
    expect(await outcome).toMatchObject({
      code: 130,
      stdout: '',
      stderr: 'stopped; nothing is left of it\n',
    });
    expect(running()).toEqual([]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('README tells every measurement', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const { name } of measurements) expect(readme).toContain(`| \`${name}\` |`);
});
