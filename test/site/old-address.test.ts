import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOldAddress } from '../../scripts/site/old-address.ts';

describe('An old address', () => {
  test.each([
    ['/x.html', '/x.html', null],
    ['/en/x/', '/en/x/', null],
    ['/en/x', '/en/x/', null],
    ['/en/x/index.html', '/en/x/', null],
    ['/en/x/#a', '/en/x/', 'a'],
    ['/en/x/#', '/en/x/', null],
    ['/x.htm#ISO/IEC_27001', '/x.htm', 'ISO/IEC_27001'],
    ['/x.html#%E6%95%B0', '/x.html', '数'],
    ['/数/', '/%E6%95%B0/', null],
    ['/a/../b/', '/b/', null],
    ['/', '/', null],
  ])('%s', (written, address, id) => {
    expect(readOldAddress(written)).toEqual({ address, id });
  });
});

describe('There is no page at', () => {
  test.each([
    'x.html',
    '//host/x.html',
    '/\\host/x.html',
    'https://e.com/x.html',
    '/x.html?a=b',
    '/x.pdf',
    '/x y.html',
    '/a/..%2F..%2Fetc/x.html',
    '/a%00.html',
    '/en/old/#a%00text%00b',
    '/en/old/#a\0b',
    '/a%5Cb.html',
    '/a//b.html',
    '/a/%2e//',
    `/${'a'.repeat(256)}/`,
    `/${'中'.repeat(86)}/`,
    `/${'a/'.repeat(450)}`,
    '',
  ])('%j', (written) => {
    expect(readOldAddress(written)).toBeUndefined();
  });
});

test('Whatever is written, its file stays inside the output folder', () => {
  const piece = fc.constantFrom('..', '.', '%2e%2e', '%2E.', '%2f', '%5c', 'a', '%61', 'é', '%', '%zz', '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const old = readOldAddress(`/${pieces.join('/')}`);
      if (!old) return;
      const names = decodeURIComponent(old.address).split('/');
      expect(names).not.toContain('..');
    }),
  );
});
