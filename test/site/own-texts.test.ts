import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { layoutsFolder } from '../../scripts/folders.ts';
import { siteWith } from '../support/fixture.ts';
import { toldOfSources } from '../support/told.ts';

/** What is told of the file of a language beside English. */
const toldOf = (code: string, yaml: string): string[] =>
  toldOfSources(siteWith({ [`_data/languages/${code}.yaml`]: yaml }));

test('A language that comes with the generator says nothing itself, or what it says otherwise', () => {
  expect(toldOf('de', '')).toEqual([]);
  expect(toldOf('de', 'tag: de-AT\ntexts:\n  owner: Zuständig\n  search: Suche\n')).toEqual([]);
});

test('A text left in English is told; one that German says too is not', () => {
  const texts =
    'texts:\n  search: Search\n  register_name: Name\n  file_size: "({size})"\n  callout_tip: Tip\n';
  expect(toldOf('de', texts)).toEqual([
    '_data/languages/de.yaml:2:11 foreign-text → Suche',
    '_data/languages/de.yaml:5:16 foreign-text → Tipp',
  ]);
});

test('So is what stands in one kind of Chinese and is another one', () => {
  expect(toldOf('zh', 'tag: zh-TW\ntexts:\n  search: 搜索\n  contact: 聯絡\n')).toEqual([
    '_data/languages/zh.yaml:3:11 foreign-text → 搜尋',
  ]);
});

test('A name that nothing fills in is told, with the one that was meant', () => {
  const texts = 'texts:\n  source_count: "{cuont} Quellen"\n  scope: "{services} von {operator}"\n';
  expect(toldOf('de', texts)).toEqual(['_data/languages/de.yaml:2:17 unknown-word → count']);
});

test('A text that no layout reads is told, and what it was meant for', () => {
  expect(toldOf('de', 'texts:\n  serch: Suchen\n')).toEqual([
    '_data/languages/de.yaml:2:3 data-file → search',
  ]);
});

test('Of a language that does not come along all texts are missed, and long ones that were left are told', () => {
  const head = 'tag: it\ndirection: ltr\nname: Italiano\ndate: { dateStyle: long }\nquotes: ["«", "»"]\n';
  expect(toldOf('it', head)).toEqual(['_data/languages/it.yaml:1:1 data-file']);
  const english = readFileSync(join(layoutsFolder, 'languages/en.yaml'), 'utf8').split('\ntexts:\n')[1];
  const told = toldOf('it', `${head}texts:\n${english}`);
  expect(told[0]).toBe('_data/languages/it.yaml:8:20 foreign-text');
  expect(new Set(told.map((line) => line.split(' ')[1]))).toEqual(new Set(['foreign-text']));
  expect(told.length).toBeGreaterThan(50);
});

test('A language needs no file where it comes along and has pages', () => {
  const home =
    '---\ntitle: Startseite\nsummary: Was sie sagt.\nowner: Redaktion\nreviewed: 2026-02-28\ndraft: true\n---\nText\n';
  expect(toldOfSources(siteWith({ 'de/index.md': home }))).toEqual([]);
});
