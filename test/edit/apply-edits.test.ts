import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type Edit } from '../../scripts/edit/apply-edits.ts';
import { bytesLike } from '../../scripts/edit/write-changes.ts';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';

function edit(line: number, column: number, was: string, is: string): Edit {
  return { place: { file: 'a.md', line, column }, was, is };
}

function applied(text: string, edits: readonly Edit[]): { text: string; done: number } {
  const bytes = Buffer.from(text);
  const { text: after, done } = applyEdits(decodeUtf8(bytes).text, edits);
  return { text: bytesLike(bytes, after).toString(), done: done.length };
}

describe('Edits', () => {
  test('are all applied, in whatever order they come', () => {
    const edits = [edit(1, 5, 'two', '2'), edit(2, 1, 'three', '33333'), edit(1, 1, 'one', '')];
    expect(applied('one two\nthree\n', edits)).toEqual({ text: ' 2\n33333\n', done: 3 });
    expect(applied('one two\nthree\n', edits.toReversed())).toEqual({ text: ' 2\n33333\n', done: 3 });
  });

  test('leave marks and line ends as they are', () => {
    expect(applied('\uFEFFa\r\nb\rc\nd', [edit(1, 1, 'a', 'A'), edit(4, 1, 'd', 'D')]).text).toBe(
      '\uFEFFA\r\nb\rc\nD',
    );
  });

  test('are applied once where they are the same', () => {
    expect(applied('aaa\n', [edit(1, 1, 'a', 'aa'), edit(1, 1, 'a', 'aa')])).toEqual({
      text: 'aaaa\n',
      done: 1,
    });
  });

  test.each([
    ['at the same place', edit(1, 2, 'b', 'x')],
    ['from within', edit(1, 3, 'cd', 'x')],
    ['from before', edit(1, 1, 'ab', 'x')],
    ['around it', edit(1, 1, 'abcd', 'x')],
  ])('that overlap with an earlier one of the list are left out: %s', (_, second) => {
    expect(applied('abcd\n', [edit(1, 2, 'bc', 'BC'), second])).toEqual({ text: 'aBCd\n', done: 1 });
  });

  test('that touch do not overlap', () => {
    expect(applied('abcd\n', [edit(1, 1, 'ab', 'x'), edit(1, 3, 'cd', 'y')])).toEqual({
      text: 'xy\n',
      done: 2,
    });
  });

  test.each([
    ['says something else', edit(1, 2, 'x', 'y')],
    ['is behind the end of the line', edit(1, 9, 'x', 'y')],
    ['is behind the end of the file', edit(9, 1, 'x', 'y')],
    ['says what it should already', edit(1, 1, 'a', 'a')],
  ])('whose place %s are left out', (_, wrong) => {
    expect(applied('abcd\n', [wrong, edit(1, 4, 'd', 'D')])).toEqual({ text: 'abcD\n', done: 1 });
  });
});

describe('A file', () => {
  test('is read and written again byte for byte', () => {
    const text = fc.array(
      fc.oneof(
        fc.constantFrom('\r', '\n', '\r\n', '\uFEFF', '\0', '\u2028'),
        fc.string({ unit: 'grapheme' }),
      ),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        const bytes = Buffer.from(pieces.join(''));
        const { text } = decodeUtf8(bytes);
        expect(bytesLike(bytes, text).equals(bytes)).toBe(true);
        expect(text).toBe(new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n'));
      }),
    );
  });

  test.each([
    ['Latin-1', Buffer.from('Z\xFCrich', 'latin1')],
    ['UTF-16', Buffer.from('\uFEFFab', 'utf16le')],
    ['cut off', Buffer.from('数').subarray(0, 2)],
  ])('that is no UTF-8 (%s) is not read', (_, bytes) => {
    expect(decodeUtf8(bytes).badLine).toBe(1);
  });
});
