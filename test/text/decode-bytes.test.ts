import { expect, test } from 'vitest';
import { decodeUtf8 } from '../../scripts/text/decode-bytes.ts';
import { pixelsOf } from '../../scripts/text/pixels.ts';

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

test.each([
  [
    'a.png',
    'iVBORw0KGgoAAAANSUhEUgAAACUAAAAXAQMAAAC24hTmAAAAA1BMVEX/AAAZ4gk3AAAADElEQVQI12NgGCwAAACKAAEwgYSoAAAAAElFTkSuQmCC',
  ],
  ['a.gif', 'R0lGODlhJQAXAPAAAP8AAAAAACH5BAAAAAAALAAAAAAlABcAAAIbhI+py+0Po5y02ouz3rz7D4biSJbmiabqyo4FADs='],
  [
    'a.jpg',
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAKBueIx4ZKCMgoy0qqC+8P//8Nzc8P//////////////////////////////////////////////////////////2wBDAaq0tPDS8P//////////////////////////////////////////////////////////////////////////////wAARCAAXACUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAL/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAID/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AgBLYAAAAAAAAAB//2Q==',
  ],
  [
    'a.webp',
    'UklGRk4AAABXRUJQVlA4IEIAAABQAwCdASolABcAPpFGnkslo6KhpWgAsBIJZwDO3oAAK/fDcAD+7qY//2LOWwLx//7nA/7nA/7nA/jbB+29aoAAAAA=',
  ],
  ['l.webp', 'UklGRhwAAABXRUJQVlA4TA8AAAAvJIAFAAcQ/Y/+ByKi/wEA'],
  [
    'x.webp',
    'UklGRmoAAABXRUJQVlA4WAoAAAAQAAAAJAAAFgAAQUxQSAoAAAABB1DAiAhERP8DVlA4IDoAAABwAwCdASolABcAPpFGnkslo6KhpWgAsBIJZwDMDoAAK/fMhwAA/vJmr60LQgc+tlVhmvUB+sfHAAAA',
  ],
  ['a.svg', btoa('<svg xmlns="http://www.w3.org/2000/svg" width="37" height="23px" viewBox="0 0 1 1"/>')],
])('A picture says how large it is: %s', (_, base64) => {
  expect(pixelsOf(Buffer.from(base64, 'base64'))).toEqual({ width: 37, height: 23 });
});

test.each([
  '',
  'P',
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"></svg>',
  '\xff\xd8\xff\xe1 a picture that may be turned',
])('Nothing is said of a picture that does not say it: %j', (text) => {
  expect(pixelsOf(Buffer.from(text, 'latin1'))).toBeUndefined();
});
