import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mendSite } from '../../scripts/edit/fix-site.ts';
import { newFolder, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

describe('other-language', () => {
  const chinese = `---\ntitle: 术语\nsummary: 词语的含义。\nowner: 编辑\nreviewed: 2026-02-28\n---\n## 数据 {#data}\n\n见[简介](index.md)。\n`;

  /** What is told about a line of the English home page and of a Chinese topic, in the site of two languages. */
  function toldOfLines(english: string, inChinese = ''): string[] {
    const folder = join(newFolder(), 'content');
    cpSync(site('two-languages'), folder, { recursive: true });
    const operator = readFileSync(join(folder, '_data/operator.yaml'), 'utf8');
    writeFileSync(join(folder, '_data/operator.yaml'), operator.replace('base:', 'one_page: true\n  base:'));
    writeFileSync(join(folder, 'en/x.md'), topic(`${english}\n`));
    writeFileSync(join(folder, 'zh/terms.md'), `${chinese}${inChinese}\n`);
    // What the new pages lack as twins is another test's.
    return toldOfSite(folder).filter((line) => !/ (?:translation-|stale-acceptance)/.test(line));
  }

  test.each([
    ['[Terms (简体中文)](../zh/terms.md)'],
    ['[the Chinese terms](../zh/terms.md#data)'],
    ['[Terms in Simplified Chinese](/zh/terms/)'],
    ['[中文](../zh/terms.md)'],
    ['[Terms](terms.md) [home](/en/) [report](<../downloads/报告 2026.pdf>) [a](https://example.com/zh/)'],
  ])('not for %s', (line) => {
    expect(toldOfLines(line)).toEqual([]);
  });

  test.each([
    ['[What words mean (English)](../en/terms.md)'],
    ['[英文术语](../en/terms.md)'],
    ['[英语版](../en/terms.md)'],
  ])('not for %s on a Chinese page', (line) => {
    expect(toldOfLines('x', line)).toEqual([]);
  });

  test.each([
    ['[Terms](../zh/terms.md)', '../zh/terms.md → terms.md'],
    ['[Terms](../zh/terms.md#data)', '../zh/terms.md#data'],
    ['[Terms](/zh/terms/)', '/zh/terms/ → /en/terms/'],
    ['[All pages](/zh/all/)', '/zh/all/ → /en/all/'],
    ['[In short](/zh/#brief)', '/zh/#brief → /en/#brief'],
    ['[术语](../zh/terms.md)', '../zh/terms.md'],
    ['[Terms](../zh/../zh/terms.md)', '../zh/../zh/terms.md → terms.md'],
  ])('for %s, told once, in the source and on the page', (line, href) => {
    expect(toldOfLines(line)).toEqual([`en/x.md:7:1 other-language ${href}`]);
  });

  test('where the page is there in the own language too, --fix leads there, and what is written in the other one stays', async () => {
    const folder = join(newFolder(), 'content');
    cpSync(site('two-languages'), folder, { recursive: true });
    const links = '[Terms](../zh/index.md) [术语](../zh/index.md) [home](../zh/index.md#nothing)\n';
    writeFileSync(join(folder, 'en/x.md'), topic(links));
    const { edits } = await mendSite(folder, true, someDay);
    expect(edits.map(({ was, is }) => [was, is])).toEqual([['../zh/index.md', 'index.md']]);
  });

  test('not beside what else is wrong with where a link leads', () => {
    expect(toldOfLines('[Home](..)')).toEqual(['en/x.md:7:1 missing-page ..']);
  });

  test('for a link from a Chinese page', () => {
    expect(toldOfLines('x', '[术语](../en/terms.md)')).toEqual([
      'zh/terms.md:10:1 other-language ../en/terms.md',
    ]);
  });

  test('a panel that leads every language to one page, at its line', () => {
    const folder = join(newFolder(), 'content');
    cpSync(site('two-languages'), folder, { recursive: true });
    const panel = '- id: a\n  title: A\n  links:\n    - text: Terms\n      to: ../en/terms.md\n';
    writeFileSync(join(folder, '_data/panels.yaml'), panel);
    expect(toldOfSite(folder)).toEqual(['_data/panels.yaml:5:11 other-language ../en/terms.md']);
  });

  test('a site of one language has none', () => {
    expect(toldOfSite(siteWith({ 'en/x.md': topic('[a](/en/privacy/)\n') }))).toEqual([]);
  });
});
