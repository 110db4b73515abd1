import { describe, expect, test } from 'vitest';
import { sourcesAt, withSources } from '../../scripts/edit/move/kept-sources.ts';

const topic = (yaml: string): string => `---\n${yaml}---\n\nText.\n`;
const BLOCK =
  'title: A\nsources:\n  a: [x] # said there\n  # the second\n  b: { from: [x, y], also: [z] }\n  c: none\norder: 1\n';

describe('What sections rest on goes along with them, and nothing else changes', () => {
  test.each<[string, string, Record<string, string | undefined>, Record<string, unknown>, string]>([
    ['one is renamed', BLOCK, { a: 'aa' }, {}, BLOCK.replace('  a:', '  aa:')],
    [
      'one leaves',
      BLOCK,
      { b: undefined },
      {},
      BLOCK.replace('  # the second\n  b: { from: [x, y], also: [z] }\n', ''),
    ],
    ['the last one leaves', BLOCK, { c: undefined }, {}, BLOCK.replace('  c: none\n', '')],
    ['one comes', BLOCK, {}, { d: ['y'] }, BLOCK.replace('  c: none\n', '  c: none\n  d: [y]\n')],
    [
      'one that has more',
      BLOCK,
      {},
      { d: { from: ['y'], history: ['2016-05-28', '2016-05-31'] } },
      BLOCK.replace('  c: none\n', '  c: none\n  d: { from: [y], history: [2016-05-28, 2016-05-31] }\n'),
    ],
    [
      'the first of all comes',
      'title: A\n',
      {},
      { d: 'not-published' },
      'title: A\nsources:\n  d: not-published\n',
    ],
    ['all leave', 'title: A\nsources:\n  a: [x]\norder: 1\n', { a: undefined }, {}, 'title: A\norder: 1\n'],
    [
      'in braces',
      'sources: { a: [x], b: none }\ntitle: A\n',
      { a: 'c' },
      {},
      'sources:\n  c: [x]\n  b: none\ntitle: A\n',
    ],
    ['a list stays', 'sources: [x]\n', { a: 'c' }, { d: ['x'] }, 'sources: [x]\n'],
    [
      'a list that another one comes to',
      'sources: [x]\norder: 1\n',
      {},
      { d: ['y'] },
      'sources:\n  s: [x]\n  t: [x]\n  d: [y]\norder: 1\n',
    ],
    ['a list in lines', 'sources:\n  - x\n', {}, { d: 'none' }, 'sources:\n  s: [x]\n  t: [x]\n  d: none\n'],
    ['an empty list', 'sources: []\n', {}, { d: ['y'] }, 'sources:\n  d: [y]\n'],
    ['one without an entry', BLOCK, { other: 'more' }, {}, BLOCK],
    [
      'several lines',
      'sources:\n  a:\n    - x\n    - y\n  b: none\n',
      { a: 'c' },
      {},
      'sources:\n  c:\n    - x\n    - y\n  b: none\n',
    ],
  ])('%s', (_, yaml, ids, added, expected) => {
    const next = withSources(topic(yaml), new Map(Object.entries(ids)), new Map(Object.entries(added)), [
      's',
      't',
    ]);
    expect(next).toBe(topic(expected));
  });

  test('and can be read', () => {
    const found = sourcesAt(topic(BLOCK), new Set(['a', 'b', 'x']), []);
    expect(Object.fromEntries(found)).toEqual({ a: ['x'], b: { from: ['x', 'y'], also: ['z'] } });
  });

  test('and of a list, which is for the whole page, each that states something takes all', () => {
    const found = sourcesAt(topic('sources: [x, y]\n'), new Set(['a', 'b']), ['a', 'c']);
    expect(Object.fromEntries(found)).toEqual({ a: ['x', 'y'] });
  });
});
