import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../scripts/site/load.ts';
import { site, siteWith, someDay } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

const report = readFileSync(join(site('clean'), 'downloads/report.pdf'), 'latin1');

/** A site whose report is this file. */
const withReport = (bytes: string) => siteWith({ 'downloads/report.pdf': Buffer.from(bytes, 'latin1') });
const documentIn = (content: string) => loadContent(content, someDay).downloads[0]?.document;

test.each([
  ['its length, its language and its day', report, { pages: 1, language: 'en', day: '2026-01-02' }],
  [
    'no day that there is not, and no language that nobody knows',
    report.replace('D:20260102', 'D:20261302').replace('(en)', '(?!)'),
    { pages: 1 },
  ],
  [
    'its length only by its own list, where pages name each other',
    report.replace('/Kids [ 3 0 R ]', '/Kids [ 1 0 R ]'),
    { pages: 1, language: 'en', day: '2026-01-02' },
  ],
])('A PDF tells %s', (_, bytes, facts) => {
  expect(documentIn(withReport(bytes))).toEqual(facts);
});

test.each([
  ['cut off', report.slice(0, 400)],
  ['a page of an error', '<!DOCTYPE html><title>503</title>\n'],
  ['without pages', report.replace('/Count 1', '/Count 0')],
  ['of nothing but a head and an end', '%PDF-1.7\n%%EOF\n'],
  ['of what no end is found of', `%PDF-1.7\n1 0 obj\n${'['.repeat(50_000)}\n%%EOF\n`],
  ['empty', ''],
])('One that is %s is told at the file, and its size is shown all the same', (_, bytes) => {
  const content = withReport(bytes);
  expect(documentIn(content)).toBeUndefined();
  expect(toldOfSite(content)).toEqual(['downloads/report.pdf:1:1 download-unreadable']);
});

test('A version that was read once is not read again: no process begins', () => {
  expect(documentIn(withReport(report))?.pages).toBe(1);
  const { execPath } = process;
  process.execPath = '/nowhere';
  try {
    expect(documentIn(withReport(report))?.pages).toBe(1);
    expect(documentIn(withReport(`${report}% ${Math.random()} %%EOF`))).toBeUndefined();
  } finally {
    process.execPath = execPath;
  }
});
