import { expect, test } from 'vitest';
import { termMarker } from '../../scripts/pages/mark-terms.ts';

const term = (id: string, words: readonly string[], except: readonly string[] = []) => ({
  ...{ words, except, href: `/en/terms/#${id}`, meaning: `What ${id} is.` },
});
const mark = termMarker(
  [
    term('data', ['customer data']),
    term('sub', ['subprocessor', 'subprocessors']),
    term('rd', ['R&D']),
    term('info', ['个人信息', '个人数据'], ['个人信息保护']),
  ],
  'en',
);

/** A text with `[words](id)` for each link to a term; and the ids of the terms in the order of their notes. */
function marked(...texts: string[]): string[] {
  const shown = mark(texts, '/en/x/');
  const link = /<a class="term" href="\/en\/terms\/#(\w+)">(.*?)<\/a>/g;
  const terms = shown.flatMap((text) => text.terms);
  return [
    ...shown.map(({ html }) => html.replace(link, '[$2]($1)')),
    ...terms.map(({ href }) => href.slice(11)),
  ];
}

test.each([
  [
    'the first use alone',
    '<p>Customer data, customer data</p>',
    '<p>[Customer data](data), customer data</p>',
    'data',
  ],
  [
    'an inflected form, and no part of a word',
    '<p>subprocessors, xsubprocessor</p>',
    '<p>[subprocessors](sub), xsubprocessor</p>',
    'sub',
  ],
  [
    'in Chinese, without spaces',
    '<p>和个人数据，个人信息</p>',
    '<p>和[个人数据](info)，个人信息</p>',
    'info',
  ],
  [
    'not what only holds a term',
    '<p>个人信息保护法的个人信息</p>',
    '<p>个人信息保护法的[个人信息](info)</p>',
    'info',
  ],
  ['a word with a sign of HTML', '<p>R&amp;D</p>', '<p>[R&amp;D](rd)</p>', 'rd'],
  [
    'not in headings, links, code, titles of callouts',
    '<h2 id="customer data">customer data</h2><a href="x"><b>customer data</b></a><pre><code>customer data</code></pre><p class="callout-title">customer data</p><p>customer <em>data</em></p>',
    '<h2 id="customer data">customer data</h2><a href="x"><b>customer data</b></a><pre><code>customer data</code></pre><p class="callout-title">customer data</p><p>customer <em>data</em></p>',
  ],
])('A term is linked to its definition: %s', (_, html, ...expected) => {
  expect(marked(html)).toEqual(expected);
});

test('The texts of a page share their first uses; the page that defines a term has none', () => {
  expect(marked('subprocessor', '<li>customer data of a subprocessor</li>')).toEqual([
    '[subprocessor](sub)',
    '<li>[customer data](data) of a subprocessor</li>',
    ...['sub', 'data'],
  ]);
  expect(mark(['customer data'], '/en/terms/')).toEqual([{ html: 'customer data', terms: [] }]);
});
