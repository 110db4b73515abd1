import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import type { Report } from '../../scripts/report/report.ts';
import { makeCorpus } from '../bench/corpus.ts';
import { writeOurs } from '../bench/write-sites.ts';
import { changed, filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { isFull, runs } from '../support/full.ts';

/** Builds a content folder; by default into a new folder, and anew. */
async function publish(
  content: string,
  {
    output = join(newFolder(), 'out'),
    cold = false,
    threads = 1,
  }: { output?: string; cold?: boolean; threads?: number } = {},
): Promise<{ output: string; report: Report; pages: Record<string, string> }> {
  const report = await publishSite({
    content,
    output,
    cold,
    threads,
    watch: new Stopwatch(),
    today: '2026-11-22',
  });
  const pages = report.summary.errors > 0 ? {} : filesOf(output);
  return { output, report, pages };
}

/** When each page of an output was written. */
function timesOf(output: string): Record<string, number> {
  return Object.fromEntries(
    Object.keys(filesOf(output)).map((path) => [path, statSync(join(output, path)).mtimeMs]),
  );
}

/** The pages that one build wrote and the one before it did not. */
function written(before: Record<string, number>, output: string): string[] {
  return Object.entries(timesOf(output))
    .filter(([path, time]) => before[path] !== time && path !== '.trust-center')
    .map(([path]) => path);
}

/** They change along with their page, and some with any page. */
const forMachines = /\/index\.(?:md|json)$|^statements\.json$|^llms\.txt$/;

/** Waits until the clock of the file system has moved on, so that a file counts as settled. */
async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 70));
}

describe('After a change, a build writes', () => {
  const edits: [string, Record<string, string | null>, string[]][] = [
    ['nothing where nothing changed', {}, []],
    [
      'the page whose text changed',
      changed('en/privacy/access.md', 'See [how', 'See also [how'),
      ['en/privacy/access/index.html', 'en/search.json'],
    ],
    [
      'the pages that show a title',
      changed('en/privacy/retention.md', 'short: Retention', 'short: Kept'),
      [
        // Its neighbours, the list of its section, and its own.
        ...['en/privacy/access/index.html', 'en/privacy/index.html', 'en/privacy/retention/index.html'],
        'en/search.json',
      ],
    ],
    ['a page that is new', { 'en/x.md': topic('X\n') }, ['en/x/index.html']],
  ];
  test.each(edits)('%s', async (name, files, expected) => {
    const content = siteWith({});
    await settle();
    const { output } = await publish(content);
    const before = timesOf(output);
    for (const [path, text] of Object.entries(files)) writeFileSync(join(content, path), text ?? '');
    const { report, pages } = await publish(content, { output });
    expect(report.problems).toEqual([]);
    const now = written(before, output).filter((path) => !forMachines.test(path));
    if (name.includes('new')) expect(now).toContain(expected[0]);
    else expect(now).toEqual(expected);
    expect(pages).toEqual((await publish(content, { cold: true })).pages);
  });

  test('every page where the data or a download changed', async () => {
    const content = siteWith({});
    const { output } = await publish(content);
    const before = timesOf(output);
    writeFileSync(join(content, 'downloads/report.pdf'), 'other');
    await publish(content, { output });
    expect(written(before, output).length).toBe(Object.keys(before).length - 1);
  });
});

describe.each([1, 2, 3])('After %i builds', (builds) => {
  test.each([
    ['a page', 'en/index.html'],
    ['a file that is not ours', 'mine.txt'],
  ])('%s that somebody wrote into the output is not taken for ours', async (_, path) => {
    const content = siteWith({});
    const output = join(newFolder(), 'out');
    for (let build = 1; build <= builds; build++) {
      writeInto(content, 'en/x.md', topic(`Words ${'x'.repeat(build)}\n`));
      await settle();
      await publish(content, { output });
    }
    const pages = filesOf(output);
    await settle();
    const { atime, mtime } = statSync(join(output, 'en/index.html'));
    writeFileSync(join(output, path), 'x'.repeat(readFileSync(join(output, 'en/index.html')).length));
    utimesSync(join(output, path), atime, mtime);
    expect((await publish(content, { output })).pages).toEqual(pages);
    writeInto(content, 'en/x.md', topic('Other words\n'));
    expect((await publish(content, { output })).pages['en/index.html']).toBe(pages['en/index.html']);
  });
});

describe('A link that breaks because of another topic is told, though its own page has not changed', () => {
  const link = { 'en/x.md': topic('[a](privacy/retention.md#timeline)\n') };
  test.each([
    ['where its anchor is gone', changed('en/privacy/retention.md', '{#timeline}', '{#time}')],
    ['where its topic is gone', { 'en/privacy/retention.md': null }],
    ['where its topic is a draft now', changed('en/privacy/retention.md', '---\n\n', 'draft: true\n---\n\n')],
  ])('%s', async (_, files) => {
    const content = siteWith(link);
    await settle();
    const { output, pages } = await publish(content);
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(content, path));
      else writeFileSync(join(content, path), text);
    }
    const warm = await publish(content, { output });
    expect(warm.report.problems.some(({ file }) => file.endsWith('en/x.md'))).toBe(true);
    expect(warm.report).toEqual((await publish(content, { cold: true })).report);
    expect(filesOf(output)).toEqual(pages);
  });
});

/** What an editor may do to a small site, as the text of one of its files; null removes it. */
const edit = fc.constantFrom<[string, string | null]>(
  ['en/x.md', topic('X {#x}\n')],
  ['en/x.md', topic('X {#y}\n')],
  ['en/x.md', topic('X {#x}\n', 'Another title')],
  ['en/x.md', null],
  ['en/y.md', topic('[x](x.md#x)\n')],
  ['en/y.md', topic('[x](x.md)\n')],
  ['en/y.md', topic('No link\n').replace('owner', 'ownr')],
  ['en/y.md', null],
  ['en/x/z.md', topic('[y](../y.md) [x](../x.md#y)\n')],
  ['en/x/z.md', null],
  ['en/x/a.md', topic('Beside z\n')],
  ['en/x/a.md', topic('Beside z\n', 'Another title')],
  ['en/privacy/index.md', null],
  ['en/privacy/index.md', topic('Privacy\n', 'Privacy again')],
);

test('After any changes, a warm build tells and writes what a cold one does', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(edit, { maxLength: 3 }), { minLength: 2, maxLength: 4 }),
      async (days) => {
        const content = siteWith({});
        const output = join(newFolder(), 'out');
        for (const day of days) {
          for (const [path, text] of day) {
            rmSync(join(content, path), { force: true });
            if (text !== null) writeInto(content, path, text);
          }
          const warm = await publish(content, { output });
          const cold = await publish(content, { cold: true });
          expect(warm.report).toEqual(cold.report);
          expect(warm.pages).toEqual(cold.pages);
        }
      },
    ),
    { numRuns: runs(4) },
  );
});

function writeInto(content: string, path: string, text: string): void {
  const target = join(content, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, text);
}

test('One thread and two write the same, byte for byte, and tell the same', async () => {
  const content = join(newFolder(), 'content');
  const topics = isFull ? 450 : 150;
  writeOurs(content, makeCorpus(topics));
  const one = await publish(content, { threads: 1 });
  const two = await publish(content, { threads: 2 });
  expect(one.report.problems).toEqual([]);
  expect(two.report).toEqual(one.report);
  expect(two.pages).toEqual(one.pages);
  expect(Object.keys(one.pages).length).toBeGreaterThan(topics);
});

test('Faults are told by two threads as by one, wherever the thread may judge them', async () => {
  const content = siteWith({
    'en/x.md': topic('[a page](nowhere.md), [an id](index.md#nowhere)\n'),
    'en/own.md': topic('[an id](#nowhere), [an id of layouts](#tc-nowhere), [nothing]()\n'),
    'en/text.md': topic('## No id\n\n[here](x.md) {word} ![](../downloads/report.pdf)\n'),
    'en/fine.md': topic('[a page](x.md)\n\n## A heading {#heading}\n\n[an id](#heading)\n'),
  });
  const one = await publish(content, { threads: 1 });
  expect((await publish(content, { threads: 2 })).report).toEqual(one.report);
  expect(one.report.problems.map(({ code }) => code)).toEqual([
    'missing-anchor',
    'missing-anchor',
    'empty-link',
    'missing-id',
    'vague-link-text',
    'unknown-word',
    'image-alt',
    'missing-page',
    'missing-anchor',
  ]);
});

test('Translations that differ are told by two threads as by one', async () => {
  const one = await publish(site('broken-twins'), { threads: 1 });
  expect((await publish(site('broken-twins'), { threads: 2 })).report).toEqual(one.report);
  expect(one.report.summary.errors).toBeGreaterThan(3);
});

// Some topics of the second are shown among those of another language.
test.each(['two-languages', 'three-languages'])(
  'A site of several languages is the same by two threads: %s',
  async (name) => {
    const { pages } = await publish(site(name), { threads: 1 });
    expect((await publish(site(name), { threads: 2 })).pages).toEqual(pages);
  },
);
