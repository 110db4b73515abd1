import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';

test('A text is read without its BOM, its lines ended by \\n', () => {
  expect(decodeUtf8(Buffer.from('\uFEFFa\r\nb\rc\nd'))).toEqual({ text: 'a\nb\nc\nd' });
  expect(decodeUtf8(Buffer.from(''))).toEqual({ text: '' });
});

test.each([
  ['Latin-1 in the second line', Buffer.from('one\ntw\xF6\nthree', 'latin1'), 2],
  ['a character cut off at the end', Buffer.from('one\ntwo\n\xE6', 'latin1'), 3],
  ['UTF-16', Buffer.from('\uFEFFone\ntwo', 'utf16le'), 1],
  ['an encoded surrogate', Buffer.from([0x61, 0x0a, 0x0a, 0xed, 0xa0, 0x80]), 3],
  ['a character broken by a line end', Buffer.from([0xe6, 0x95, 0x0a, 0xb0]), 1],
])('%s is told by its line', (_, bytes, line) => {
  expect(decodeUtf8(bytes).badLine).toBe(line);
});
