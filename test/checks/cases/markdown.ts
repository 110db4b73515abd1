import type { MarkdownCase } from './case.ts';

const GITHUB = 'CommonMark 6.3: a link begins at its bracket';
const IMAGE = 'CommonMark 6.4: an image begins at its mark';
const REFERENCE = 'CommonMark 6.3: a reference is told at its use';
const AUTOLINK = 'CommonMark 6.5: an autolink begins at its angle';
const CODE = 'CommonMark 6.1 and 4.4: code holds no link';
const CHAPTER = 'the section of that name in the manual';

type Row = readonly [
  name: string,
  body: string,
  told: readonly string[],
  why: string,
  more?: Pick<MarkdownCase, 'files' | 'matter' | 'linkinator'>,
];

/** A neighbour that links can lead to. */
const there = { 'b.md': '## Part {#part}\n\nWords. {#para}\n' };

const rows: readonly Row[] = [
  ['a link to a topic that is not there', 'x [a way](zzz.md)', ['7:3 missing-page zzz.md'], GITHUB],
  [
    'a page that is nearly there',
    '[a way](retentoin/index.md)',
    ['7:1 missing-page retentoin/index.md → retention/index.md'],
    'the manual, missing-page: the nearest is suggested',
    { files: { 'retention/index.md': 'Words.\n' } },
  ],
  ['the second line of a paragraph', 'One\ntwo [a way](zzz.md)', ['8:5 missing-page zzz.md'], GITHUB],
  [
    'an anchor of a neighbour',
    '[a way](b.md#nope-at-all)',
    ['7:1 missing-anchor b.md#nope-at-all'],
    GITHUB,
    { files: there },
  ],
  [
    'an anchor that is nearly there',
    '[a way](b.md#parts)',
    ['7:1 missing-anchor b.md#parts → #part'],
    'the manual, missing-anchor: the nearest is suggested',
    { files: there },
  ],
  ['an anchor of the page itself', '[a way](#nope-at-all)', ['7:1 missing-anchor #nope-at-all'], GITHUB],
  [
    'an anchor of a paragraph',
    '[a way](b.md#para)',
    [],
    'DESIGN: explicit ids stand on paragraphs too',
    { files: there },
  ],
  ['a page in another case', '[a way](B.md)', ['7:1 case-mismatch B.md → b.md'], CHAPTER, { files: there }],
  [
    'an anchor in another case',
    '[a way](b.md#Part)',
    ['7:1 case-mismatch b.md#Part → #part'],
    CHAPTER,
    { files: there },
  ],
  [
    'a reference, at each use',
    '[a way][r] and\n[that way][r]\n\n[r]: zzz.md',
    ['7:1 missing-page zzz.md', '8:1 missing-page zzz.md'],
    REFERENCE,
  ],
  [
    'a short reference',
    'See [the way].\n\n[the way]: b.md#nope-at-all',
    ['7:5 missing-anchor b.md#nope-at-all'],
    REFERENCE,
    { files: there },
  ],
  [
    'a definition that nothing uses',
    'Words.\n\n[r]: zzz.md',
    [],
    'CommonMark 4.7: it is not shown, so nobody can follow it',
  ],
  [
    'a cell of a table',
    '| a | b |\n|---|---|\n| one | [a way](zzz.md) |',
    ['9:9 missing-page zzz.md'],
    'GFM 4.10',
  ],
  [
    'the head of a table',
    '| a | [a way](zzz.md) |\n|---|---|\n| one | two |',
    ['7:7 missing-page zzz.md'],
    'GFM 4.10',
  ],
  ['a list', '- one\n- two\n  - [a way](zzz.md)', ['9:5 missing-page zzz.md'], 'CommonMark 5.2'],
  ['a list with numbers', '1. one\n2. [a way](zzz.md)', ['8:4 missing-page zzz.md'], 'CommonMark 5.2'],
  ['a quote', '> one\n> [a way](zzz.md)', ['8:3 missing-page zzz.md'], 'CommonMark 5.1'],
  ['a quote in a list', '- > one\n  > [a way](zzz.md)', ['8:5 missing-page zzz.md'], 'CommonMark 5.1'],
  [
    'a footnote',
    'One.[^1]\n\n[^1]: See [a way](zzz.md).',
    ['9:11 missing-page zzz.md'],
    'markdown-it-footnote',
  ],
  [
    'a definition',
    'Term {#term}\n: See [a way](zzz.md).',
    ['8:7 missing-page zzz.md'],
    'markdown-it-deflist',
  ],
  [
    'an anchor on a term',
    'Term {#term}\n: Words, [a way](#term).',
    [],
    'DESIGN: explicit ids stand on terms too',
  ],
  ['a heading', '## See [a way](zzz.md) {#see}', ['7:8 missing-page zzz.md'], 'CommonMark 4.2'],
  [
    'a heading with a line below',
    'See [a way](zzz.md) {#see}\n---',
    ['7:5 missing-page zzz.md'],
    'CommonMark 4.3',
  ],
  ['an image', 'x ![A map](zzz.png)', ['7:3 missing-page zzz.png'], IMAGE],
  [
    'an image of another host',
    '![A map](https://cdn.example.com/m.png)',
    ['7:1 remote-asset https://cdn.example.com/m.png'],
    IMAGE,
  ],
  ['an image without a description', '![](../../downloads/report.pdf)', ['7:1 image-alt'], IMAGE],
  [
    'an image in a link',
    '[![A map](../../downloads/report.pdf)](zzz.md)',
    ['7:1 missing-page zzz.md'],
    IMAGE,
  ],
  [
    'a link to a download',
    '[The report](../../downloads/report.pdf)',
    [],
    'LINKS: a download is linked like a page',
  ],
  [
    'a download that is not there',
    '[a way](../../downloads/zzz.zip)',
    ['7:1 missing-page ../../downloads/zzz.zip'],
    GITHUB,
  ],
  [
    'an autolink without protection',
    'x <http://example.com/>',
    ['7:3 insecure-link http://example.com/ → https://example.com/'],
    AUTOLINK,
  ],
  [
    'an autolink to a test system',
    '<https://qa.example.com/>',
    ['7:1 forbidden-host https://qa.example.com/'],
    AUTOLINK,
  ],
  ['an autolink of a mailbox', 'Write to <privacy@example.com>.', [], AUTOLINK],
  ['a bare address', 'See https://example.com/ for more.', [], 'CommonMark has no bare links'],
  ['a private network', '[a way](https://intranet/)', ['7:1 forbidden-host https://intranet/'], CHAPTER],
  [
    'the own host',
    '[a way](https://trust.example.com/en/)',
    ['7:1 own-address https://trust.example.com/en/ → ../index.md'],
    CHAPTER,
  ],
  [
    'a scheme that does not exist',
    '[a way](htps://example.com/)',
    ['7:1 malformed-link htps://example.com/ → https://example.com/'],
    CHAPTER,
  ],
  ['a script', '[a way](ftp://example.com/)', ['7:1 unsafe-link ftp://example.com/'], CHAPTER],
  [
    'a mailbox without its scheme',
    '[a way](legal@example.com)',
    ['7:1 malformed-link legal@example.com → mailto:legal@example.com'],
    CHAPTER,
    {
      linkinator: {
        tells: ['legal@example.com'],
        because: 'a browser takes it for a page, and we for what was meant',
      },
    },
  ],
  ['no address', '[a way]()', ['7:1 empty-link'], CHAPTER],
  ['no text', '[](b.md)', ['7:1 empty-link-text b.md'], CHAPTER, { files: there }],
  ['a vague text', '[click here](b.md)', ['7:1 vague-link-text b.md'], CHAPTER, { files: there }],
  ['a vague text in Chinese', '[点击此处](b.md)', ['7:1 vague-link-text b.md'], CHAPTER, { files: there }],
  ['a draft', '[a way](d.md)', ['7:1 unpublished-target d.md'], CHAPTER, { files: { 'd.md': 'draft' } }],
  [
    'an id twice',
    'One. {#twin}\n\nTwo. {#twin}',
    ['9:6 duplicate-anchor'],
    'HTML 3.2.6: an id is unique in its tree',
  ],
  ['a heading without id', '## Words', ['7:4 missing-id → words'], CHAPTER],
  ['a Chinese heading without id', '## 数据', ['7:4 missing-id'], CHAPTER],
  ['an id of another form', '## Words {#Words}', ['7:10 bad-id → words'], CHAPTER],
  ['a level left out', '### Words {#deep}', ['7:5 heading-order'], CHAPTER],
  ['a second h1', '# Words {#one}', ['7:3 heading-order'], CHAPTER],
  ['HTML', 'One <b>two</b>', ['7:5 raw-html'], CHAPTER],
  ['two spaces', 'One  two.', ['7:4 spacing'], CHAPTER],
  ['a Western comma in Chinese', '数据,保留。', ['7:3 spacing'], CHAPTER],
  [
    'an alias in front matter',
    '## Part {#part}\n\n[a way](#old-part)',
    ['11:1 alias-link #old-part → #part'],
    CHAPTER,
    { matter: 'aliases:\n  part: [old-part]\n' },
  ],
  [
    'a Chinese alias',
    '## Part {#part}\n\n[a way](#数据)',
    ['11:1 alias-link #数据 → #part'],
    'HTML 7.4.6.4: a fragment is decoded as UTF-8',
    { matter: 'aliases:\n  part: [数据]\n' },
  ],
  [
    'a Chinese id, encoded',
    '## Part {#part}\n\n[a way](#%E6%95%B0%E6%8D%AE)',
    ['11:1 alias-link #%E6%95%B0%E6%8D%AE → #part'],
    'HTML 7.4.6.4: a fragment is decoded as UTF-8',
    { matter: 'aliases:\n  part: [数据]\n' },
  ],
  [
    'an alias of an anchor that is not there',
    'Words.',
    ['7:12 front-matter'],
    CHAPTER,
    { matter: 'aliases:\n  no-part: [old-part]\n' },
  ],
  [
    'between Chinese characters',
    '数据[保留期限](zzz.md)。',
    ['7:3 missing-page zzz.md'],
    'columns count UTF-16 units',
  ],
  [
    'behind a character of two units',
    '😀 [a way](zzz.md)',
    ['7:4 missing-page zzz.md'],
    'columns count UTF-16 units',
  ],
  [
    'a Chinese fragment that is not there',
    '[a way](b.md#没有)',
    ['7:1 missing-anchor b.md#没有'],
    GITHUB,
    { files: there },
  ],
  [
    'the top of a page',
    '[a way](b.md#top) [that way](b.md#)',
    [],
    'HTML 7.4.6.4: `top` and nothing are the top of the page',
    { files: there },
  ],
  ['a code span', '`[a way](zzz.md)`', [], CODE],
  ['a code block', '```\n[a way](zzz.md)\n```\n\n    [a way](zzz.md)', [], CODE],
  ['a comment', 'One <!-- [a way](zzz.md) --> two.', [], 'LINKS: no comment yields a link problem'],
  ['an escaped bracket', '\\[a way](zzz.md)', [], 'CommonMark 2.4'],
  ['emphasis', '**two [a way](zzz.md)**', ['7:7 missing-page zzz.md'], GITHUB],
  ['an address between angles', '[a way](<zzz y.md>)', ['7:1 missing-page zzz y.md'], GITHUB],
  ['a title behind the address', '[a way](zzz.md "Title")', ['7:1 missing-page zzz.md'], GITHUB],
  ['a query', '[a way](b.md?x=1#part)', [], 'LINKS: a query does not change the page', { files: there }],
  ['a way above the content', '[a way](../../../../zzz.md)', ['7:1 missing-page ../../../../zzz.md'], GITHUB],
  ['an unknown word', 'The {opertor}.', ['7:5 unknown-word → operator'], CHAPTER],
];

/** Situations in Markdown: what is told of a topic, by line and column; its text begins on line 7. */
export const markdownCases: readonly MarkdownCase[] = rows.map(([name, body, told, why, more]) => ({
  name,
  body,
  told,
  why,
  ...more,
}));
