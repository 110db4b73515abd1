import { expect, test } from 'vitest';
import { today } from '../../scripts/cli/today.ts';
import { run } from '../support/command.ts';
import { changed, site, siteWith } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const now = Date.UTC(2026, 10, 22, 23, 59);

test.each([
  [{}, '2026-11-22'],
  [{ SOURCE_DATE_EPOCH: '' }, '2026-11-22'],
  [{ SOURCE_DATE_EPOCH: '0' }, '1970-01-01'],
  [{ SOURCE_DATE_EPOCH: '1798761600' }, '2027-01-01'],
])('Today is the day in UTC, or that of SOURCE_DATE_EPOCH: %j', (env, expected) => {
  expect(today(site('clean'), env, now)).toBe(expected);
});

test.each([
  ['Asia/Shanghai', '2026-11-23'],
  ['America/Los_Angeles', '2026-11-22'],
  ['Nowhere/At_All', '2026-11-22'],
])('It is the day of the operator: in %s it is %s', (zone, expected) => {
  const line = 'default_language: en';
  const content = siteWith(changed('_data/operator.yaml', line, `${line}\n  time_zone: ${zone}`));
  expect(today(content, {}, now)).toBe(expected);
  const faults = zone === 'Nowhere/At_All' ? ['_data/operator.yaml:4:14 data-file'] : [];
  expect(toldOfSite(content).filter((one) => one.includes('operator'))).toEqual(faults);
});

test.each(['tomorrow', '-1', '1.5', '999999999999'])('%s is no such time', (epoch) => {
  expect(() => today(site('clean'), { SOURCE_DATE_EPOCH: epoch }, now)).toThrow('SOURCE_DATE_EPOCH');
});

test('A command judges by that day, and refuses one that is none', async () => {
  const check = (epoch: string) => run('check', ['--content', site('clean')], { SOURCE_DATE_EPOCH: epoch });
  const early = await check(String(Date.UTC(2026, 10, 22) / 1000));
  expect([early.code, early.stdout]).toEqual([0, expect.stringContaining(' · no problems')]);
  const late = await check(String(Date.UTC(2027, 2, 1) / 1000));
  expect([late.code, late.stdout]).toEqual([0, expect.stringContaining('next review was due by 2027-02-28')]);
  const never = await check('never');
  expect([never.code, never.stdout]).toEqual([2, '']);
  expect(never.stderr).toMatch(/^check: SOURCE_DATE_EPOCH is `never`: .*\n$/);
});
