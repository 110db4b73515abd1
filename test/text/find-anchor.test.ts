import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAnchor, percentDecode } from '../../scripts/text/find-anchor.ts';
import type { Anchor } from '../../scripts/text/outline.ts';

/** Looks through anchors with these ids, in this order. */
function anchors(...ids: string[]): (id: string) => Anchor | undefined {
  const all = ids.map(
    (id, index): Anchor => ({
      id,
      kind: 'heading',
      place: { file: 'a.md', line: index + 1, column: 1 },
    }),
  );
  return (wanted) => all.find((anchor) => anchor.id === wanted);
}

/** The fragment of a link as the URL parser serialises it. */
function fragment(written: string): string {
  return new URL(`https://site.invalid/#${written}`).hash.slice(1);
}

describe('A fragment indicates', () => {
  test.each([
    ['an id', 'timeline', ['timeline'], 'timeline'],
    ['nothing in another case', 'Timeline', ['timeline'], undefined],
    ['nothing that only begins so', 'time', ['timeline'], undefined],
    ['the top, where it is empty', '', ['timeline'], 'top'],
    ['the top, by its name in any case', 'ToP', [], 'top'],
    ['the top, by its encoded name', '%74op', [], 'top'],
    ['an id before the top', 'top', ['top'], 'top'],
    ['an id in Chinese', '数据', ['数据'], '数据'],
    ['an id with a space', 'a b', ['a b'], 'a b'],
    ['an id with signs', 'a/b.c:d+e~f', ['a/b.c:d+e~f'], 'a/b.c:d+e~f'],
    ['an id that looks encoded, before what it encodes', '%41', ['A', '%41'], '%41'],
    ['what an encoded id means, else', '%41', ['A'], 'A'],
    ['an id with a stray percent sign', '100%', ['100%'], '100%'],
    ['an id with quotes', '"<`', ['"<`'], '"<`'],
    ['an id before a text directive', 'x:~:text=foo', ['x'], 'x'],
    ['the top, before a text directive alone', ':~:text=foo', ['x'], 'top'],
    ['nothing for a layout that is missing', 'tc-main', [], undefined],
  ])('%s', (_, written, ids, expected) => {
    const found = findAnchor(fragment(written), anchors(...ids));
    expect(typeof found === 'object' ? found.id : found).toBe(expected);
  });

  test('the first of two elements with one id', () => {
    expect(findAnchor('a', anchors('a', 'a'))).toMatchObject({ place: { line: 1 } });
  });
});

test('Every id is found by the link that leads to it', () => {
  const id = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\t\n\r]|:~:/.test(text));
  fc.assert(
    fc.property(id, (text) => {
      const link = new URL('https://site.invalid/');
      link.hash = encodeURIComponent(text);
      expect(findAnchor(link.hash.slice(1), anchors(text))).toMatchObject({ id: text });
    }),
  );
});

test('Percent-decoding keeps what is no escape, and marks bytes that are not UTF-8', () => {
  expect(percentDecode('a%20b%2')).toBe('a b%2');
  expect(percentDecode('%zz%')).toBe('%zz%');
  expect(percentDecode('%E6%95%B0数')).toBe('数数');
  expect(percentDecode('%FF')).toBe('\uFFFD');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(percentDecode(encodeURIComponent(text))).toBe(text);
    }),
  );
});
