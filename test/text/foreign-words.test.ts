import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foreignFinder, setText, unbrokenIn } from '../../scripts/text/markdown/find-foreign.ts';
import { read } from '../support/markdown.ts';

const en = { tag: 'en', direction: 'ltr' };
const zh = { tag: 'zh-Hans', direction: 'ltr' };
const ar = { tag: 'ar', direction: 'rtl' };
const ja = { tag: 'ja', direction: 'ltr' };
const site = [en, zh, ar];
const glossary = new Map([
  ['21Vianet', 'en'],
  ['Blue Cloud Co., Ltd.', 'en'],
  ['Blue Cloud', 'en'],
  ['世纪互联', 'zh-Hans'],
]);

/** The foreign words of a text, `lang: words`. */
function found(text: string, own = en, languages = site): string[] {
  return foreignFinder(
    own,
    languages,
    glossary,
  )(text).map(
    ({ tag, direction, start, end }) =>
      `${tag}${direction ? ` ${direction}` : ''}: ${text.slice(start, end)}`,
  );
}

describe('In an English text', () => {
  test.each([
    ['21Vianet (世纪互联) runs it', ['zh-Hans: 世纪互联']],
    ['the law 《网络安全法》 (数据、隐私), and more', ['zh-Hans: 《网络安全法》', 'zh-Hans: 数据、隐私']],
    ['named مركز الثقة there', ['ar rtl: مركز الثقة']],
    ['nothing to mark: “quotes”、', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('a glossary is enough where the site has no such language, and marks nothing else', () => {
    expect(found('世纪互联 and 数据', en, [en])).toEqual(['zh-Hans: 世纪互联']);
  });

  test('Chinese characters are not told from Japanese ones where the site has both', () => {
    expect(found('数据', en, [en, zh, ja])).toEqual([]);
    expect(found('数据', ja, [en, zh, ja])).toEqual([]);
  });
});

describe('In a Chinese text', () => {
  test.each([
    ['由21Vianet运营的Azure', ['en: 21Vianet']],
    ['x21Vianet 和 21Vianets', []],
    ['Blue Cloud Co., Ltd. 与 Blue Cloud。', ['en: Blue Cloud Co., Ltd.', 'en: Blue Cloud']],
    ['世纪互联', []],
  ])('%s', (text, expected) => {
    expect(found(text, zh)).toEqual(expected);
  });
});

test('Marking changes no character of a text, whatever it holds', () => {
  const piece = fc.constantFrom(
    '世纪互联',
    '21Vianet',
    ' ',
    '《',
    '数据',
    'مركز',
    '<b>',
    '&amp;',
    'x',
    '，',
    '👩‍💻',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom(en, zh, ar), (pieces, own) => {
      const text = pieces.join('');
      const find = foreignFinder(own, site, glossary);
      const set = { findForeign: find, unbroken: unbrokenIn(['世纪互联', '<b>x'], ['数据']) };
      const html = setText(text, set, (plain) => plain.replaceAll('<', '‹'));
      const marks = /<span (?:lang="[\w-]+"(?: dir="(?:ltr|rtl)")?|class="unbroken")>|<\/span>/g;
      expect(html.replace(marks, '')).toBe(text.replaceAll('<', '‹'));
      let last = 0;
      for (const { start, end } of find(text)) {
        expect([start >= last, end > start]).toEqual([true, true]);
        last = end;
      }
    }),
  );
});

test('No line ends in a name, a standard or a telephone number, or between a number and its unit', () => {
  const unbroken = unbrokenIn(['Office 365', '世纪互联'], ['个', '个月', '天']);
  const html = setText(
    '世纪互联的Office 365在1,000个网站上保留90天或2.5个月，A4天。',
    { unbroken },
    (plain) => plain,
  );
  expect(html.match(/(?<=<span class="unbroken">).*?(?=<\/span>)/g)).toEqual([
    '世纪互联',
    'Office 365',
    '1,000个',
    '90天',
    '2.5个月',
    '4天',
  ]);
  const dates = setText(
    'Le 1er mai 2026, le 11 mai 20260 et le 2 mai.',
    { unbroken: unbrokenIn([], ['mai'], '1er') },
    (plain) => plain,
  );
  expect(dates.match(/(?<=<span class="unbroken">).*?(?=<\/span>)/g)).toEqual([
    '1er mai 2026',
    '11 mai',
    '2 mai',
  ]);
  const standards = setText(
    'In 2019 ISO/IEC 27001:2022 and GB/T 22239-2008, not ISO alone; call +86 400-089-0365, UTC+8.',
    { unbroken: unbrokenIn([], []) },
    (plain) => plain,
  );
  expect(standards.match(/(?<=<span class="unbroken">).*?(?=<\/span>)/g)).toEqual([
    'ISO/IEC 27001:2022',
    'GB/T 22239-2008',
    '+86 400-089-0365',
  ]);
});

test('Words are marked in running text, not in code, addresses and attributes', () => {
  const markdown = [
    '## 世纪互联 `世纪互联` {#a}',
    '**世纪互联** [世纪互联](x.md "世纪互联") <https://example.com/世纪互联> ![世纪互联](x.png)',
    '| 世纪互联 |\n| --- |\n| a |',
    '![x](x.png "世纪互联")',
    '    世纪互联',
  ].join('\n\n');
  const findForeign = foreignFinder(en, site, glossary);
  const { html, outline } = read(markdown, {}, { findForeign });
  const mark = '<span lang="zh-Hans">世纪互联</span>';
  expect(html).toContain(`<h2 id="a">${mark} <code>世纪互联</code></h2>`);
  expect(html).toContain(`<strong>${mark}</strong> <a href="x.md" title="世纪互联">${mark}</a>`);
  expect(html).toContain('>https://example.com/世纪互联</a> <img src="x.png" alt="世纪互联">');
  expect(html).toContain(`<th scope="col">${mark}</th>`);
  expect(html).toContain(`<figcaption>${mark}</figcaption>`);
  expect(html).toContain('<pre><code>世纪互联');
  expect(outline.headings[0]?.text).toBe('世纪互联 世纪互联');
});
