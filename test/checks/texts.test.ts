import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { changed, newFolder, site, siteWith, topic } from '../support/fixture.ts';
import { someDay, toldOfSite } from '../support/told.ts';

/** What is told about a topic `en/x.md` with this body, in the source and on its page, in the clean site. */
function toldOf(body: string): string[] {
  return toldOfSite(siteWith({ 'en/x.md': topic(`${body}\n`) }));
}

describe('vague-link-text', () => {
  test.each([
    ['the page on access'],
    ['Click here to read who can access data'],
    ['here and there'],
    ['更多关于数据的信息'],
    ['这里的数据'],
    ['Retention'],
  ])('not for a text that says more: %s', (text) => {
    expect(toldOf(`[${text}](index.md)`)).toEqual([]);
  });

  test.each([
    ['here'],
    ['Here'],
    ['CLICK HERE'],
    ['learn more'],
    ['Learn more…'],
    ['Read more →'],
    ['» read more «'],
    ['(here).'],
    ['*Learn* **more**'],
    ['`here`'],
    ['this page'],
    ['link'],
    ['了解更多'],
    ['了解更多>>'],
    ['点击此处'],
    ['“这里”'],
    ['（查看详情）'],
    ['点击这里！'],
  ])('for %s, told once, in the source and on the page', (text) => {
    expect(toldOf(`- See [${text}](index.md)`)).toEqual(['en/x.md:7:7 vague-link-text index.md']);
  });

  test('for the description of an image that is the whole link', () => {
    expect(toldOf('[![here](../downloads/report.pdf)](index.md)')).toEqual([
      'en/x.md:7:1 vague-link-text index.md',
    ]);
    expect(toldOf('[![here](../downloads/report.pdf) The report](index.md)')).toEqual([]);
  });

  test('for a panel, at its line in the data', () => {
    const folder = siteWith(changed('_data/panels.yaml', 'text: Retention', 'text: Read more'));
    expect(toldOfSite(folder)).toEqual([
      '_data/panels.yaml:5:11 vague-link-text privacy/retention.md#leave_service',
    ]);
  });

  test('in code there is no link', () => {
    expect(toldOf('`[here](index.md)`\n\n    [here](index.md)')).toEqual([]);
  });
});

describe('other-language', () => {
  const chinese = `---\ntitle: 术语\nsummary: 词语的含义。\nowner: 编辑\nreviewed: 2026-02-28\n---\n## 数据 {#data}\n\n见[简介](index.md)。\n`;

  /** What is told about a line of the English home page and of a Chinese topic, in the site of two languages. */
  function toldOfLines(english: string, inChinese = ''): string[] {
    const folder = join(newFolder(), 'content');
    cpSync(site('two-languages'), folder, { recursive: true });
    writeFileSync(join(folder, 'en/x.md'), topic(`${english}\n`));
    writeFileSync(join(folder, 'zh/terms.md'), `${chinese}${inChinese}\n`);
    return toldOfSite(folder, someDay);
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
    ['[Terms](../zh/terms.md)', '../zh/terms.md'],
    ['[Terms](../zh/terms.md#data)', '../zh/terms.md#data'],
    ['[Terms](/zh/terms/)', '/zh/terms/'],
    ['[术语](../zh/terms.md)', '../zh/terms.md'],
    ['[Terms](../zh/../zh/terms.md)', '../zh/../zh/terms.md'],
  ])('for %s, told once, in the source and on the page', (line, href) => {
    expect(toldOfLines(line)).toEqual([`en/x.md:7:1 other-language ${href}`]);
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
    expect(toldOf('[a](/en/privacy/)')).toEqual([]);
  });
});
