import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';
import { at, marked, read } from '../support/markdown.ts';

/** Markdown in which `▸` stands where each link or image must be reported. */
const texts: Readonly<Record<string, string>> = {
  'the second line of a paragraph': 'One\ntwo ▸[a](b.md) three\n   ▸[c](d.md)',
  'twice on one line, with the same text': '▸[a](b.md) and ▸[a](b.md)',
  'in emphasis': '*one **▸[a](b.md)***',
  'a link with an escaped bracket before it': '\\[no\\](x) ▸[a](b.md)',
  'after a hard break': 'one  \n▸[a](b.md)\\\n▸[c](d.md)',
  'over two lines': 'one ▸[a\nb](b.md) ▸[c](d.md)',
  'in a list': '- one\n- ▸[a](b.md)\n\n  ▸[c](d.md)',
  'in an ordered list': '10. ▸[a](b.md)\n11. two ▸[c](d.md)',
  'in nested lists': '- one\n  - two ▸[a](b.md)\n    1. ▸[c](d.md)\n       ▸[e](f.md)',
  'two lists on one line': '- - ▸[a](b.md)',
  'in a lazy line of a list': '- one\n▸[a](b.md)',
  'in a quote': '> one\n> ▸[a](b.md)\n▸[lazy](c.md)',
  'in a quote in a list': '- > one\n  > ▸[a](b.md)',
  'in a list in a quote': '> - one\n>   - ▸[a](b.md)',
  'in a callout': '> [!NOTE]\n> ▸[a](b.md) and\n> more ▸[c](d.md)',
  'in a callout, after an empty line': '> [!WARNING]\n>\n> ▸[a](b.md)',
  'in the second paragraph of a callout': '> [!tip]\n> one\n>\n> two ▸[a](b.md)',
  'in a table': '| h ▸[a](b.md) | i |\n|---|---|\n| one | ▸[c](d.md) |\n| ▸[e](f.md) | ▸[e](f.md) |',
  'in a table with the same words in each cell': '| a | a |\n|---|---|\n| a | a ▸[a](a) |\n| a ▸[a](a) | a |',
  'in a table without outer pipes': 'a | b\n--- | ---\n▸[c](d.md) | ▸[e](f.md)',
  'in a table with escaped pipes':
    '| a | b |\n|---|---|\n| x \\| y ▸[c](d.md) | `p\\|q` \\| ▸[e \\| f](g.md) |',
  'in a table with empty cells': '| a | b | c |\n|---|---|---|\n|  |  | ▸[c](d.md) |\n||| ▸[e](f.md) |',
  'in a table with wide padding':
    '| a           |     b |\n| ----------- | ----: |\n| ▸[c](d.md)    |    ▸[e](f.md) |',
  'in a table in a quote': '> | a |\n> |---|\n> | ▸[c](d.md) |',
  'in a table in a list': '- | a |\n  |---|\n  | ▸[c](d.md) |',
  'in a table after a table': '| a |\n|---|\n| b |\n\n| a |\n|---|\n| ▸[c](d.md) |',
  'in headings': '## ▸[a](b.md) {#a}\n\n### one ▸[a](b.md) ### {#b}\n\nTwo ▸[c](d.md)\n---',
  'in a definition list':
    'Term ▸[a](b.md) {#term}\n: one ▸[c](d.md)\n\n  two ▸[e](f.md)\n\nTerm\n  ~ ▸[g](h.md)',
  'in a footnote': 'Text[^1] ▸[z](z.md).\n\n[^1]: one ▸[a](b.md)\n\n    two\n    ▸[c](d.md)',
  'reference links, at their uses':
    '[ref]: b.md\n\n▸[a][ref] ▸[ref][]\n\n- ▸[ref]\n\n[late]: c.md "title"\n\n▸[late]',
  'right below a reference definition': '[ref]: b.md\n▸[a](b.md)',
  autolinks: 'one ▸<https://example.com/> and ▸<a@example.com>',
  images: 'one ▸![a](b.png) and\ntwo ▸![](c.png)',
  'a figure': '▸![a](b.png "A caption")',
  'an image in a link, and what follows it': '▸[▸![a](b.png)](c.md) ▸[d](e.md)',
  'after an explicit id': 'One. {#one}\n\n▸[a](b.md) {#two}',
  'between Chinese characters': '数据▸[保留](b.md)。**数据。**然后▸[删除](c.md)',
  'after characters of two UTF-16 units': '😀 ▸[a](b.md)',
  'after tabs': 'a\t▸[a](b.md)\n\n-\t▸[c](d.md)\n\n\t▸[e](f.md)\n\n1.\t> ▸[g](h.md)',
  'after code, entities and words': '`[x](y)` &amp; {operator} ▸[a](b.md)',
  'after a comment': 'one <!-- [x](y) --> ▸[a](b.md)\n\n<!--\n[x](y)\n-->\n\n▸[c](d.md)',
  'after code blocks': '```md\n[x](y)\n```\n\n    [x](y)\n\n▸[a](b.md)',
};

describe('A link is reported where it begins', () => {
  test.each(Object.entries(texts))('%s', (_, source) => {
    const { text, places } = marked(source);
    const { links } = read(text).outline;
    expect(links.map(at).sort(byPlace)).toEqual(places.sort(byPlace));
  });

  test.each(Object.entries(texts))('%s, in a file with CRLF and a BOM', (_, source) => {
    const { text, places } = marked(source);
    const bytes = Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const { links } = read(decodeUtf8(bytes).text).outline;
    expect(links.map(at).sort(byPlace)).toEqual(places.sort(byPlace));
  });

  test('in an inline footnote', () => {
    const { text, places } = marked('One^[see ▸[a](b.md)] two ▸[c](d.md)');
    expect(read(text).outline.links.map(at).sort(byPlace)).toEqual(places);
  });

  test('after a NUL character', () => {
    const { text, places } = marked('- a\0b ▸[a](b.md)');
    expect(read(text).outline.links.map(at)).toEqual(places);
  });

  test('in a text that begins on a later line of its file', () => {
    const { outline } = read('[a](b.md)');
    expect(outline.links.map(({ place }) => place)).toEqual([{ file: 'a.md', line: 1, column: 1 }]);
  });
});

test('A link is none in code, in comments, and where it is escaped', () => {
  const { links } = read(
    '`[a](b)` ``[a](b)`` <!-- [a](b) --> \\[a](b)\n\n```\n[a](b)\n```\n\n    [a](b)\n\n<!--\n[a](b)\n-->\n\n~~~\n[a](b)',
  ).outline;
  expect(links).toEqual([]);
});

test('Headings are placed at their words, explicit ids at their brace', () => {
  const { text, places } = marked(
    '## ▸One ▸{#one}\n\n> ### ▸Two ▸{#two}\n\n- ## ▸Three\n\n▸Four\n====\n\nWords. ▸{#five}\n\n- Item ▸{#six}\n\nTerm ▸{#seven}\n: x',
  );
  const { headings, anchors } = read(text).outline;
  expect([...headings, ...anchors].map(at).sort(byPlace)).toEqual(places.sort(byPlace));
});

test('HTML is placed at its tag, words at their brace', () => {
  const { text, places } = marked(
    'one ▸<br> ▸{nobody}\n\n> ▸<div>\n> x\n> </div>\n\n<!-- fine --> \n\n<!-- fine --> ▸<p>\n\n- | a ▸{none} |\n  |---|\n  | ▸<b> |',
  );
  const { html, unknownWords } = read(text).outline;
  expect([...html, ...unknownWords].map(at).sort(byPlace)).toEqual(places.sort(byPlace));
});

function byPlace(a: string, b: string): number {
  const [lineA = 0, columnA = 0] = a.split(':').map(Number);
  const [lineB = 0, columnB = 0] = b.split(':').map(Number);
  return lineA - lineB || columnA - columnB;
}
