import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../scripts/report/report.ts';
import { type Outcome, run } from '../support/command.ts';
import { filesOf, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { lines } from '../support/told.ts';

/** Checks a content folder. @returns what is told, as lines */
async function check(content: string): Promise<string[]> {
  const { code, stdout, stderr } = await run('check', ['--content', content, '--format', 'json']);
  expect([code, stderr]).toEqual([1, '']);
  return lines(JSON.parse(stdout) as Report, content);
}

/** Builds the clean site. */
function buildInto(output: string, content = site('clean')): Promise<Outcome> {
  return run('build', ['--content', content, '--output', output]);
}

describe('Content that holds nothing to check exits with 2', () => {
  test.each([
    ['no folder', () => join(newFolder(), 'nothing'), /no content folder/],
    ['a file', () => join(site('clean'), 'en/index.md'), /no content folder/],
    ['an empty folder', () => newFolder(), /holds no topic/],
    ['data alone', () => siteWith({ en: null }), /holds no topic/],
  ])('%s', async (_, folder, said) => {
    const output = join(newFolder(), 'out');
    for (const { code, stdout, stderr } of [
      await run('check', ['--content', folder()]),
      await buildInto(output, folder()),
    ]) {
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(said);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

test('Everything that can be wrong with files is told in one run, each at its place', async () => {
  const outside = newFolder();
  writeFileSync(join(outside, 'secret.md'), topic('x\n'));
  const content = siteWith({
    'en/latin.md': Buffer.from(topic('Z\xFCrich\n'), 'latin1'),
    'en/no-end.md': '---\ntitle: T\n\n## H {#h}\n',
    'en/no-title.md': topic('x\n').replace('title: A topic\n', ''),
    'en/nothing.md': '',
    'en/bom-and-crlf.md': `\uFEFF${topic('x\ny [a](b.md)\n').replaceAll('\n', '\r\n')}`,
    'en/nul.md': topic('a\0 [a](b.md)\n'),
    'en/unclosed.md': topic('<div [a](b.md) "\n\n[a](b.md\n\n```\n[a](b.md)\n'),
    'en/privacy.md': topic('x\n'),
  });
  symlinkSync(join(outside, 'secret.md'), join(content, 'en/secret.md'));
  expect(await check(content)).toEqual([
    'en/bom-and-crlf.md:8:3 missing-page b.md',
    'en/latin.md:7:1 unreadable-file',
    'en/no-end.md:1:1 front-matter',
    'en/no-title.md:2:1 front-matter',
    'en/nothing.md:1:1 front-matter',
    'en/nul.md:7:4 missing-page b.md',
    'en/privacy.md:1:1 duplicate-address',
    'en/secret.md:1:1 unreadable-file',
    'en/unclosed.md:7:1 raw-html',
    'en/unclosed.md:9:1 malformed-link [a](b.md',
    'en/unclosed.md:11:1 readers-see-markup',
  ]);
});

test('An alias in YAML that names nothing is a problem at its place', async () => {
  const content = siteWith({ 'en/x.md': topic('[a](b.md)\n', '*nobody') });
  expect(await check(content)).toEqual(['en/x.md:2:8 front-matter', 'en/x.md:7:1 missing-page b.md']);
});

test('A key that is no word is a problem, and nothing else is said of it', async () => {
  const text = topic('x\n').replace('---\nx', '{operator}: x\n---\nx');
  expect(await check(siteWith({ 'en/x.md': text }))).toEqual(['en/x.md:6:1 front-matter']);
});

test('Links to folders that lead back are told, and nothing goes round in them', async () => {
  const content = siteWith({});
  symlinkSync('.', join(content, 'en/again'));
  symlinkSync('..', join(content, 'en/up'));
  symlinkSync('..', join(content, 'en/privacy/up'));
  expect(await check(content)).toEqual([
    'en/again:1:1 unreadable-file',
    'en/privacy/up:1:1 unreadable-file',
    'en/up:1:1 unreadable-file',
  ]);
});

test('A file that the system does not let us read is told, and the run goes on', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'root may read everything');
  const content = siteWith({ 'en/x.md': topic('x\n'), 'en/closed/y.md': topic('y\n') });
  chmodSync(join(content, 'en/x.md'), 0);
  chmodSync(join(content, 'en/closed'), 0);
  const told = await check(content);
  chmodSync(join(content, 'en/closed'), 0o700);
  expect(told).toEqual(['en/closed:1:1 unreadable-file', 'en/x.md:1:1 unreadable-file']);
});

test('Thousands of footnotes, phrases and blanks take a time that grows with their number', async () => {
  const count = isFull ? 50_000 : 5_000;
  const times = (block: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => block(index)).join('');
  const blanks = ' '.repeat(300_000);
  const content = siteWith({
    '_data/glossary.yaml': times((index) => `Wort${index}: de\n`),
    'en/notes.md': topic(times((index) => `Word[^${index}].\n\n[^${index}]: A note.\n\n`)),
    'en/inline.md': topic(times((index) => `Word^[Note ${index}.] `)),
    'en/blanks.md': topic(
      `[a](<in${blanks}dex.md>)\n\n[b](<${blanks}index.md>)\n\n[c]\n\n[c]: <in${blanks}dex.md>\n`,
    ),
  });
  const told = await check(content);
  expect(told.map((line) => line.slice(0, 40))).toEqual([
    expect.stringMatching(/^en\/blanks\.md:7:1 missing-page in/),
    expect.stringMatching(/^en\/blanks\.md:11:1 missing-page in/),
  ]);
}, 60_000);

describe('A page of half a megabyte, in a full run of 2 MB, is checked to its end', () => {
  const size = isFull ? 2_000_000 : 500_000;
  const times = (block: (index: number) => string, share = 1): string => {
    const count = Math.floor(size / share / block(10_000).length);
    return Array.from({ length: count }, (_, index) => block(index)).join('');
  };
  const shapes = [
    times(() => 'A [way](index.md) and words that make it longer.\n\n', 4),
    times(() => 'A [way](index.md) and words that make it longer, as pages do.\n', 4),
    `\n| a | b |\n|---|---|\n${times(() => '| [x](index.md) | words |\n', 4)}`,
    '['.repeat(size / 4),
  ];
  test.each([
    ['of paragraphs, tables and brackets', shapes.join(''), 0],
    ['of headings', times((index) => `## Heading ${index} {#h${index}}\n\nSee [itself](#h${index}).\n\n`), 0],
    [
      'of long paragraphs with footnotes',
      times((index) => `${'Words. '.repeat(150)}[^${index}]\n\n[^${index}]: A note that says something.\n\n`),
      0,
    ],
    [
      'of broken links',
      times((index) => `A [way](nothing-${index}.md) and words that make it longer.\n\n`),
      1,
    ],
  ])(
    '%s',
    async (_, body, expected) => {
      const { code } = await run('check', ['--content', siteWith({ 'en/big.md': topic(body) })]);
      expect(code).toBe(expected);
    },
    90_000,
  );
});

describe('An output that must not be replaced is refused, and stays as it is', () => {
  test('somebody’s folder', async () => {
    const output = join(newFolder(), 'out');
    mkdirSync(output);
    writeFileSync(join(output, 'thesis.txt'), 'years of work');
    const { code, stdout, stderr } = await buildInto(output);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^build: .*was not made by a build.*\n$/);
    expect(filesOf(dirname(output))).toEqual({ 'out/thesis.txt': 'years of work' });
  });

  test('a file', async () => {
    const output = join(newFolder(), 'out');
    writeFileSync(output, 'mine');
    const { code, stderr } = await buildInto(output);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^build: .*is a file.*\n$/);
    expect(filesOf(dirname(output))).toEqual({ out: 'mine' });
  });

  test.each([
    ['the content folder', ''],
    ['a folder that holds it', '..'],
    ['a folder inside it', 'en/privacy'],
    ['a new folder inside it', 'published'],
  ])('%s', async (_, path) => {
    const content = siteWith({});
    const before = filesOf(dirname(content));
    const { code, stdout, stderr } = await buildInto(join(content, path), content);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^build: .*\n$/);
    expect(filesOf(dirname(content))).toEqual(before);
  });

  test('a folder of an earlier build that content was moved into', async () => {
    const output = join(newFolder(), 'out');
    await buildInto(output);
    const content = join(output, 'content');
    for (const [path, text] of Object.entries(filesOf(site('clean')))) {
      mkdirSync(dirname(join(content, path)), { recursive: true });
      writeFileSync(join(content, path), Buffer.from(text, 'latin1'));
    }
    const before = filesOf(output);
    const { code, stderr } = await buildInto(output, content);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^build: .* holds .*\n$/);
    expect(filesOf(output)).toEqual(before);
  });
});

describe('An output that cannot be written is one line on stderr', () => {
  test('below a file', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), 'mine');
    const { code, stdout, stderr } = await buildInto(join(folder, 'file/out'));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^build: cannot write .*\n$/);
    expect(filesOf(folder)).toEqual({ file: 'mine' });
  });

  test('with a name that is too long', async () => {
    const { code, stderr } = await buildInto(join(newFolder(), 'x'.repeat(300)));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^build: cannot write .*ENAMETOOLONG.*\n$/);
  });

  test('a symbolic link to nothing', async () => {
    const folder = newFolder();
    symlinkSync('nothing', join(folder, 'out'));
    const { code, stderr } = await buildInto(join(folder, 'out'));
    expect(code).toBe(2);
    expect(stderr).toMatch(/^build: .*\n$/);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  test('read-only', async ({ skip }) => {
    skip(process.getuid?.() === 0, 'root may write everywhere');
    const folder = newFolder();
    const output = join(folder, 'out');
    await buildInto(output);
    const before = filesOf(output);
    chmodSync(folder, 0o500);
    const { code, stderr } = await buildInto(output);
    chmodSync(folder, 0o700);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^build: cannot write .*EACCES.*\n$/);
    expect(filesOf(output)).toEqual(before);
    rmSync(folder, { recursive: true });
  });
});
