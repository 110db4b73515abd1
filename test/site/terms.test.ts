import { expect, test } from 'vitest';
import { siteWith } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

test.each([
  ['nothing', 'privacy/retention.md#timeline', '{ en: [time] }', []],
  [
    'a page that is not there',
    'privacy/retntion.md#timeline',
    '{ en: [time] }',
    ['_data/terms.yaml:1:7 missing-page privacy/retntion.md#timeline → privacy/retention.md#timeline'],
  ],
  [
    'an anchor that is not there',
    'privacy/retention.md#timline',
    '{ en: [time] }',
    ['_data/terms.yaml:1:7 missing-anchor privacy/retention.md#timline → #timeline'],
  ],
  ['a page without an anchor', 'privacy/retention.md', '{ en: [time] }', ['_data/terms.yaml:1:7 data-file']],
  [
    'a language that is not there',
    'privacy/retention.md#timeline',
    '{ xx: [time] }',
    ['_data/terms.yaml:2:16 data-file'],
  ],
  ['no word', 'privacy/retention.md#timeline', '{ en: [] }', ['_data/terms.yaml:2:16 data-file']],
])('What is wrong with a term is told at its line: %s', (_, to, words, expected) => {
  const folder = siteWith({ '_data/terms.yaml': `- to: ${to}\n  words: ${words}\n` });
  expect(toldOfSite(folder)).toEqual(expected);
});
