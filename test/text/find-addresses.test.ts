import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAddresses } from '../../scripts/text/markdown/find-addresses.ts';
import { fileText } from '../support/any-markdown.ts';
import { runs } from '../support/full.ts';
import { at, read } from '../support/markdown.ts';

/** Markdown in which `⟦…⟧` stands around each address that the parser must be found to have read. */
const texts: Readonly<Record<string, string>> = {
  'an inline link': 'One [a](⟦b.md⟧) two',
  'two alike on one line': '[a](⟦b.md⟧) [a](⟦b.md⟧)',
  'with a title': '[a](⟦b.md⟧ "b.md") [c]( ⟦<d e.md>⟧ \'t\' ) [f](⟦g.md⟧ (b.md))',
  'whose text is an address too': '[b.md](⟦b.md⟧) [`[a](b.md)`](⟦b.md⟧)',
  'with escapes and entities': '[a](⟦b\\_c\\(d&amp;e.md⟧) [a](⟦b(c).md#x⟧)',
  'over two lines': '> [a\n> b](⟦b.md⟧\n> "t")',
  'on the next line': '- [a](\n  ⟦b.md⟧)',
  'in code, which is none': '`[a](b.md)` [a](⟦b.md⟧)\n\n    [a](b.md)\n\n```\n[a](b.md)\n```',
  'in a table': '| b.md | x |\n|---|---|\n| b.md \\| [a](⟦b.md⟧) | `b.md` [a](⟦b.md#x\\|y⟧) |',
  'an image in a link': '[![a](⟦a.png⟧)](⟦b.md⟧)',
  'an image whose text holds a link': '![[a](x.md)](⟦b.png⟧)',
  'an autolink': '<⟦https://e.com/⟧> and [a](⟦<https://e.com/>⟧)',
  'a heading with an id': '## [a](⟦b.md⟧) {#c}',
  'a callout': '> [!NOTE]\n> [a](⟦b.md⟧)',
  'a definition list': 'Term [a](⟦b.md⟧) {#t}\n: one [a](⟦c.md⟧)',
  'a footnote': 'Text[^1].\n\n[^1]: one [a](⟦b.md⟧)',
  'an inline footnote': 'Text^[one [a](⟦b.md⟧)].',
  'what looks like an inline link, and is a reference': '[a](b.md c)\n\n[a]: ⟦d.md⟧',
  'a definition': '[a][r]\n\n[r]: ⟦b.md⟧ "b.md"',
  'a definition below its words': '[a][b.md]\n\n[b.md]:\n  ⟦<b.md>⟧\n  "t"',
  'a reference with a bracket too many behind it': '[a][\n\n[a]: ⟦b.md⟧',
  'a definition in a list in a quote': '> - [r]\n>\n>   [r]: ⟦b.md⟧',
  'a definition of several, of which the first counts': '[r]\n\n[r]: ⟦b.md⟧\n[R]: c.md',
  'Chinese and wide characters': '😀数据[保留](⟦保留.md⟧)。',
};

describe('The address is found where it is written', () => {
  test.each(Object.entries(texts))('%s', (_, source) => {
    const { text, expected } = unmarked(source);
    expect(
      findAddresses(text, 'a.md', 1)
        .map(({ place, raw }) => `${at({ place })} ${raw}`)
        .sort(),
    ).toEqual(expected.sort());
  });
});

test('A definition that is used three times has one place, its links have three', () => {
  const found = findAddresses('[a][r] [r] and\n![c][r]\n\n[r]: b.md\n', 'a.md', 10);
  expect(found.map(({ use }) => at({ place: use }))).toEqual(['10:1', '10:8', '11:1']);
  expect(new Set(found.map(({ place, raw }) => `${at({ place })} ${raw}`))).toEqual(new Set(['13:6 b.md']));
});

test('In any text the links are those of the outline, at the same places, and what is written there is their address', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const links = read(text).outline.links.filter(({ href }) => href !== '');
      const found = findAddresses(text, 'a.md', 1).filter(({ href }) => href !== '');
      expect(found.map(({ use, href }) => `${at({ place: use })} ${href}`).sort()).toEqual(
        links.map((link) => `${at(link)} ${link.href}`).sort(),
      );
      for (const { raw, href } of found) if (/^[\w./:-]+$/.test(href)) expect(raw).toMatch(href);
    }),
    { numRuns: runs(500) },
  );
});

/** The text without marks, and what stood between them, with its place. */
function unmarked(source: string): { text: string; expected: string[] } {
  const expected = source.split('\n').flatMap((line, index) =>
    [...line.matchAll(/⟦(.*?)⟧/g)].map((match, earlier) => {
      return `${index + 1}:${match.index + 1 - earlier * 2} ${match[1]}`;
    }),
  );
  return { text: source.replace(/[⟦⟧]/g, ''), expected };
}
