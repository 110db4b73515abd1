import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HostResponse } from '../../scripts/outside/ask-address.ts';
import { checkAnchors } from '../../scripts/outside/page-anchors.ts';

const utf8 = Buffer.from('<p id="数据">');
/** The same in GB 18030, as it says itself. */
const chinese = Buffer.from('<meta charset="gb18030"><p id="\xca\xfd\xbe\xdd">', 'latin1');

function answer(body: Uint8Array, headers: Record<string, string> = {}, whole = true): HostResponse {
  const type = { 'content-type': 'text/html' };
  return { kind: 'response', status: 200, headers: { ...type, ...headers }, body, whole };
}

/** All ids of a page, which are told where another one is missing. */
function idsOf(html: string): readonly string[] {
  return checkAnchors(answer(Buffer.from(html)), ['no such id']).ids;
}

test.each<[string, Uint8Array, Record<string, string>]>([
  ['as UTF-8, where nothing is said', utf8, {}],
  ['in the character set of the header', chinese, { 'content-type': 'text/html; charset="GBK"' }],
  ['in its own character set', chinese, {}],
  ['in its own, where nobody knows that of the header', chinese, { 'content-type': 'text/html; charset=x' }],
  ['as UTF-8, where nobody knows that of the header', utf8, { 'content-type': 'text/html; charset=x' }],
  [
    'by its byte order mark, before what the header says',
    Buffer.from('\uFEFF<p id="数据">'),
    { 'content-type': 'text/html; charset=gbk' },
  ],
  ['of UTF-16, by its byte order mark', Buffer.from('\uFEFF<p id="数据">', 'utf16le'), {}],
  [
    'of UTF-16, by its header',
    Buffer.from('<p id="数据">', 'utf16le'),
    { 'content-type': 'text/html; charset=utf-16' },
  ],
  [
    'of windows-1252, where nothing is said',
    Buffer.from('\x80<p id=数据>'.replace('数据', '&#x6570;&#x636E;'), 'latin1'),
    {},
  ],
  ['unpacked from gzip', gzipSync(utf8), { 'content-encoding': 'gzip' }],
  ['unpacked from deflate', deflateSync(utf8), { 'content-encoding': 'deflate' }],
  ['unpacked from Brotli', brotliCompressSync(utf8), { 'content-encoding': 'br' }],
  ['unpacked from Zstandard', zstdCompressSync(utf8), { 'content-encoding': 'zstd' }],
])('A page is read %s', (_, body, headers) => {
  expect(checkAnchors(answer(body, headers), ['gone']).ids).toEqual(['数据']);
});

test.each<[string, Uint8Array, string]>([
  ['a packing that nobody knows', utf8, 'x'],
  ['half a packing', gzipSync(utf8).subarray(0, 15), 'gzip'],
  ['a packing in which little grows to very much', gzipSync(Buffer.alloc(1 << 25)), 'gzip'],
])('An anchor on a page in %s is not judged', (_, body, packing) => {
  const page = answer(body, { 'content-encoding': packing });
  expect(checkAnchors(page, ['gone'])).toEqual({ missing: [], ids: [], unknown: 'page-unreadable' });
  expect(checkAnchors(page, ['', ':~:text=x', '/route'])).toEqual({ missing: [], ids: [] });
});

test.each([
  ['<p id="a">', ['a']],
  ["<P ID=a>x<b id='b'>", ['a', 'b']],
  ['<a name="a"><a id="b" name="c"><map name="d">', ['a', 'b', 'c']],
  ['<p id="数据"><p id="&#25968;&amp;">', ['数据', '数&']],
  ['<p id="a" id="b">', ['a']],
  ['<svg><path id="a"/></svg><p id="b">', ['a', 'b']],
  ['<!-- <p id="a"> --><script>"<p id=b>"</script><style><p id=c></style><textarea><p id=d></textarea>', []],
  ['<title><p id="a"></title><p title="<p id=b>">', []],
  ['<template><p id="a"></template><noscript><p id="b"></noscript><p id="c">', ['c']],
  ['<p id=""><p id>', []],
  ['<p id="a', []],
  ['<p id="a\0b">\0<p\0 id=c><a name=d>\0</a>', ['a\uFFFDb', 'c', 'd']],
])('%s has %j', (html, ids) => {
  expect(idsOf(html)).toEqual(ids);
});

describe('No page takes long, or makes it fail', () => {
  test.each([
    ['opened and never closed', '<b>'.repeat(350_000) + '</i>'.repeat(250_000)],
    ['nested', '<div><a>x'.repeat(200_000)],
    ['of one tag', `<p ${Array.from({ length: 200_000 }, (_, index) => `a${index}`).join(' ')}>`],
    ['of one attribute', `<p id="${'&amp;'.repeat(400_000)}">`],
  ])('%s', (_, html) => {
    // Milliseconds of the processor: that others keep it busy is no fault of a page.
    const before = process.threadCpuUsage().user;
    expect(idsOf(`${html}<p id="end">`)).toContain('end');
    expect((process.threadCpuUsage().user - before) / 1000).toBeLessThan(5000);
  });

  test('whatever it is', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '=',
      'id',
      ' ',
      '/',
      '&#x110000;',
      '<p id=',
      '<!--',
      '\0',
      '<template>',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' }))), (parts) => {
        expect(Array.isArray(idsOf(parts.join('')))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
