import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assetsFolder } from '../../scripts/folders.ts';

type Find = (question: string) => { heading: { text: string; isAsked?: true }[] }[];
const file = readFileSync(join(assetsFolder, 'js/find-sections.js'), 'utf8');
const { createFinder } = (await import(`data:text/javascript,${encodeURIComponent(file)}`)) as {
  createFinder: (index: unknown) => Find;
};

/** The heading that a question finds first, what was asked for marked in it. */
function found(question: string, ...headings: string[]): string | undefined {
  const sections = headings.map((heading, index) => ({ id: `s${index}`, heading, text: 'x' }));
  const [first] = createFinder([{ words: {} }, { page: '/a/', title: 'x', sections }])(question);
  return first?.heading.map(({ text, isAsked }) => (isAsked ? `[${text}]` : text)).join('');
}

test.each([
  [
    'German without its marks',
    'loschung strasse',
    ['Die Löschung in der Straße', 'Die Lösung'],
    'Die [Löschung] in der [Straße]',
  ],
  ['French without accents', 'DONNEES supprimees', ['Données supprimées', 'Dons'], '[Données] [supprimées]'],
  ['Spanish', 'ninos', ['Años', 'Niños'], '[Niños]'],
  ['Japanese kana', 'データ', ['情報の削除', 'お客様のデータの削除'], 'お客様の[データ]の削除'],
  ['Japanese hiragana and kanji', '問い合わせ', ['お知らせ', 'お問い合わせ先'], 'お[問い合わせ]先'],
  [
    'Korean with another ending',
    '데이터를',
    ['보관 기간', '데이터는 어디에 있습니까?'],
    '[데이터]는 어디에 있습니까?',
  ],
  ['a part of a Korean word', '보호', ['보관', '개인정보보호'], '개인정보[보호]'],
  ['Arabic without article and vowels', 'بيانات', ['المصادر', 'حماية البَيانات'], 'حماية [البَيانات]'],
  ['Traditional Chinese', '刪除', ['保存期間', '資料刪除'], '資料[刪除]'],
])('Search finds %s', (_, question, headings, expected) => {
  expect(found(question, ...headings)).toBe(expected);
});
