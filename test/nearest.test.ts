import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearest, nearestWithin } from '../scripts/nearest.ts';

const ids = [
  'leave_service',
  'timeline',
  'exceptions',
  'notices',
  'a',
  'iso-27001',
  'iso-27018',
  'order',
  'owner',
];

test('A short word of which half is another, and its head too, is another word', () => {
  expect(nearest('nope', ['top'])).toBeUndefined();
  expect(nearest('toop', ['top'])).toBe('top');
});

test.each([
  ['leave_servcie', 'leave_service'],
  ['leave-service', 'leave_service'],
  ['Leave_Service', 'leave_service'],
  ['leaveservice', 'leave_service'],
  ['timelines', 'timeline'],
  ['iso-27002', 'iso-27001'],
  ['iso-27018', 'iso-27018'],
  ['b', undefined],
  ['something-else', undefined],
  ['note', undefined],
  ['onwer', 'owner'],
])('For %j it is %j', (word, expected) => {
  expect(nearest(word, ids)).toBe(expected);
});

test('Only the letters that tell candidates apart count', () => {
  const pages = ['/en/privacy/access/', '/en/privacy/retention/'];
  expect(nearest('/en/privacy/xyz/', pages, 3)).toBeUndefined();
  expect(nearest('/en/privacy/retentoin/', pages, 9)).toBe('/en/privacy/retention/');
});

test('It is one of the candidates or nothing, the word itself where it is one, in any order of them', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '-', '_', 'A'), maxLength: 8 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 10 }), (meant, candidates) => {
      const found = nearest(meant, candidates);
      expect([...candidates, undefined]).toContain(found);
      expect(nearest(meant, candidates.toReversed())).toBe(found);
      expect(nearest(meant, [...candidates, meant])).toBe(meant);
    }),
  );
});

test('A word that nobody can have mistyped is compared with nothing', () => {
  expect(nearest(`${'a'.repeat(400)}x`, ['a'.repeat(401)])).toBe('a'.repeat(401));
  expect(nearest(`${'a'.repeat(600)}x`, ['a'.repeat(601)])).toBeUndefined();
});

test('A run that asks very often is given nothing any more', () => {
  const near = nearestWithin(4);
  const candidates = ['retention', 'access', 'deletion'];
  const found = ['retentoin', 'acess', 'deltion'].map((word) => near(word, candidates));
  expect(found).toEqual(['retention', 'access', undefined]);
});
