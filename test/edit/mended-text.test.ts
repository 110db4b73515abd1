import { expect, test } from 'vitest';
import type { Mend } from '../../scripts/edit/fix-site.ts';
import { mendedOf, mendedText } from '../../scripts/edit/fix-site.ts';

const edits: readonly Mend[] = [
  {
    code: 'spacing',
    place: { file: 'en/a.md', line: 9, column: 4 },
    was: '  ',
    is: ' ',
    around: ['one', 'two,'],
  },
  { code: 'case-mismatch', place: { file: 'en/a.md', line: 7, column: 12 }, was: 'B.md', is: 'b.md' },
  {
    code: 'case-mismatch',
    place: { file: 'en/c.md', line: 8, column: 1 },
    was: '<#X\u202E>',
    is: '<#x\u202E>',
  },
];

test('What was mended is told by kind, each at its place', () => {
  expect(mendedText(edits, false)).toBe(`Mended 3 places in 2 files.

Small and capital letters
  en/a.md:7:12  B.md → b.md
  en/c.md:8:1  <#X\\u{202e}> → <#x\\u{202e}>

Doubled spaces
  en/a.md:9:4  one  two, → one two,
`);
});

test('A trial says so', () => {
  expect(mendedText(edits.slice(1, 2), true)).toBe(`Would mend 1 place in 1 file; nothing is written.

Small and capital letters
  en/a.md:7:12  B.md → b.md
`);
});

test('Where there was nothing to mend, that is told', () => {
  expect(mendedText([], false)).toBe('Nothing can be mended without you.\n');
});

test('As data it has the same fields', () => {
  expect(edits.map(mendedOf)[0]).toEqual({
    code: 'spacing',
    file: 'en/a.md',
    line: 9,
    column: 4,
    was: 'one  two,',
    is: 'one two,',
  });
});
