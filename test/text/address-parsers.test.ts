import { describe, expect, test } from 'vitest';
import { pageText } from '../../scripts/text/decode-bytes.ts';
import { cssAddresses } from '../../scripts/text/html/css-addresses.ts';
import { refreshAddress, srcsetAddresses } from '../../scripts/text/html/html-addresses.ts';
import { placesIn } from '../../scripts/text/place-in-text.ts';

describe('A srcset holds', () => {
  test.each([
    ['', []],
    [' , ', []],
    ['a', ['a']],
    ['a 1x, b 2x', ['a', 'b']],
    ['a,b 1x', ['a,b']],
    ['a, b', ['a', 'b']],
    ['a,,b', ['a,,b']],
    ['a,, b', ['a', 'b']],
    ['a (x, y), b', ['a', 'b']],
    ['data:image/png;base64,AA 1x, b', ['data:image/png;base64,AA', 'b']],
  ])('%j', (srcset, expected) => {
    expect(srcsetAddresses(srcset)).toEqual(expected);
  });
});

test('A style sheet is read in one pass, whatever stands in it', () => {
  const long = 'A'.repeat(8_000_000);
  const broken = ['url("\\A', 'url(\\a', 'url(', '\\', '(', '@import '].map((piece) => piece.repeat(200_000));
  for (const css of [`url(data:${long}) url(a)`, `url(${long}`, ...broken])
    expect(cssAddresses(css).length).toBeLessThan(2);
});

describe('A style sheet asks for', () => {
  test.each([
    ['p { background: url(a) }', ['a 20']],
    ['p { background: URL( "a b" ) }', ['a b 22']],
    ["@import 'a'; @import url(b);", ['a 9', 'b 25']],
    ['@font-face { src: url(a) format("x"), url("b") }', ['a 22', 'b 43']],
    [
      'p { background: image-set("a" 1x, url(b) 2x, \'c\' type("x/y")); content: "d" }',
      ['a 27', 'b 38', 'c 46'],
    ],
    ['p { background: -webkit-image-set(\n"a" 1x) } q { content: ("b") attr(c "d") "e" }', ['a 36']],
    ['/* url(a) */ p { content: "url(b) \\" url(c)"; }', []],
    ['@namespace x url(a); url(data:x) url(#b) url()', []],
    ['url(\\61 b)', ['ab 4']],
    ['url(a', ['a 4']],
    ['url("a', ['a 5']],
    ['"url(a)\nurl(b)', ['b 12']],
    // CSS Syntax 3: 4.3.4 a name is read whole, 4.3.7 an escape opens nothing, 4.3.6 and 4.3.14 what is broken is dropped.
    ['p { a: curl(a) my-url(b) url-prefix(c) #url(d) u\\72 l(e) url\\(f) }', ['e 54']],
    ['.a\\\'b { c: url(d) } .e\\"::f { g: url(h) }', ['d 15', 'h 37']],
    [".a-\\[\\'\\'\\]:b{c:'';d:url(e)}", ['e 25']],
    ['a { b: url(c d) } e { f: url(g"h) url( i\n) }', ['i 39']],
    ['a { b: url("c\n"); d: url(e) } @import "f\n; @import "g', ['e 25', 'g 52']],
    ['@namespace "a;b"; @namespace c url("d;e"); @import "f"', ['f 52']],
    ['@import/* x */ /**/"a"; @import /* "b" */;', ['a 20']],
    ['@\\69mport "a"; @IM\\50 ORT "b"; @n\\61mespace "c"; @import-x "d"', ['a 11', 'b 27']],
    ['@important "a"; @import\n\'b\' url(c)', ['b 25', 'c 32']],
    ['a { b: url(c\\)d) url("\\"e") url("f\\\ng") }', ['c)d 11', '"e 22', 'fg 33']],
    ['a { b: image-set(("c") 1x, \'d\' 1x); e: url( DATA:f) url("#g") }', ['d 28']],
  ])('%j', (css, expected) => {
    expect(cssAddresses(css).map(({ href, offset }) => `${href} ${offset}`)).toEqual(expected);
  });
});

test.each([
  ['5', undefined],
  ['5;', undefined],
  ['x; url=a', undefined],
  ['0; url=a', 'a'],
  ['0;URL = "a b"c', 'a b'],
  ['0, a', 'a'],
  ['.5 a', 'a'],
  ["1;url='a", 'a'],
  ['1;urla', 'urla'],
])('A page that says %j sends its readers to %j', (content, expected) => {
  expect(refreshAddress(content)).toBe(expected);
});

test('Places are counted as editors do, whatever ends a line', () => {
  const place = placesIn('a\nb\r\nc\rd', 'x');
  const offsets = [0, 2, 5, 7];
  expect(offsets.map((offset) => place(offset).line)).toEqual([1, 2, 3, 4]);
  expect(place(8)).toEqual({ file: 'x', line: 4, column: 2 });
});

describe('A page is decoded', () => {
  const far = '<!-- far -->'.repeat(100);
  test.each([
    ['by what it declares', '<meta charset="windows-1252">\x80', '€'],
    [
      'by a declaration as of a header',
      "<meta http-equiv=Content-Type content='text/html;charset = gbk'>\xca\xfd",
      '数',
    ],
    ['by one far down', `${far}<meta charset=gbk>\xca\xfd`, '数'],
    [
      'by one in the body, behind a script that writes another',
      `${far}<script>'<meta charset=koi8-r>'</script><p><meta charset=gbk>\xca\xfd`,
      '数',
    ],
    ['by an XML declaration', '<?xml version="1.0" encoding="ISO-8859-1"?>\xe4', 'ä'],
    [
      'by no other `charset`',
      `<meta name=description content="charset=koi8-r"><a title="<meta charset=gbk>">\xe6\x95\xb0`,
      '数',
    ],
    ['by none in a comment', '<!-- <meta charset=koi8-r> --><meta charset=utf-8>\xe6\x95\xb0', '数'],
    ['as UTF-8 where it says UTF-16, which it cannot be', '<meta charset=ucs-2>\xc3\xa9', 'é'],
    ['as UTF-8 where it says nothing', '\xe6\x95\xb0', '数'],
    ['as old pages are where that is not UTF-8', '\xe4\x80', 'ä€'],
    [
      'by the next one where nobody knows the name',
      '<meta charset><meta charset=nonsense><meta charset=gbk>\xca\xfd',
      '数',
    ],
    [
      'by an XML declaration of two bytes a character',
      Buffer.from('<?xml version="1.0"?>数', 'utf16le').toString('latin1'),
      '数',
    ],
    ['as the same where nobody knows the name', '<meta charset=nonsense>\xe4', 'ä'],
    ['by its byte order mark before all else', '\xef\xbb\xbf<meta charset=gbk>\xe6\x95\xb0', '数'],
  ])('%s', (_, bytes, expected) => {
    expect(pageText(Buffer.from(bytes, 'latin1')).endsWith(expected)).toBe(true);
  });

  test('by what its host says, before what it says itself', () => {
    expect(pageText(Buffer.from('<meta charset=utf-8>\xca\xfd', 'latin1'), 'GBK')).toContain('数');
  });

  test('in one pass, whatever stands in it', () => {
    for (const piece of ['<meta ', '<a charset', '<!--', '<meta charset=x '])
      expect(pageText(Buffer.from(`${far}${piece.repeat(300_000)}`)).length).toBeGreaterThan(1e6);
  });
});
