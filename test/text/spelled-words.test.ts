import { describe, expect, test } from 'vitest';
import { placeOf } from '../../scripts/text/markdown/text-ranges.ts';
import { at, marked, read } from '../support/markdown.ts';

/** The words of a text that are to be judged, in which `▸` marks the places; and the places as found and as marked. */
function judged(text: string): { words: string[]; found: string[]; places: string[] } {
  const { text: written, places } = marked(text);
  const words: string[] = [];
  const found: string[] = [];
  read(written).tellSpelled((word, offset, token) => {
    words.push(word);
    found.push(at({ place: placeOf(token, offset) }));
  });
  return { words, found, places };
}

describe('Words are judged at their places', () => {
  test.each([
    ['in a paragraph', '▸Data ▸are\n▸kept; ▸then, ▸gone.', 'Data are kept then gone'],
    ['in a heading with an id', '## ▸Retention {#retentoin}', 'Retention'],
    ['in a table', '| ▸one |\n|---|\n| ▸two |', 'one two'],
    ['in a list and a term', '- ▸one\n  - ▸two\n\n▸Term\n: ▸Meaning', 'one two Term Meaning'],
    ['in a callout', '> [!NOTE]\n> ▸one', 'one'],
    ['in a note', '▸See[^1]\n\n[^1]: ▸Note', 'See Note'],
    ['in the text of a link of ours', '[▸the ▸terms](terms-of-use.md "title")', 'the terms'],
    ['in bold and cursive', '**▸one**, _▸two_', 'one two'],
    ['on both sides of a hyphen or a stroke', '▸sender-▸side, ▸and/▸not', 'sender side and not'],
    [
      'with apostrophes',
      "▸don't ▸don’t, ▸Users’ ▸keys, ▸operator’s ▸keys",
      "don't don't Users keys operator keys",
    ],
    ['beside other scripts', '▸word数据▸two', 'word two'],
  ])('%s', (_, text, expected) => {
    const { words, found, places } = judged(text);
    expect(words.join(' ')).toBe(expected);
    expect(found).toEqual(places);
  });
});

test.each([
  ['code', '`wrod` ``wrod``\n\n```\nwrod\n```\n\n    wrod'],
  [
    'an address',
    '<https://wrod.example/wrod> [](wrod.md) https://wrod.example/wrod wrod@wrod.example www.wrod.example',
  ],
  ['a file or a host', 'robots.txt wrod.example wrod.md'],
  ['an abbreviation', 'GDPR, VMs, TLS, e.g., ok'],
  ['a name with capitals inside', 'OneDrive, GitLab, iOS, eDiscovery, McAfee'],
  ['a number with its unit', '20kB, 3rd, TLS1, x86wrod, wrod2'],
  ['a word of another language', 'Zürich, naïve, façade, Ωmega, данные, 数据'],
  ['the first part of a compound', 'multi-x, geo-x'],
  ['a word of the operator', '{operator} {wrod} {register: wrod}'],
  ['an id', 'X {#wrod}'],
  ['a quotation', '“wrod” "wrod" ‘wrod’ 《wrod》\n\n> wrod\n>\n> - wrod'],
  ['what leads out of the site', '[Wrod](https://example.com/)'],
  ['a picture', '![](wrod.png)'],
  ['HTML and its signs', 'x&nbsp;x &wrod; <!-- wrod --> <b class="wrod">'],
  ['a name with a sign', 'snake_wrod $wrod #wrod C:\\wrod wrod=x %wrod'],
])('No word is judged of %s', (_, text) => {
  expect(judged(text).words).toEqual([]);
});
