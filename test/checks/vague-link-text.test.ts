import { describe, expect, test } from 'vitest';
import { changed, siteWith, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

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
    ['`open()`'],
    ['Next »'],
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

  test('for a title or a short name of which layouts make links, once, in the front matter', () => {
    const short = topic('Words.\n').replace('summary', 'short: Here\nsummary');
    const files = {
      'en/x/index.md': topic('Words.\n', 'More'),
      'en/x/y.md': topic('Words.\n', '"Details"'),
      'en/z.md': short,
      'en/one.md': topic('Words.\n', 'Here').replace('summary', 'one_language: true\nsummary'),
    };
    expect(toldOfSite(siteWith(files))).toEqual([
      'en/one.md:2:8 vague-link-text /en/one/',
      'en/x/index.md:2:8 vague-link-text /en/x/',
      'en/x/y.md:2:8 vague-link-text /en/x/y/',
      'en/z.md:3:8 vague-link-text /en/z/',
    ]);
  });

  test('not for headings, which the list of contents repeats', () => {
    expect(toldOf('## More {#more}\n\nOne.\n\n## Here {#here}\n\n### Click here {#go}\n\nTwo.')).toEqual([]);
  });

  test('in code there is no link', () => {
    expect(toldOf('`[here](index.md)`\n\n    [here](index.md)')).toEqual([]);
  });
});
