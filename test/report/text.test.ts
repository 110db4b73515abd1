import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { problem } from '../../scripts/problem.ts';
import { cellsOf, columnsOf, wrap } from '../../scripts/report/columns.ts';
import { frameOf } from '../../scripts/report/excerpt.ts';
import { reportOf } from '../../scripts/report/report.ts';
import { textReport } from '../../scripts/report/text.ts';
import { evilText, hiddenCharacter, reportOn, setting, withWarnings } from '../support/any-report.ts';
import { runs } from '../support/full.ts';

const place = { file: 'en/a.md', line: 7, column: 3 };
const found = [
  problem('missing-page', place, { href: 'x.md', suggestion: 'y.md' }),
  { ...problem('image-alt', { ...place, line: 9 }, { src: 'a.png' }), page: '/en/a/' },
  problem('missing-page', { file: 'en/b.md', line: 1, column: 1 }, { href: 'x.md', suggestion: 'y.md' }),
];
const source = 'A first line\n\n\n\n\n\nA [link](x.md)\n\n![](a.png)';
const report = reportOn(found, source);

test('Problems are told file by file, with their lines, and where each code is explained', () => {
  expect(textReport(report, setting)).toBe(
    [
      '── en/a.md · 2 errors',
      '',
      'en/a.md:7:3  missing-page',
      '  `x.md` leads to a page or file that does not exist.',
      '  Did you mean `y.md`?',
      '   7 | A [link](x.md)',
      '     |   ^',
      '',
      'en/a.md:9:3  image-alt',
      '  The image `a.png` says nothing to those who cannot see it.',
      '  Describe between the brackets what it shows: `![…](…)`.',
      '  Seen on /en/a/',
      '   9 | ![](a.png)',
      '     |   ^',
      '',
      '── en/b.md · 1 error',
      '',
      'en/b.md:1:1  missing-page',
      '  `x.md` leads to a page or file that does not exist.',
      '  Did you mean `y.md`?',
      '   1 | A first line',
      '     | ^',
      '',
      'Each code has a section with an example and the way to mend it: scripts/manual/en/codes.md#image-alt, #missing-page',
      '',
    ].join('\n'),
  );
});

test('Without problems it is empty', () => {
  expect(textReport(reportOf([], { pages: 1, links: 1, anchors: 1 }), setting)).toBe('');
});

test('Of thousands, those of one code and address are told once, the most frequent first, and counted by code', () => {
  const at = (index: number) => ({ file: `${index}.html`, line: 1, column: 1 });
  const many = [
    ...Array.from({ length: 200 }, (_, index) => problem('empty-link', at(index), { text: 'x' })),
    ...Array.from({ length: 3 }, (_, line) =>
      problem('image-alt', { ...at(1), line: line + 2 }, { src: 'a.png' }),
    ),
    ...Array.from({ length: 1000 }, (_, index) => problem('missing-page', at(index), { href: 'x.html' })),
    ...Array.from({ length: 110 }, (_, index) =>
      problem('missing-anchor', at(index), { href: `#a${index}` }),
    ),
  ];
  const blocks = textReport(reportOf(many, { pages: 1, links: 1, anchors: 1 }), setting).split('\n\n');
  expect(blocks.length).toBe(100 + 3);
  expect(blocks[0]?.split('\n')).toEqual([
    '0.html:1:1  missing-page',
    '  `x.html` leads to a page or file that does not exist.',
    '  Write the address of a page or file that is there, or take the link away.',
    '  The same on 1,000 pages: 1.html:1:1, 2.html:1:1, 3.html:1:1, …',
  ]);
  expect(blocks[1]).toContain('  The same on 200 pages: 1.html:1:1, 2.html:1:1, 3.html:1:1, …');
  expect(blocks[2]).toMatch(/ {2}The same on this page, 3 places in all: 1\.html:3:1, 1\.html:4:1$/);
  expect(blocks[100]?.split('\n')).toHaveLength(13);
  expect(blocks[100]).toMatch(/^97\.html:1:1 {2}missing-anchor {2}#a97\n/);
  expect(blocks[101]?.split('\n')).toEqual([
    '1,000  missing-page',
    '  200  empty-link',
    '  110  missing-anchor',
    '    3  image-alt',
  ]);
  expect(blocks[102]).toMatch(/^Each code has a section/);
});

test('Of tens of thousands, some thousands have a line, and the others are counted', () => {
  const many = Array.from({ length: 6000 }, (_, line) =>
    problem('missing-page', { ...place, line }, { href: `${line}.md` }),
  );
  const blocks = textReport(reportOf(many, { pages: 1, links: 1, anchors: 1 }), setting).split('\n\n');
  const lines = blocks[100]?.split('\n') ?? [];
  expect([lines.length, lines.at(-1)]).toEqual([
    5001,
    '… and 900 more that differ: `--format json` lists every one',
  ]);
});

test('A warning is called one', () => {
  const text = textReport(withWarnings(report), setting);
  expect(text).toContain('── en/a.md · 2 warnings\n');
  expect(text).toContain('en/a.md:7:3  missing-page (warning)\n');
});

describe('Colours', () => {
  const lines = (given: typeof report) => textReport(given, { ...setting, colour: true }).split('\n');

  test('errors are red, warnings yellow, places bold', () => {
    expect(lines(report)[2]).toBe('\u001b[1men/a.md:7:3\u001b[22m  \u001b[31mmissing-page\u001b[39m');
    expect(lines(report)[6]).toBe('\u001b[2m     | \u001b[22m\u001b[31m  ^\u001b[39m');
    expect(lines(withWarnings(report))[2]).toContain('\u001b[33mmissing-page\u001b[39m');
  });

  test('change nothing but the look', () => {
    expect(stripVTControlCharacters(lines(report).join('\n'))).toBe(textReport(report, setting));
  });
});

describe('On a terminal of 80 columns', () => {
  test('no line is longer, but for places and single words', () => {
    const long = reportOn(
      [
        problem(
          'front-matter',
          { file: 'content/en/a.md', line: 1, column: 90 },
          { key: 'ordr', fault: 'unknown', detail: `known: ${'title, '.repeat(30)}` },
        ),
      ],
      'words '.repeat(100),
    );
    const lines = textReport(long, { ...setting, columns: 80 }).split('\n');
    expect(lines.length).toBeGreaterThan(8);
    for (const line of lines) expect(columnsOf(cellsOf(line))).toBeLessThanOrEqual(80);
  });

  test.each([
    ['one two three', 7, ['one two', 'three']],
    ['数据 数据 数据', 9, ['数据 数据', '数据']],
    ['a longer-than-all b', 5, ['a', 'longer-than-all', 'b']],
    ['', 5, ['']],
  ])('%j in %i columns', (line, columns, expected) => {
    expect(wrap(line, columns)).toEqual(expected);
  });
});

describe('The caret stands below the place', () => {
  const drawn = (text: string, column: number, columns = 80) =>
    frameOf({ text, column }, 11, columns).map((row) => row.join('')) as [string, string];

  test.each([
    ['plain text', 'ab [c](d)', 4, '  11 | ab [c](d)', '     |    ^'],
    ['a tab', '\tab', 3, '  11 |     ab', '     |      ^'],
    ['Chinese', '数据[c](d)', 3, '  11 | 数据[c](d)', '     |     ^'],
    ['Chinese punctuation', '数据，“[c](d)”', 5, '  11 | 数据，“[c](d)”', '     |        ^'],
    ['an accent of its own', 'e\u0301x[c](d)', 4, '  11 | e\u0301x[c](d)', '     |   ^'],
    ['an emoji of several characters', '👩‍👩‍👧[c](d)', 9, '  11 | 👩‍👩‍👧[c](d)', '     |   ^'],
    ['a control character', '\u001b[2J[c](d)', 5, '  11 | \\u{1b}[2J[c](d)', '     |          ^'],
    ['a change of direction', '\u202e[c](d)', 2, '  11 | \\u{202e}[c](d)', '     |         ^'],
    ['the end of the line', 'ab', 3, '  11 | ab', '     |   ^'],
  ])('after %s', (_, text, column, line, caret) => {
    expect(drawn(text, column)).toEqual([line, caret]);
  });

  test.each([
    ['at the start of a long line', 'x'.repeat(99), 1, `  11 | ${'x'.repeat(32)}…`, '     | ^'],
    ['at its end', 'x'.repeat(99), 100, `  11 | …${'x'.repeat(12)}`, `     | ${' '.repeat(13)}^`],
    [
      'in its middle',
      `${'x'.repeat(50)}[${'y'.repeat(49)}`,
      51,
      `  11 | …${'x'.repeat(12)}[${'y'.repeat(18)}…`,
      `     | ${' '.repeat(13)}^`,
    ],
    [
      'in the middle of Chinese',
      `${'数'.repeat(50)}[${'据'.repeat(49)}`,
      51,
      `  11 | …${'数'.repeat(6)}[${'据'.repeat(9)}…`,
      `     | ${' '.repeat(13)}^`,
    ],
  ])('%s, which is cut around it', (_, text, column, line, caret) => {
    expect(drawn(text, column, 40)).toEqual([line, caret]);
  });

  test('whatever the line, the place and the terminal', () => {
    const anyFrame = fc.record({
      text: fc.array(evilText, { maxLength: 8 }).map((parts) => parts.join('').replace(/[\r\n]/g, '')),
      at: fc.nat(200),
      columns: fc.integer({ min: 40, max: 120 }),
    });
    fc.assert(
      fc.property(anyFrame, ({ text, at, columns }) => {
        const column = wholeCharacter(text, Math.min(at, text.length)) + 1;
        const [line, caret] = drawn(text, column, columns);
        expect(columnsOf(cellsOf(line))).toBeLessThanOrEqual(columns);
        expect(line + caret).not.toMatch(hiddenCharacter);
        expect(caret).toMatch(/^ {5}\| *\^$/);
        const [first] = cellsOf(text.slice(column - 1).trimEnd()).filter((cell) => columnsOf([cell]) > 0);
        expect(cellAt(line, columnsOf(cellsOf(caret)) - 1)).toBe(first);
      }),
      { numRuns: runs(250) },
    );
  });
});

/** The character that stands in a column. */
function cellAt(line: string, column: number): string | undefined {
  const cells = cellsOf(line);
  return cells.find((cell, index) => columnsOf([cell]) > 0 && columnsOf(cells.slice(0, index)) === column);
}

/** Moves an offset to the start of the character that it is in. */
function wholeCharacter(text: string, offset: number): number {
  return new Intl.Segmenter('en').segment(text).containing(offset)?.index ?? offset;
}

test('Cells hold all of a text that has nothing hidden', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      fc.pre(!hiddenCharacter.test(text) && !text.includes('\t'));
      expect(cellsOf(text).join('')).toBe(text);
    }),
  );
});
