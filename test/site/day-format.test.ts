import { expect, test } from 'vitest';
import type { Language } from '../../scripts/site/data-schema.ts';
import { dayFormat, midnightIn } from '../../scripts/site/day-format.ts';

const date = { year: 'numeric', month: 'long', day: 'numeric' };
const british = { tag: 'en', date_locale: 'en-GB', date } as unknown as Language;
const chinese = { tag: 'zh-Hans', date_locale: 'zh-CN', date } as unknown as Language;

test('a day is written in the way of its language', () => {
  expect(dayFormat(british)('2016-05-28').text).toBe('28 May 2016');
  expect(dayFormat(chinese)('2016-05-28').text).toBe('2016年5月28日');
});

test('the first day of a month has the name that the language has for it, where the month has one', () => {
  const french = { tag: 'fr', date, first_of_month: '1er' } as unknown as Language;
  expect(dayFormat(french)('2026-09-01').text).toBe('1er septembre 2026');
  expect(dayFormat(french)('2026-09-11').text).toBe('11 septembre 2026');
  const short = { ...french, date: { dateStyle: 'short' } } as unknown as Language;
  expect(dayFormat(short)('2026-09-01').text).toBe('01/09/2026');
});

test('a year of which no day is known is written in the way of its language', () => {
  expect(dayFormat(british)('2019')).toEqual({ iso: '2019', text: '2019' });
  expect(dayFormat(chinese)('2019')).toEqual({ iso: '2019', text: '2019年' });
});

test('a year follows the calendar that the language names', () => {
  const persian = { tag: 'fa', date: { ...date, calendar: 'gregory', numberingSystem: 'latn' } };
  expect(dayFormat(persian as unknown as Language)('2019').text).toBe('2019');
});

test('a day begins at midnight where the operator is, whatever the clocks do later on it', () => {
  const begins = (day: string, zone?: string): string => midnightIn(zone)(day);
  expect(begins('2026-11-28')).toBe('2026-11-28T00:00:00Z');
  expect(begins('2026-11-28', 'Etc/UTC')).toBe('2026-11-28T00:00:00+00:00');
  expect(begins('2026-11-28', 'Asia/Kolkata')).toBe('2026-11-28T00:00:00+05:30');
  expect(begins('2026-03-08', 'America/New_York')).toBe('2026-03-08T00:00:00-05:00');
  expect(begins('2026-03-09', 'America/New_York')).toBe('2026-03-09T00:00:00-04:00');
  expect(begins('2026-11-01', 'America/New_York')).toBe('2026-11-01T00:00:00-04:00');
});
