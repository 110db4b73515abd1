import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { retryAfter } from '../../scripts/outside/limits.ts';

const now = Date.UTC(2026, 10, 22, 12);

describe('Retry-After', () => {
  test.each([
    ['0', 0],
    ['86400', 86_400_000],
    [' 7 ', 7000],
    ['Sun, 22 Nov 2026 12:00:09 GMT', 9000],
    ['Sunday, 22-Nov-26 12:00:09 GMT', 9000],
    ['Sun Nov 22 12:00:09 2026', 9000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['2026', 2_026_000],
    ['Sunday', undefined],
  ])('%j is %j milliseconds', (value, expected) => {
    expect(retryAfter(value, now)).toBe(expected);
  });

  test('any date of HTTP is read to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 9 }), (seconds) => {
        const date = new Date(now + seconds * 1000).toUTCString();
        expect(retryAfter(date, now)).toBe(seconds * 1000);
      }),
    );
  });

  test('no text is read as a time before now, or makes it fail', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.date().map(String)), (value) => {
        const read = retryAfter(value, now);
        expect(read === undefined || read >= 0).toBe(true);
      }),
    );
  });
});
