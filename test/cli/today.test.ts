import { expect, test } from 'vitest';
import { today } from '../../scripts/cli/today.ts';

const now = Date.UTC(2026, 10, 22, 23, 59);

test.each([
  [{}, '2026-11-22'],
  [{ SOURCE_DATE_EPOCH: '' }, '2026-11-22'],
  [{ SOURCE_DATE_EPOCH: '0' }, '1970-01-01'],
  [{ SOURCE_DATE_EPOCH: '1798761600' }, '2027-01-01'],
])('Today is the day in UTC, or that of SOURCE_DATE_EPOCH: %j', (env, expected) => {
  expect(today(env, now)).toBe(expected);
});

test.each(['tomorrow', '-1', '1.5', '999999999999'])('%s is no such time', (epoch) => {
  expect(() => today({ SOURCE_DATE_EPOCH: epoch }, now)).toThrow('SOURCE_DATE_EPOCH');
});
