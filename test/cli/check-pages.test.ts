import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../scripts/report/report.ts';
import { writeLinkedPages } from '../bench/measurements/pages.ts';
import { folderWith } from '../support/case-site.ts';
import { root, run, start } from '../support/command.ts';
import { newFolder } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';

/** What `check --pages` tells of a folder, as lines. */
async function checkPages(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = await run('check', ['--pages', folder, '--format', 'json', ...args]);
  const { problems, summary } = JSON.parse(stdout || '{"problems":[]}') as Report;
  const told = problems.map(
    (found) =>
      `${relative(folder, join(root, found.file))}:${found.line}:${found.column} ${found.code} ${found.href ?? ''}`,
  );
  return { code, stderr, told, summary };
}

test('Pages are checked without sources, each problem at its line and column', async () => {
  const folder = folderWith({
    'index.html': '<h1 id=a>A</h1>\r\n<p><a href="/b/#a">x</a> <a href=b/#B>y</a>\r\n<a href=/c.html>z</a>',
    'b/index.html': '<h1 id=a>B</h1><link rel=stylesheet href=/s.css><a href=../#a>x</a>',
    '404.html': '<h1>C</h1><a href=/nowhere/>x</a>',
    's.css': '@import "t.css";\np { background: url(i.png) }',
    't.css': '',
  });
  const { code, told, summary } = await checkPages(folder);
  expect(told).toEqual([
    '404.html:1:11 missing-page /nowhere/',
    'index.html:2:26 missing-anchor b/#B',
    'index.html:3:1 missing-page /c.html',
    's.css:2:21 missing-page i.png',
  ]);
  expect(code).toBe(1);
  expect(summary).toEqual({ errors: 4, warnings: 0, accepted: 0, pages: 3, links: 8, anchors: 2 });
});

test('No sentence about a page speaks of Markdown, of topics or of their data', async () => {
  const folder = folderWith({
    'index.html': `<!doctype html><link rel=stylesheet href=https://cdn.example.com/a.css><h1 id=a>A</h1><h3>B</h3><h1>C</h1>
<h2 id=e></h2><a href=gone.html>x1</a><a href=#gone>x2</a><a href=INDEX.html>x3</a><a href=#A>x4</a><a href=sub>x5</a>
<a href="">x6</a><a href=b.html></a><a href=b.html>click here</a><img src=i.png><p id=a>x</p><p aria-labelledby=no>x</p>
<a href=javascript:x()>x7</a><a href=htps://x.example/>x8</a><a href=https:x.example>x9</a><a href=www.example.com>y1</a>
<a href=https://>y2</a><a href=100%.html>y3</a><a href="a&#8203;b.html">y4</a><a href={{url}}>y5</a><a href=mailto:x>y6</a>
<a href=tel:x>y7</a><a href=https://intranet/>y8</a><a href=https://qa.example.com/>y9</a><a href=http://example.com/>z1</a>`,
    'sub/index.html': '<h1>S</h1>',
    'b.html': '<h1>B</h1>',
    'i.png': '',
    's.css': 'p { background: url(gone.png) }',
  });
  const { stdout } = await run('check', ['--pages', folder, '--format', 'json']);
  const { problems } = JSON.parse(stdout) as Report;
  expect([...new Set(problems.map(({ code }) => code))].sort()).toEqual(
    `alias-link broken-reference case-mismatch duplicate-anchor empty-heading empty-link empty-link-text forbidden-host
    heading-order image-alt insecure-link malformed-link missing-anchor missing-page remote-asset unsafe-link vague-link-text`.split(
      /\s+/,
    ),
  );
  for (const { message } of problems)
    expect(message).not.toMatch(
      /Markdown|front matter|brackets|##|\{#|\.md\b|topic|downloads\/|_data|yaml|draft/i,
    );
});

test('A site that is right is green, on one line', async () => {
  const folder = folderWith({ 'index.html': '<h1>A</h1><a href=b.htm#b>x</a>', 'b.htm': '<h1 id=b>B</h1>' });
  const { code, stdout, stderr } = await run('check', ['--pages', folder]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^2 pages · 1 link · 1 anchor · no problems · \d+\.\d s\n$/);
});

test.each(['trust', '/trust', '/trust/'])('A site may live under a path: --base %s', async (base) => {
  const folder = folderWith({
    'index.html': '<h1>A</h1><a href=/trust/b/>x</a><a href=/b/>y</a><a href=b/>z</a>',
    'b/index.html': '<h1>B</h1><a href=../>x</a><a href=../../>y</a>',
  });
  expect((await checkPages(folder, '--base', base)).told).toEqual([
    'b/index.html:1:28 missing-page ../../',
    'index.html:1:34 missing-page /b/',
  ]);
});

test.each([
  ['/x/../trust/.', '/trust/'],
  ['/%74rust', '/trust/'],
  ['/~信任/', '/~%E4%BF%A1%E4%BB%BB/'],
  ['/a b', '/a%20b/'],
])('The path is read as addresses are: --base %s', async (base, path) => {
  const folder = folderWith({
    'index.html': `<h1>A</h1>\n<a href="${path}b.html">x</a>\n<a href="${decodeURI(path)}b.html">y</a>\n<a href=/b.html>z</a>`,
    'b.html': '',
  });
  expect((await checkPages(folder, '--base', base)).told).toEqual(['index.html:4:1 missing-page /b.html']);
});

test('The path in another case is told as that', async () => {
  const folder = folderWith({
    'index.html': '<a href=/trust/b/>x</a>\n<a href=/trust/B/>y</a>\n<a href=/Trust/c/>z</a>',
    'b/index.html': '<a href=../>x</a>',
  });
  const { stdout } = await run('check', ['--pages', folder, '--base', '/Trust', '--format', 'json']);
  const { problems } = JSON.parse(stdout) as Report;
  expect(problems.map(({ code, href, suggestion }) => [code, href, suggestion])).toEqual([
    ['case-mismatch', '/trust/b/', '/Trust/b/'],
    ['case-mismatch', '/trust/B/', '/Trust/b/'],
    ['missing-page', '/Trust/c/', undefined],
  ]);
});

test('Links to the own host are followed, and hosts may be allowed and denied', async () => {
  const folder = folderWith({
    'index.html': `<link rel=canonical href=https://www.trust.example/x/><img alt=A src=https://www.trust.example/x/i.png>
<a href=https://www.trust.example/x/b.html#b>x1</a><a href=https://WWW.trust.example:443/x/c.html>x2</a>
<a href=https://test.trust.example/>x3</a><a href=https://other.example/>x4</a><a href=https://www.trust.example/>x5</a>`,
    'b.html': '<h1 id=a>B</h1>',
    'i.png': '',
  });
  const hosts = [
    '--host',
    'www.trust.example',
    '--allow',
    'test.trust.example',
    '--deny',
    'other.example',
    '--deny',
    'a.example',
  ];
  expect((await checkPages(folder, '--base', '/x/', ...hosts)).told).toEqual([
    'index.html:2:1 missing-anchor https://www.trust.example/x/b.html#b',
    'index.html:2:52 missing-page https://WWW.trust.example:443/x/c.html',
    'index.html:3:43 forbidden-host https://other.example/',
    'index.html:3:80 missing-page https://www.trust.example/',
  ]);
  expect((await checkPages(folder)).told).toEqual([
    'index.html:1:55 remote-asset https://www.trust.example/x/i.png',
    'index.html:3:1 forbidden-host https://test.trust.example/',
  ]);
});

test('What is outside of the path is missing, and suggestions are under it', async () => {
  const folder = folderWith({
    'index.html':
      '<h1>A</h1>\n<a href=/sub>a</a>\n<a href=/SUB/>b</a>\n<a href=/x/SUB/>c</a>\n<a href=/x/sup/>d</a>\n<a href=/x>e</a>',
    'sub/index.html': '<h1>B</h1><a href=/>x</a>',
  });
  const { stdout } = await run('check', ['--pages', folder, '--base', '/x/', '--format', 'json']);
  const { problems } = JSON.parse(stdout) as Report;
  expect(problems.map(({ code, href, suggestion }) => [code, href, suggestion])).toEqual([
    ['missing-page', '/sub', '/x/sub/'],
    ['missing-page', '/SUB/', '/x/sub/'],
    ['case-mismatch', '/x/SUB/', '/x/sub/'],
    ['missing-page', '/x/sup/', '/x/sub/'],
    ['alias-link', '/x', '/x/'],
    ['missing-page', '/', '/x/'],
  ]);
});

test('A link to a folder is followed within the site, and never in a circle or out of it', async () => {
  const outside = folderWith({ 'out.html': '<a href=gone.html>x</a>' });
  const folder = folderWith({
    'index.html': '<h1>A</h1><a href=latest/b.html>x</a>',
    'v1/b.html': '<h1>B</h1><a href=gone.html>x</a>',
  });
  symlinkSync('v1', join(folder, 'latest'));
  symlinkSync('b.html', join(folder, 'v1/c.html'));
  symlinkSync('..', join(folder, 'v1/up'));
  symlinkSync('self', join(folder, 'self'));
  symlinkSync(outside, join(folder, 'outside'));
  expect(await checkPages(folder)).toMatchObject({
    code: 1,
    stderr: '',
    // Whichever way leads to it, a page is told of where it is.
    told: ['v1/b.html:1:11 missing-page gone.html'],
    summary: { pages: 5 },
  });
});

test('Of pages on which much is wrong, all is told, in order', async () => {
  const folder = newFolder();
  writeLinkedPages(folder, 100, 13);
  const { told, summary } = await checkPages(folder);
  expect(summary).toMatchObject({ errors: 1300, pages: 100, links: 2000 });
  expect(told.filter((line) => line.includes(' missing-page '))).toHaveLength(700);
  const places = told.map((line) => line.split(':'));
  const sorted = places.toSorted(([a = '', line], [b = '', other]) =>
    a === b ? Number(line) - Number(other) : a < b ? -1 : 1,
  );
  expect(places).toEqual(sorted);
});

test('A pipe among the pages is told, and not opened', async () => {
  const folder = folderWith({
    'index.html': '<a href=a.html>x</a> <a href=b.pdf>y</a> <a href=c.html>z</a>',
  });
  execFileSync('mkfifo', ['a.html', 'b.pdf', 's.css'], { cwd: folder });
  symlinkSync('a.html', join(folder, 'c.html'));
  expect((await checkPages(folder)).told).toEqual([
    'a.html:1:1 unreadable-file ',
    'c.html:1:1 unreadable-file ',
    'index.html:1:22 missing-page b.pdf',
    's.css:1:1 unreadable-file ',
  ]);
});

test('What is behind a link that is not followed is there all the same, as hosts have it', async () => {
  const outside = folderWith({ 'out.html': '<a href=gone.html>x</a>', 'x/index.html': '' });
  const folder = folderWith({
    'index.html': ['o/out.html', 'o/x/', 'o/none.html', 'a/up/b.html', 'a/up/a/up/', 'o/x/no/', 'self/']
      .map((href) => `<a href=${href}>x</a>\n`)
      .join(''),
    'b.html': '',
  });
  symlinkSync(outside, join(folder, 'o'));
  mkdirSync(join(folder, 'a'));
  symlinkSync('..', join(folder, 'a/up'));
  symlinkSync('self', join(folder, 'self'));
  expect((await checkPages(folder)).told).toEqual([
    'index.html:3:1 missing-page o/none.html',
    'index.html:6:1 missing-page o/x/no/',
    'index.html:7:1 missing-page self/',
  ]);
});

test('Folders that lead to each other are gone through, however many they are', async () => {
  const names = Array.from({ length: 12 }, (_, index) => `d${index}`);
  const folder = folderWith(Object.fromEntries(names.map((name) => [`${name}/a.html`, '<a href=#>x</a>'])));
  for (const name of names)
    for (const other of names) if (name !== other) symlinkSync(`../${other}`, join(folder, name, other));
  expect(await checkPages(folder)).toMatchObject({ told: [], summary: { pages: 12 * 12 } });
});

test('A file whose name is not of UTF-8 is read, and found by its bytes', async () => {
  const folder = folderWith({ 'index.html': '<a href=caf%E9.html#a>x</a> <a href=caf%E8.html>y</a>' });
  writeFileSync(
    Buffer.from(`${folder}/caf\xe9.html`, 'latin1'),
    '<h1 id=a>A</h1><a href=caf%E9.html#b>z</a>',
  );
  expect((await checkPages(folder)).told).toEqual([
    'caf\ufffd.html:1:16 missing-anchor caf%E9.html#b',
    'index.html:1:29 missing-page caf%E8.html',
  ]);
});

describe('Pages are read whatever their bytes are', () => {
  const latin = (head: string) => Buffer.from(`${head}<h1 id="é">A</h1><a href="#%C3%A9">x</a>`, 'latin1');
  const utf16 = Buffer.from('\uFEFF<h1 id="é">A</h1><a href="#é">x</a>', 'utf16le');
  test.each([
    ['of Latin-1 that say so', latin('<meta charset=iso-8859-1>'), []],
    ['of an encoding that there is not', latin('<meta charset=nonsense>'), []],
    ['of Latin-1 that say nothing', latin(''), []],
    ['of Latin-1 that say UTF-8', latin('<meta charset=utf-8>'), ['missing-anchor']],
    ['of UTF-16', utf16, []],
    ['with a mark in front', '\uFEFF<h1 id=é>A</h1><a href=#é>x</a>', []],
    ['with NUL bytes', '<h1 id="a\0b">A</h1><a href="#a%EF%BF%BDb">x</a>', []],
    ['with a quote that is not closed', '<h1 id=a>A</h1><a href=#a>x</a><a href="#b>y</a>', []],
    ['of nothing but a link', '<a href=#>x', []],
  ])('%s', async (_, html, expected) => {
    const folder = folderWith({ 'index.html': html });
    const { told, stderr } = await checkPages(folder);
    expect(told.map((line) => line.split(' ')[1])).toEqual(expected);
    expect(stderr).toBe('');
  });

  test('and their lines are shown as they were read', async () => {
    const folder = folderWith({
      'index.html': Buffer.from('\uFEFF<h1>é</h1><a href="b.html">x</a>', 'utf16le'),
      'latin.html': Buffer.from('<meta charset=iso-8859-1><h1>é</h1><a href="b.html">x</a>', 'latin1'),
    });
    const { stdout } = await run('check', ['--pages', folder, '--format', 'json']);
    expect((JSON.parse(stdout) as Report).problems.map(({ excerpt }) => excerpt)).toEqual([
      { text: '<h1>é</h1><a href="b.html">x</a>', column: 11 },
      { text: '<meta charset=iso-8859-1><h1>é</h1><a href="b.html">x</a>', column: 36 },
    ]);
  });

  test('of half a megabyte, in a full run of 5 MB, which close nothing', async () => {
    const of = (most: number) => (isFull ? most : most / 10);
    const folder = folderWith({
      'index.html': `<h1 id=a>A</h1><a href=#a>x</a>${'<b>'.repeat(of(350_000))}${'</i>'.repeat(of(250_000))}`,
      'b.html': `<h1>B</h1>${'<div><p><a href="#x'.repeat(of(200_000))}`,
      'c.html': `<h1>C</h1><style>url(${' '.repeat(of(2_000_000))}</style><img alt="" srcset="${','.repeat(of(2_000_000))}">`,
      'd.html': `<h1>D</h1>${'<h2><div>'.repeat(of(100_000))}`,
    });
    const { told } = await checkPages(folder);
    expect(told.some((line) => line.startsWith('index.html'))).toBe(false);
  });
});

describe('Where there is nothing to check it is one line on stderr, and exit 2', () => {
  const empty = folderWith({ 'a.txt': '' });
  const silent = folderWith({ 'a.html': '<p>x' });
  test.each([
    ['no folder', ['--pages', '/nowhere/x'], 'there is no folder `/nowhere/x`'],
    ['no page', ['--pages', empty], `\`${empty}\` holds no page: no file in it ends in \`.html\``],
    ['no link', ['--pages', silent], `the pages in \`${silent}\` hold no link: there is nothing to check`],
    [
      'a path that is none',
      ['--pages', silent, '--base', 'http://x/'],
      '`--base http://x/` is no path: write it as in `--base /trust/`',
    ],
    [
      'two checks',
      ['--pages', silent, '--content', silent],
      '`--pages` and `--content` are two checks: run one after the other',
    ],
    ['a path without pages', ['--base', '/x/'], '`--base` goes with `--pages`'],
    ['a host without pages', ['--deny', 'x.example'], '`--deny` goes with `--pages`'],
    [
      'a host that is an address',
      ['--pages', silent, '--host', 'https://x.example/'],
      '`--host https://x.example/` is no host: write it as in `--host www.example.com`',
    ],
  ])('%s', async (_, args, told) => {
    const { code, stdout, stderr } = await run('check', args);
    expect([code, stdout, stderr]).toEqual([2, '', `check: ${told}\n`]);
  });
});

test('Memory does not grow with the pages: 1,500 of them, in a full run 3,000, take little more than 300', async () => {
  const peakOf = async (count: number): Promise<number> => {
    const folder = newFolder();
    writeLinkedPages(folder, count);
    const { child, outcome } = start('check', ['--pages', folder]);
    const { readFileSync } = await import('node:fs');
    let peak = 0;
    const timer = setInterval(() => {
      try {
        peak = Math.max(
          peak,
          Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
        );
      } catch {
        // It has ended.
      }
    }, 5);
    expect((await outcome).code).toBe(0);
    clearInterval(timer);
    return peak;
  };
  const [few, many] = [await peakOf(300), await peakOf(isFull ? 3000 : 1500)];
  expect(many).toBeLessThan(few + 100);
});
