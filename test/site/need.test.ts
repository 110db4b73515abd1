import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isMet, listOfIds } from '../../scripts/site/need.ts';
import { findAnchor } from '../../scripts/text/find-anchor.ts';
import type { Anchor } from '../../scripts/text/outline.ts';
import { runs } from '../support/full.ts';

function anchors(ids: readonly string[]): Anchor[] {
  return ids.map((id) => ({ id, kind: 'heading', place: { file: 'a.md', line: 1, column: 1 } }));
}

function meets(fragment: string, ids: readonly string[]): boolean {
  return isMet(`/en/#${fragment}`, new Map([['/en/', { ids: listOfIds(anchors(ids)) }]]));
}

test.each([
  ['two ids with a space between them', 'a%20b', ['a', 'b'], false],
  ['a beginning that stands before a text directive', 'a:~:b', ['a:~:b'], false],
  ['an id with a space, encoded twice', 'a%2520b', ['a b'], false],
  ['a byte order mark before an id', '%EF%BB%BFa', ['a'], false],
  ['an id in Chinese', '%E6%95%B0', ['数'], true],
  ['no anchor', '', [], true],
])('What is kept of a page says of %s whether it is there', (_, fragment, ids, expected) => {
  expect(meets(fragment, ids)).toBe(expected);
});

const piece = fc.constantFrom('a', 'b', ' ', '%20', '%25', '%', ':~:', '%EF%BB%BF', '数', '%E6%95%B0', 'top');
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join(''));

test('What is kept of a page never has an anchor that the page does not have', () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (written, ids) => {
      const fragment = new URL(`https://site.invalid/#${written}`).hash.slice(1);
      if (meets(fragment, ids)) expect(findAnchor(anchors(ids), fragment)).toBeDefined();
    }),
    { numRuns: runs(400) },
  );
});
