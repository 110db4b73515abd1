import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Response } from '../../scripts/outside/answer.ts';
import { pageText } from '../../scripts/outside/answer-text.ts';
import { checkAnchors } from '../../scripts/outside/page-anchors.ts';

const html = '<meta charset="gb18030"><p id="数据">';
const utf8 = Buffer.from('<p id="数据">');
/** `html` in GB 18030. */
const chinese = Buffer.from('<meta charset="gb18030"><p id="\xca\xfd\xbe\xdd">', 'latin1');

function answer(body: Uint8Array, headers: Record<string, string>, whole = true): Response {
  const type = { 'content-type': 'text/html' };
  return { kind: 'response', status: 200, headers: { ...type, ...headers }, wall: false, body, whole };
}

test.each<[string, Uint8Array, Record<string, string>, string | undefined]>([
  ['as UTF-8, where nothing is said', utf8, {}, utf8.toString()],
  ['in the character set of the header', chinese, { 'content-type': 'text/html; charset="GBK"' }, html],
  ['in its own character set', chinese, {}, html],
  ['unpacked from gzip', gzipSync(utf8), { 'content-encoding': 'gzip' }, utf8.toString()],
  ['unpacked from deflate', deflateSync(utf8), { 'content-encoding': 'deflate' }, utf8.toString()],
  ['unpacked from Brotli', brotliCompressSync(utf8), { 'content-encoding': 'br' }, utf8.toString()],
  ['unpacked from Zstandard', zstdCompressSync(utf8), { 'content-encoding': 'zstd' }, utf8.toString()],
  ['not at all, from a packing that nobody knows', utf8, { 'content-encoding': 'x' }, undefined],
  [
    'not at all, from half a packing',
    gzipSync(utf8).subarray(0, 15),
    { 'content-encoding': 'gzip' },
    undefined,
  ],
  [
    'not at all, in a character set that nobody knows',
    utf8,
    { 'content-type': 'text/html; charset=x' },
    undefined,
  ],
  [
    'not at all, where little grows to very much',
    gzipSync(Buffer.alloc(1 << 25)),
    { 'content-encoding': 'gzip' },
    undefined,
  ],
])('The text of a page is read %s', (_, body, headers, expected) => {
  expect(pageText(answer(body, headers))).toBe(expected);
});

test('An anchor on a page that cannot be read is not judged', () => {
  const page = answer(utf8, { 'content-encoding': 'x' });
  expect(checkAnchors(page, ['gone'])).toEqual({ missing: [], ids: [], unknown: 'page-unreadable' });
  expect(checkAnchors(page, ['', ':~:text=x', '/route'])).toEqual({ missing: [], ids: [] });
});
