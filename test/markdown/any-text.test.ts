import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../scripts/content/decode-utf8.ts';
import type { Place } from '../../scripts/problem.ts';
import { read } from '../support/markdown.ts';

/** Pieces that mean something in Markdown, so that they meet in every order. */
const piece = fc.constantFrom(
  ...[
    '[a](b.md)',
    '![a](b.png)',
    '<https://e.com/>',
    '[r]',
    '[a][r]',
    '[r]: b.md',
    '[^1]',
    '[^1]: ',
    '^[',
    '^[a]',
  ],
  ...[
    '{#id}',
    '{operator}',
    '{nobody}',
    '{',
    '}',
    '[!NOTE]',
    '<b>',
    '</b>',
    '<div>',
    '<!-- ',
    ' -->',
    '`',
    '```',
    '~~~',
  ],
  ...[
    '- ',
    '1. ',
    '> ',
    '# ',
    '## ',
    '| ',
    ' | ',
    '|---|',
    '\\',
    '\\|',
    ': ',
    '*',
    '**',
    '_',
    '---',
    '===',
    '[',
    ']',
    '(',
    ')',
  ],
  ...[
    '\n',
    '\n',
    '\n\n',
    '\n  ',
    '\n    ',
    '\t',
    '  ',
    ' ',
    'text',
    '数据',
    '。',
    '😀',
    '&amp;',
    '\0',
    '\u00A0',
    '\u2028',
    '\r\n',
    '\r',
  ],
);
const markdown = fc.oneof(
  { weight: 4, arbitrary: fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);
/** As it comes from a file. */
const fileText = markdown.map((text) => decodeUtf8(Buffer.from(text)).text);

function placesOf(text: string): Place[] {
  const { headings, anchors, links, images, html, unknownWords } = read(text).outline;
  return [headings, anchors, links, images, html, unknownWords].flatMap((found) =>
    found.map(({ place }) => place),
  );
}

test('Any text is read, and every place lies in the file', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const lines = text.split('\n');
      for (const { file, line, column } of placesOf(text)) {
        expect(file).toBe('a.md');
        expect(line).toBeGreaterThanOrEqual(1);
        expect(line).toBeLessThanOrEqual(lines.length);
        expect(column).toBeGreaterThanOrEqual(1);
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
      }
    }),
    { numRuns: 1000 },
  );
});

test('The text at the place of a link begins with `[`, `<` or `![`', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      const lines = text.split('\n');
      for (const { place } of read(text).outline.links)
        expect(lines[place.line - 1]?.slice(place.column - 1)).toMatch(/^(?:\[|<|!\[)/);
    }),
    { numRuns: 1000 },
  );
});

test('Reading twice gives the same', () => {
  fc.assert(
    fc.property(fileText, (text) => {
      expect(read(text)).toEqual(read(text));
    }),
  );
});

test('No text brings an element onto a page that is not ours', () => {
  const ours =
    /^\/?(?:a|aside|blockquote|br|code|dd|del|div|dl|dt|em|figcaption|figure|h[1-6]|hr|img|li|ol|p|pre|s|section|span|strong|sup|table|tbody|td|th|thead|tr|ul)$/;
  fc.assert(
    fc.property(fileText, (text) => {
      for (const [, tag = ''] of read(text).html.matchAll(/<(\/?[^\s>]*)/g)) expect(tag).toMatch(ours);
    }),
  );
});
