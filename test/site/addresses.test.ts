import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressOfTopic,
  decodePath,
  publishedAddress,
  readReference,
  SITE,
  withBase,
  withoutBase,
} from '../../scripts/site/addresses.ts';
import { runs } from '../support/full.ts';

test.each([
  ['en/privacy/data-retention.md', '/en/privacy/data-retention/'],
  ['en/privacy/index.md', '/en/privacy/'],
  ['en/index.md', '/en/'],
  ['en/my-index.md', '/en/my-index/'],
  ['en/index/index.md', '/en/index/'],
])('The topic %s is published at %s', (path, address) => {
  expect(addressOfTopic(path)).toBe(address);
});

test('A way without marks of its own is read as the URL standard reads any', () => {
  const mark = fc.constantFrom(
    ...['a', 'B1', '.', '..', '/', '//', '#', '-', '_', '%2e', ':', '?', '.md', '\\', ' ', 'é'],
  );
  const base = fc.constantFrom('en/index.md', 'en/a/b.md', '_data/', 'zh/legacy.yaml', 'x.md');
  fc.assert(
    fc.property(fc.array(mark, { minLength: 1, maxLength: 9 }), base, (marks, from) => {
      const href = marks.join('');
      const found = readReference(href, from);
      const url = URL.parse(href, `${SITE}/${from}`);
      const here = found.kind === 'source' || found.kind === 'address';
      expect(here).toBe(href.trim() !== '' && url?.origin === SITE);
      if (!here) return;
      expect(found.fragment ?? '').toBe(url?.hash.slice(1));
      const pathname = url?.pathname ?? '';
      expect(found.path).toBe(found.kind === 'source' ? decodePath(pathname).slice(1) : pathname);
    }),
    { numRuns: runs(300) },
  );
});

describe('An address is read as the URL standard reads it', () => {
  const from = 'en/privacy/access.md';
  test.each([
    ['retention.md', { kind: 'source', path: 'en/privacy/retention.md', fragment: null }],
    ['./retention.md#x', { kind: 'source', path: 'en/privacy/retention.md', fragment: 'x' }],
    ['../index.md#', { kind: 'source', path: 'en/index.md', fragment: '' }],
    ['../../../../above.md', { kind: 'source', path: 'above.md', fragment: null }],
    ['a/./b/../c.md', { kind: 'source', path: 'en/privacy/a/c.md', fragment: null }],
    ['#timeline', { kind: 'source', path: from, fragment: 'timeline' }],
    ['#', { kind: 'source', path: from, fragment: '' }],
    ['?x=1#y', { kind: 'source', path: from, fragment: 'y' }],
    ['a.md?x=1', { kind: 'source', path: 'en/privacy/a.md', fragment: null }],
    ['数 据.md#数', { kind: 'source', path: 'en/privacy/数 据.md', fragment: '%E6%95%B0' }],
    ['a%20b.md#%41', { kind: 'source', path: 'en/privacy/a b.md', fragment: '%41' }],
    [' a.md ', { kind: 'source', path: 'en/privacy/a.md', fragment: null }],
    ['..\\index.md', { kind: 'source', path: 'en/index.md', fragment: null }],
    ['/en/#x', { kind: 'address', path: '/en/', fragment: 'x' }],
    ['/en/../zh/./', { kind: 'address', path: '/zh/', fragment: null }],
    ['\\en\\', { kind: 'address', path: '/en/', fragment: null }],
    ['', { kind: 'empty' }],
    [' \t\n', { kind: 'empty' }],
    ['https://example.com/a.md', { kind: 'external', scheme: 'https' }],
    ['HTTP://example.com', { kind: 'external', scheme: 'http' }],
    ['//example.com/a.md', { kind: 'external', scheme: 'https' }],
    ['/\t/example.com/a.md', { kind: 'external', scheme: 'https' }],
    ['mailto:a@example.com', { kind: 'external', scheme: 'mailto' }],
    ['java\nscript:alert(1)', { kind: 'external', scheme: 'javascript' }],
    ['\u0001javascript:alert(1)', { kind: 'external', scheme: 'javascript' }],
    ['https://[bad', { kind: 'external', scheme: 'https' }],
    ['C:\\a.md', { kind: 'external', scheme: 'c' }],
  ])('%j', (href, expected) => {
    expect(readReference(href, from)).toEqual(expected);
  });

  test('a control character before it is cut', () => {
    expect(readReference('\u0001/en/', from)).toEqual({ kind: 'address', path: '/en/', fragment: null });
  });

  const segment = fc.constantFrom(
    'a',
    'b.md',
    '..',
    '.',
    '',
    'Ä',
    '%41',
    '%zz',
    'a b',
    '数',
    'index.md',
    '~',
    '+',
  );
  const path = fc.tuple(
    fc.constantFrom('', '/', './', '../'),
    fc.array(segment, { minLength: 1, maxLength: 5 }),
  );
  const tail = fc.constantFrom('', '#', '#x', '#数', '?q', '?q#x', '#a%20b', '#:~:text=x', '#a#b');

  test('whatever its path and fragment', () => {
    fc.assert(
      fc.property(path, tail, ([start, segments], end) => {
        const href = start + segments.join('/') + end;
        const url = URL.parse(href, `https://site.invalid/${from}`);
        const read = readReference(href, from);
        if (href === '') expect(read.kind).toBe('empty');
        else if (url?.host !== 'site.invalid') expect(read.kind).toBe('external');
        else {
          if (read.kind !== 'source' && read.kind !== 'address') throw new Error(read.kind);
          const own = read.kind === 'source' ? `/${read.path}` : decodePath(read.path);
          expect(own).toBe(decodePath(url.pathname));
          expect(read.fragment ?? '').toBe(url.hash.slice(1));
        }
      }),
    );
  });

  test('and never with an exception', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (href) => {
        readReference(href, from);
        publishedAddress(href, from, '/trust/');
      }),
    );
  });
});

describe('An address is published', () => {
  test.each([
    ['retention.md#leave_service', '/en/privacy/retention/#leave_service'],
    ['index.md', '/en/privacy/'],
    ['../index.md#x', '/en/#x'],
    ['#timeline', '#timeline'],
    ['#数', '#%E6%95%B0'],
    ['access.md#x', '/en/privacy/access/#x'],
    ['../../downloads/a b.pdf', '/downloads/a%20b.pdf'],
    ['../../downloads/报告.pdf#page=2', '/downloads/%E6%8A%A5%E5%91%8A.pdf#page=2'],
    ['/en/', '/en/'],
    ['https://example.com/ä', 'https://example.com/%C3%A4'],
    ['https://[bad', 'https://[bad'],
    ['', ''],
  ])('%j as %j', (href, expected) => {
    expect(publishedAddress(href, 'en/privacy/access.md', '/')).toBe(expected);
  });

  test.each([
    ['retention.md#x', '/trust/en/privacy/retention/#x'],
    ['/en/', '/trust/en/'],
    ['#x', '#x'],
    ['https://example.com/', 'https://example.com/'],
  ])('%j below a base path as %j', (href, expected) => {
    expect(publishedAddress(href, 'en/privacy/access.md', '/trust/')).toBe(expected);
  });
});

test('A base path is put in front and cut off again', () => {
  expect(withBase('/en/', '/')).toBe('/en/');
  expect(withBase('/en/', '/trust/')).toBe('/trust/en/');
  expect(withoutBase('/trust/en/', '/trust/')).toBe('/en/');
  expect(withoutBase('/trust/', '/trust/')).toBe('/');
  expect(withoutBase('/en/', '/trust/')).toBeNull();
  expect(withoutBase('/trusted/', '/trust/')).toBeNull();
});
