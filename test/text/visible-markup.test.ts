import { expect, test } from 'vitest';
import { at, marked, read } from '../support/markdown.ts';

/** Texts in which `▸` marks the places that are told, and how each of them reads wrong. */
const slips: readonly (readonly [what: string, text: string, ...flaws: string[]])[] = [
  ['a cell too many', '| a | b |\n|---|---|\n| 1 | 2 ▸| 3 |', 'cells-lost 3'],
  ['two cells too many, one of them empty', 'a | b\n--|--\n1 | 2 | ▸| 4', 'cells-lost 4'],
  ['a cell too many in a quote in a list', '- > | a |\n  > |---|\n  > | 1 ▸| 2 |', 'cells-lost 2'],
  ['a bar in code in a cell', '| a | b |\n|---|---|\n| `x | y` ▸| 2 |', 'cells-lost 2'],
  ['a cell too few', '| a | b |\n|---|---|\n▸| 1 |\n| 1 | |', 'cells-missing | 1 |'],
  ['text right below a table', '| a | b |\n|---|---|\n| 1 | 2 |\n▸Text.', 'cells-missing Text.'],
  ['no delimiter row', '▸| a | b |\n| 1 | 2 |', 'no-delimiter | a | b |'],
  ['an empty line in a table', '| a | b |\n|---|---|\n| 1 | 2 |\n\n▸| 3 | 4 |', 'no-delimiter | 3 | 4 |'],
  ['a delimiter row of fewer cells', '| a | b |\n▸|---|\n| 1 | 2 |', 'delimiter-cells |---|'],
  ['a delimiter row of more cells', 'a | b\n▸-- | -- | --\n1 | 2', 'delimiter-cells -- | -- | --'],
  ['columns between tabs', '▸Role\tDuty\nA\tB', 'tabs Role Duty'],
  ['a heading without its space', 'Text\n▸##Heading', 'heading ##Heading → ## Heading'],
  ['such a heading with an id', '▸##Heading {#h}', 'heading ##Heading → ## Heading'],
  ['such a heading of level 1', '▸#Heading {#h}', 'heading #Heading → ## Heading'],
  ['a wide space behind the marks', '▸##　标题', 'heading ##　标题 → ## 标题'],
  ['a no-break space behind the marks', '- ▸###\u00a0Heading', 'heading ###\u00a0Heading → ### Heading'],
  ['wide marks', '▸＃＃ 标题', 'heading ＃＃ 标题 → ## 标题'],
  ['an unknown callout', '> ▸[!IMPORTENT]\n> Text', 'callout [!IMPORTENT] → [!IMPORTANT]'],
  ['a callout that is like none', '> ▸[!Danger]\n> Text', 'callout [!Danger]'],
  ['text behind the marker of a callout', '> ▸[!NOTE] Text', 'callout-text [!NOTE]'],
  ['the marker of a callout without a quote', '▸[!NOTE]\nText', 'callout-quote [!NOTE]'],
  ['a link of a wiki', '## A ▸[[Page]] {#a}\n\n- See ▸[[b|c]].', 'wiki-link [[Page]]', 'wiki-link [[b|c]]'],
  [
    'a paragraph that four spaces make code',
    'A.\n\n    ▸We keep your data for 90 days.',
    'indented We keep your data for 90 days.',
  ],
  [
    'such a paragraph of two sentences',
    'A.\n\n    ▸We keep it. See below.',
    'indented We keep it. See below.',
  ],
  ['a number in such a text', '一。\n\n    ▸数据保留 90 天。', 'indented 数据保留 90 天。'],
  ['stars in front of a space', 'A ▸**b **c', 'stars **b'],
  ['stars behind a sign, before a letter', '- ▸**data.**more', 'stars **data.**more'],
  ['stars that nothing closes', '| a |\n|---|\n| **b** c▸** |', 'stars **'],
  ['a note that nothing refers to', 'A.[^b]\n\n[^b]: B.\n▸[^c]: C.', 'note-unused [^c]'],
  ['two notes of one name', 'A.[^b]\n\n▸[^b]: B.\n\n[^b]: C.', 'note-twice [^b]'],
  ['such a paragraph in Chinese', '一。\n\n    ▸我们保留您的数据。', 'indented 我们保留您的数据。'],
  [
    'a list that four spaces make code',
    'A:\n\n    ▸- The first thing that we do',
    'indented - The first thing that we do',
  ],
  ['a fence without an end', 'A.\n\n▸```json\n{ "a": 1 }\n\n## B {#b}\n\n[[c]]', 'fence ```json'],
  ['a fence that ends with its item', '- ▸~~~\n  a\n\nB.', 'fence ~~~'],
  ['a fence of four marks that three should end', '▸````\na\n```', 'fence ````'],
  ['a fence that takes in the next one', '▸```sh\na\n\nB.\n\n```sh\nc\n```\n\nD.', 'fence ```sh'],
  ['a fence that takes in a heading', '▸```\na\n\n## B {#b}\n\n```\nc\n```\n\nD.', 'fence ```'],
  ['a conflict', 'A.\n\n▸<<<<<<< HEAD\nB.\n=======\n##C [[d]]\n>>>>>>> other\n\nE.', 'conflict <<<<<<< HEAD'],
  [
    'a conflict that shows what was before',
    '▸<<<<<<< a\nB\n||||||| b\nC\n=======\nD\n>>>>>>> e',
    'conflict <<<<<<< a',
  ],
  [
    'marks of a conflict that were left',
    '## A {#a}\n\n▸<<<<<<< HEAD\n\nB\n\n▸>>>>>>> other',
    'conflict <<<<<<< HEAD',
    'conflict >>>>>>> other',
  ],
];

test.each(slips)('Readers see %s', (_, text, ...flaws) => {
  const { text: plain, places } = marked(text);
  const { markup } = read(plain).outline;
  expect(markup.map(at)).toEqual(places);
  const said = markup.map(({ flaw, text: seen, suggestion }) =>
    [`${flaw} ${seen}`, ...(suggestion ? [suggestion] : [])].join(' → '),
  );
  expect(said).toEqual(flaws);
});

test.each([
  ['code', '```\n| a | b |\n##A\n[[b]]\n<<<<<<< x\n```\n\n    ##A [[b]]\n    | a | b |\n\n`[[a]]` `##A`'],
  [
    'fences that end',
    '````md\n```js\na\n```\n````\n\n- ~~~\n  ```\n  ~~~~\n\n> ```\n> a\n> ```\n\n```a``` and\n```b```',
  ],
  ['lines that underline headings', 'A {#a}\n=======\n\nB {#b}\n-------'],
  ['escaped signs', '\\[[a]] \\##A\n\n\\| a | b |'],
  ['a link whose text is in brackets', '[[1]](a.md) [[b]][b] [[b]]\n\n[b]: a.md'],
  ['hash signs that begin no heading', '#123 and ####### and #tag\n\n## \n\n##'],
  ['a table of other forms', 'a | b\n:-:|--:\n1 | 2 |\n| \\| 3 | `\\|` |\n| 5 | 6 | |'],
  ['bars in a sentence', 'One | two | three\n\n|x| is a number, |y| too'],
  ['stars', '2**3 \\*\\* `a** b` ***c*** **d *e* f** _**g**_ **注意：**请看\n\n* * *\n\n[a](b**c.md)'],
  ['notes', 'A.[^b][^b]\n\n[^b]: B.'],
  ['a tab in a sentence', 'One\ttwo'],
  ['callouts', '> [!note]\n> Text\n\n> [!TIP]\n\n> [link] and text'],
  [
    'code of many kinds',
    'Run:\n\n    npm run build -- --content ../a\n\n    const a = 1;\n\n    GET /en/ HTTP/1.1',
  ],
])('Readers see nothing of %s', (_, text) => {
  expect(read(text).outline.markup).toEqual([]);
});

test('Of a broken text the anchors and links are read, and nothing is told of what may be code', () => {
  const { anchors, links, headings, html } = read(
    '```\n# a\n[d](d.md)\n\n<b>\n\n## B {#b}\n\n[c](c.md)',
  ).outline;
  expect([anchors.map(({ id }) => id), links.map(({ href }) => href), headings, html]).toEqual([
    ['b'],
    ['c.md'],
    [],
    [],
  ]);
});

test('Of two versions of a text the first is read', () => {
  const { anchors } = read('<<<<<<< a\n## B {#b}\n=======\n## C {#c}\n>>>>>>> d\n\n## E {#e}').outline;
  expect(anchors.map(({ id, place }) => `${place.line} ${id}`)).toEqual(['2 b', '7 e']);
});

test('A text with thousands of slips is read, each in its own time', () => {
  const text = [
    '<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n',
    '\n```\na\n```\n',
    '| a |\n|---|\n',
    '| 1 | 2 |\n',
    '##A\n',
  ]
    .map((piece) => piece.repeat(3000))
    .join('\n');
  const { markup } = read(text).outline;
  expect(markup.length).toBeGreaterThan(6000);
});
