import { cpSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { planImport } from '../../scripts/edit/import/plan-import.ts';
import { anyOldPage } from '../support/any-old-page.ts';
import { sharedBrowser } from '../support/browser.ts';
import { newFolder, site } from '../support/fixture.ts';
import { runs } from '../support/full.ts';
import { differing, importPage, wordsKept, wordsSeen } from '../support/imported.ts';

vi.setConfig({ testTimeout: 60_000 });

const OLD = join(import.meta.dirname, '../fixtures/old-site');

/** What a reader of these pages opens by a click: scripts of a site that is no more did it. */
const OPENED: Readonly<Record<string, readonly string[]>> = {
  'compliance/accordion.md': [
    '.collapse',
    '.toggle-content',
    '#mlps',
    '#soc_pop',
    '.col-lg-9 > div:not([class])',
  ],
  'compliance/opening.md': ['div[style]:not(#popup-none)', '#r1', '#popup-soc'],
  'compliance/offerings.md': ['#p1', '#p2'],
  'privacy/in-charge.md': ['#c1', '#c2'],
  'privacy/cookies.md': ['.fold', '#more'],
  'services/default.md': ['#slide-2', '#slide-3'],
  'services/folded.md': ['#Tab2', '.mscom-accordion-item-container', '#how'],
  'zh-cn/compliance/standards.md': ['#pop_scope'],
  'compliance/standards.md': ['#pop_scope'],
  'tools/confluence.html': ['.expand-content'],
  'tools/iubenda.html': ['.expand-content'],
  'compliance/questions.md': ['.accordion-body', '#more1'],
};

test('Each word that a reader of an old page saw stands once: in the topic, in a proposal, or in what is told to be left out', async () => {
  const content = join(newFolder(), 'content');
  cpSync(site('two-languages'), content, { recursive: true });
  const given = {
    old: OLD,
    root: undefined,
    to: join(content, 'old'),
    owner: 'TODO',
    language: undefined,
    hosts: ['old-trust.example'],
    forms: [],
  };
  const plan = planImport(content, given, '2026-11-22');
  const texts = new Map(plan.changes.map(({ path, is }) => [path, is ?? '']));
  const page = await (await sharedBrowser()).newPage();
  const wrong: Record<string, string[]> = {};
  for (const imported of plan.pages) {
    const { old } = imported.page;
    const seen = await wordsSeen(page, old.html, OPENED[old.path]);
    const found = differing(seen, await wordsKept(page, imported, texts.get(imported.path) ?? ''));
    if (found.length > 0) wrong[old.path] = found;
  }
  await page.close();
  // Where a link showed an image alone, its words stand there, which a reader did not see.
  // Lists that were counted with letters are counted with numbers, which is told.
  const lettered = ['1: 9 → 10', '2: 6 → 7', 'a: 6 → 5', 'b: 3 → 2'];
  expect(wrong).toEqual({
    'compliance/kinds.md': lettered,
    'security/test-request.md': ['1: 2 → 3', '2: 2 → 3', 'a: 2 → 1', 'b: 1 → 0'],
    'privacy/links.md': ['Picture: 0 → 1', 'of: 0 → 1', 'sizes: 0 → 1'],
  });
});

test('The same is true of any old page', async () => {
  const page = await (await sharedBrowser()).newPage();
  for (const { html } of fc.sample(anyOldPage, runs(15))) {
    const imported = importPage(html);
    const kept = await wordsKept(page, imported, imported.topic);
    expect(differing(await wordsSeen(page, html), kept), html).toEqual([]);
    expect(imported.page.notes.filter(({ text }) => text.startsWith('words of the page'))).toEqual([]);
  }
  await page.close();
});
