import { describe, expect, test } from 'vitest';
import { siteWith, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const linked = (path: string): string => topic(`## Here {#here}\n\n[Home](${path})\n`);

/** What is told of folders. */
function told(files: Record<string, string | null>): string[] {
  return toldOfSite(siteWith(files)).filter((line) => line.includes('missing-page'));
}

describe('A folder of topics without a page of its own is told once, at its first topic', () => {
  test('with the page to write, and of each folder above it that has none', () => {
    expect(told({ 'en/a/one.md': linked('../index.md'), 'en/a/two.md': linked('../index.md') })).toEqual([
      'en/a/one.md:1:1 missing-page index.md',
    ]);
    expect(told({ 'en/a/b/one.md': linked('../../index.md') })).toEqual([
      'en/a/b/one.md:1:1 missing-page ../index.md',
      'en/a/b/one.md:1:1 missing-page index.md',
    ]);
    expect(told({ 'en/a/b/index.md': linked('../../index.md') })).toEqual([
      'en/a/b/index.md:1:1 missing-page ../index.md',
    ]);
  });

  test.each([
    ['it has one, whatever its form', { 'en/a.md': linked('index.md') }],
    ['it is a draft', { 'en/a/index.md': topic('x\n').replace('02-28\n', '02-28\ndraft: true\n') }],
    ['it went', { '_data/gone.yaml': '- { page: a.md, on: 2026-11-20, why: It is over. }\n' }],
  ])('not where %s', (_, files) => {
    expect(told({ 'en/a/one.md': linked('../index.md'), ...(files as Record<string, string>) })).toEqual([]);
  });

  test('not where its only topic is a draft', () => {
    expect(told({ 'en/a/one.md': topic('x\n').replace('02-28\n', '02-28\ndraft: true\n') })).toEqual([]);
  });
});
