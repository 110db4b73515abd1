import { expect, test } from 'vitest';
import { formatDay } from '../../scripts/pages/format-day.ts';
import type { Language } from '../../scripts/site/data-schema.ts';

const date = { year: 'numeric', month: 'long', day: 'numeric' };
const british = { tag: 'en', date_locale: 'en-GB', date } as unknown as Language;
const chinese = { tag: 'zh-Hans', date_locale: 'zh-CN', date } as unknown as Language;

test('a day is written in the way of its language', () => {
  expect(formatDay('2016-05-28', british).text).toBe('28 May 2016');
  expect(formatDay('2016-05-28', chinese).text).toBe('2016年5月28日');
});

test('a year of which no day is known is written in the way of its language', () => {
  expect(formatDay('2019', british)).toEqual({ iso: '2019', text: '2019' });
  expect(formatDay('2019', chinese)).toEqual({ iso: '2019', text: '2019年' });
});

test('a year follows the calendar that the language names', () => {
  const persian = { tag: 'fa', date: { ...date, calendar: 'gregory', numberingSystem: 'latn' } };
  expect(formatDay('2019', persian as unknown as Language).text).toBe('2019');
});
