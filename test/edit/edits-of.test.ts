import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../scripts/edit/apply-edits.ts';
import { editsOf, type Mend } from '../../scripts/edit/fix-site.ts';
import { bytesLike } from '../../scripts/edit/write-changes.ts';
import type { ReportedProblem } from '../../scripts/report/report.ts';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';
import { topic } from '../support/fixture.ts';
import { read } from '../support/markdown.ts';

const FIRST = 7;

/** A problem as a check tells it. */
function found(
  code: ReportedProblem['code'],
  line: number,
  column: number,
  facts: { href?: string; suggestion?: string } = {},
): ReportedProblem {
  return { code, severity: 'error', file: 'en/a.md', line, column, message: '', ...facts };
}

/** What a check would tell of the links of a body that lead to `from`. */
function toldOf(body: string, from: string, to: string): ReportedProblem[] {
  return read(body)
    .outline.links.filter(({ href }) => href === from)
    .map(({ place }) =>
      found('case-mismatch', place.line + FIRST - 1, place.column, { href: from, suggestion: to }),
    );
}

function mended(text: string, problems: readonly ReportedProblem[], isKnown = (_: string) => false): string {
  const bytes = Buffer.from(text);
  const { text: read } = decodeUtf8(bytes);
  const edits = editsOf('en/a.md', read, problems, isKnown);
  return bytesLike(bytes, applyEdits(read, edits).text).toString();
}

/** Each with an address as a check tells it, what is right, and the body before and after. */
const bodies: Readonly<Record<string, readonly [from: string, to: string, before: string, after: string]>> = {
  'an inline link': ['B.md', 'b.md', 'A [B.md](B.md) `B.md`\n', 'A [B.md](b.md) `B.md`\n'],
  'a link with a title': ['B.md', 'b.md', '[a]( B.md  "B.md" )\n', '[a]( b.md  "B.md" )\n'],
  'an address in angle brackets': ['B c.md', 'b c.md', "[a](<B c.md> 't')\n", "[a](<b c.md> 't')\n"],
  'an anchor': ['b.md#X', '#x', '[a](b.md#X)\n', '[a](b.md#x)\n'],
  'an anchor alone': ['#X', '#x', '[a](#X)\n', '[a](#x)\n'],
  'an anchor of which the anchor alone is told': ['b.md?q#X', '#x', '[a](b.md?q#X)\n', '[a](b.md?q#x)\n'],
  'an address with escapes': ['B_c(d.md', 'b_c(d.md', '[a](B\\_c\\(d.md)\n', '[a](b\\_c\\(d.md)\n'],
  'an address with entities': [
    'B&c=é.md',
    'b&c=é.md',
    '[a](B&amp;c=&eacute;.md)\n',
    '[a](b&amp;c=&eacute;.md)\n',
  ],
  'what needs an escape': ['B.md', 'b(c\\*.md', '[a](B.md)\n', '[a](b\\(c\\\\*.md)\n'],
  'what would be an entity': ['B.md', 'b&copy;.md', '[a](B.md)\n', '[a](b\\&copy;.md)\n'],
  'what needs an escape in brackets': ['B.md', 'b>.md', '[a](<B.md>)\n', '[a](<b&#62;.md>)\n'],
  'an image': ['B.png', 'b.png', '![B.png](B.png)\n', '![B.png](b.png)\n'],
  'an image in a link to the same': ['B.png', 'b.png', '[![B](B.png)](B.png)\n', '[![B](b.png)](b.png)\n'],
  'a definition that is used three times': [
    'B.md',
    'b.md',
    '[a][r] [r]\n\n![c][R]\n\n[r]: B.md "B.md"\n',
    '[a][r] [r]\n\n![c][R]\n\n[r]: b.md "B.md"\n',
  ],
  'a definition, and beside it the same inline': [
    'B.md',
    'b.md',
    '[r]: <B.md>\n\n[r] [x](B.md) [nobody]: B.md\n',
    '[r]: <b.md>\n\n[r] [x](b.md) [nobody]: B.md\n',
  ],
  'an autolink': ['http://e.com/', 'https://e.com/', 'A <http://e.com/>\n', 'A <https://e.com/>\n'],
  'a cell of a table': [
    'B.md#x|y',
    'b.md#x|y',
    '| B.md | [a](B.md#x\\|y) |\n|---|---|\n| `B.md` |  [B.md](B.md#x\\|y)  |\n',
    '| B.md | [a](b.md#x\\|y) |\n|---|---|\n| `B.md` |  [B.md](b.md#x\\|y)  |\n',
  ],
  'a list in a quote': ['B.md', 'b.md', '> - [a\n>   b](B.md)\n', '> - [a\n>   b](b.md)\n'],
  'a footnote': [
    'B.md',
    'b.md',
    'A[^1]^[[b](B.md)]\n\n[^1]: [c](B.md)\n',
    'A[^1]^[[b](b.md)]\n\n[^1]: [c](b.md)\n',
  ],
  'several on one line': [
    'B.md',
    'bb.md',
    '[a](B.md) [a](c.md) [a](B.md)\n',
    '[a](bb.md) [a](c.md) [a](bb.md)\n',
  ],
};

describe('The address is mended, and nothing beside it', () => {
  test.each(Object.entries(bodies))('%s', (_, [from, to, before, after]) => {
    const problems = toldOf(before, from, to);
    expect(problems.length).toBeGreaterThan(0);
    expect(mended(topic(before), problems)).toBe(topic(after));
    const [windows, wanted] = [topic(before), topic(after)].map(
      (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    );
    expect(mended(windows ?? '', problems)).toBe(wanted);
  });
});

describe('Nothing is changed where', () => {
  test.each([
    ['the form cannot hold what is right', 'A <http://e.com/x>\n', 'http://e.com/x', '../x.md'],
    ['an address without brackets would have a space', '[a](B.md)\n', 'B.md', 'b c.md'],
    ['an address would have a control character', '[a](<B.md>)\n', 'B.md', 'b\nc.md'],
    ['there is no right answer', '[a](B.md)\n', 'B.md', undefined],
  ])('%s', (_, body, href, suggestion) => {
    const problem = found('own-address', FIRST, body.search(/[[<]/) + 1, {
      href,
      ...(suggestion && { suggestion }),
    });
    expect(mended(topic(body), [problem])).toBe(topic(body));
  });

  test.each([
    ['the address is another one by now', '[a](C.md)\n'],
    ['the link stands elsewhere by now', 'One [a](B.md)\n'],
    ['the line is gone', ''],
  ])('%s', (_, body) => {
    const problem = found('case-mismatch', FIRST, 1, { href: 'B.md', suggestion: 'b.md' });
    expect(mended(topic(body), [problem])).toBe(topic(body));
  });

  test('it is no problem of those that can be mended', () => {
    const problem = found('missing-page', FIRST, 1, { href: 'B.md', suggestion: 'b.md' });
    expect(mended(topic('[a](B.md)\n'), [problem])).toBe(topic('[a](B.md)\n'));
  });
});

describe('Of an address with http', () => {
  const problem = found('insecure-link', FIRST, 1, {
    href: 'http://e.com/a#b',
    suggestion: 'https://e.com/a#b',
  });

  test('it becomes https where the content has that', () => {
    const isKnown = (href: string) => href === 'https://e.com/a#b';
    expect(mended(topic('[a](http://e.com/a#b)\n'), [problem], isKnown)).toBe(
      topic('[a](https://e.com/a#b)\n'),
    );
  });

  test('it stays where it does not', () => {
    expect(mended(topic('[a](http://e.com/a#b)\n'), [problem])).toBe(topic('[a](http://e.com/a#b)\n'));
  });

  test('an address of this site becomes the path of the file at once', () => {
    const own = found('own-address', FIRST, 1, { href: 'http://e.com/a#b', suggestion: 'a.md#b' });
    expect(mended(topic('[a](http://e.com/a#b)\n'), [problem, own], () => true)).toBe(topic('[a](a.md#b)\n'));
  });
});

describe('Doubled spaces', () => {
  test.each([
    ['in a sentence', 'One   two  three\n', [[1, 4]], 'One two  three\n'],
    [
      'twice in one',
      'One   two  three\n',
      [
        [1, 4],
        [1, 10],
      ],
      'One two three\n',
    ],
    ['after a link', '[a](b.md)  and\n', [[1, 10]], '[a](b.md) and\n'],
    ['at the end of a line, where they are a line break', 'One  \ntwo\n', [[1, 4]], 'One  \ntwo\n'],
    ['at the beginning, where they are an indent', '-  one\n  two\n', [[2, 1]], '-  one\n  two\n'],
    ['that are only one by now', 'One two\n', [[1, 4]], 'One two\n'],
    [
      'of other kinds',
      'One\u00A0 two\t\tthree\n',
      [
        [1, 4],
        [1, 9],
      ],
      'One\u00A0 two\t\tthree\n',
    ],
  ])('%s', (_, body, places, after) => {
    const problems = places.map(([line = 0, column = 0]) => found('spacing', line + FIRST - 1, column));
    expect(mended(topic(body), problems)).toBe(topic(after));
  });
});

describe('In YAML', () => {
  const problem = {
    ...found('case-mismatch', 2, 7, { href: 'x/B.md', suggestion: 'x/b.md' }),
    file: 'panels.yaml',
  };
  const edits = (yaml: string, problems = [problem]): Mend[] =>
    editsOf('panels.yaml', yaml, problems, () => false);

  test.each([
    ['without quotes', 'x/B.md', 'x/b.md'],
    ['in double quotes', '"x/B.md"', '"x/b.md"'],
    ['in single quotes', "'x/B.md'", "'x/b.md'"],
  ])('an address %s is mended', (_, was, is) => {
    expect(edits(`- a: x/B.md\n  to: ${was} # x/B.md\n`)).toEqual([
      { code: 'case-mismatch', place: { file: 'panels.yaml', line: 2, column: 7 }, was, is },
    ]);
  });

  test.each([
    ['it is another value by now', '- a: 1\n  to: c.md\n'],
    ['it cannot be parsed', '- a: [\n  to: x/B.md\n'],
    ['it is of a key whose addresses are whole ones', '- a: 1\n  up: x/B.md\n'],
    ['it stands in a block', '- a: 1\n  to: >-\n    x/B.md\n'],
  ])('nothing is changed where %s', (_, yaml) => {
    expect(edits(yaml)).toEqual([]);
  });
});
