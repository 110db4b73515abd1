import { expect, test } from 'vitest';
import { limits } from '../../scripts/outside/limits.ts';
import { Lanes } from '../../scripts/outside/survey.ts';
import { testClock } from '../support/test-clock.ts';

test('So many run at once in all, and so many with one host; a failure frees its place', async () => {
  const lanes = new Lanes(limits, testClock());
  const active = new Map<string, number>();
  let [all, mostInAll, mostOfOne] = [0, 0, 0];
  const act = async (host: string, index: number): Promise<void> => {
    const own = (active.get(host) ?? 0) + 1;
    active.set(host, own);
    mostInAll = Math.max(mostInAll, ++all);
    mostOfOne = Math.max(mostOfOne, own);
    await new Promise((resolve) => setImmediate(resolve));
    active.set(host, (active.get(host) ?? 0) - 1);
    all--;
    if (index % 7 === 0) throw new Error('as it happens');
  };
  const runs = Array.from({ length: 300 }, (_, index) => {
    const host = `host-${index % 9}`;
    return lanes.use(host, () => act(host, index));
  });
  const outcomes = await Promise.allSettled(runs);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(257);
  expect([mostInAll, mostOfOne]).toEqual([limits.atOnce, limits.atOncePerHost]);
});

test('A host that rests is left alone for that long, and no other', async () => {
  const clock = testClock(0);
  const lanes = new Lanes(limits, clock);
  lanes.rest('a', 5000);
  lanes.rest('a', 3000);
  expect(await lanes.use('b', async () => clock.now())).toBe(0);
  expect(await lanes.use('a', async () => clock.now())).toBe(5000);
});
