import { expect, test } from 'vitest';
import { read } from '../support/markdown.ts';

test('Headings are read with their level, their id and their words', () => {
  const { headings } = read(
    '## One *two* `three` {#one}\n\nFour {operator}\n---\n\n###### Six &amp; seven\n\n# ![Logo](a.png) eight',
  ).outline;
  expect(headings.map(({ level, id, text }) => [level, id, text])).toEqual([
    [2, 'one', 'One two three'],
    [2, null, 'Four Example & Sons'],
    [6, null, 'Six & seven'],
    [1, null, 'Logo eight'],
  ]);
});

test('Explicit ids are anchors of headings, paragraphs, items and terms', () => {
  const { anchors } = read(
    '## H {#h}\n\nP {#p}\n\n- tight {#i}\n\n1. loose {#q}\n\n   more\n\nTerm {#t}\n: x\n\n> Quote {#u}',
  ).outline;
  expect(anchors.map(({ id, kind }) => `${kind} ${id}`)).toEqual([
    'heading h',
    'paragraph p',
    'item i',
    'paragraph q',
    'term t',
    'paragraph u',
  ]);
});

test('Ids of any form are read, so that their form can be judged', () => {
  const { anchors } = read('## A {#}\n\n## B {#Ä/1}\n\n## C {#数}\n\n## D {#d}   \n\n## E {#e} ##').outline;
  expect(anchors.map(({ id }) => id)).toEqual(['', 'Ä/1', '数', 'd', 'e']);
});

test('Braces elsewhere are no ids', () => {
  const { anchors } = read('## {#a} A\n\n## B {# b}\n\n## C `{#c}`\n\n```\n{#d}\n```\n\n## E\\{#e}').outline;
  expect(anchors).toEqual([]);
});

test('A footnote is an anchor, and so is each reference to it', () => {
  const { anchors } = read('One[^a] two[^b] three[^a]\n\n[^a]: x\n[^b]: y').outline;
  expect(anchors.map(({ id }) => id)).toEqual(['fnref1', 'fnref2', 'fnref1-1', 'fn1', 'fn2']);
  expect(new Set(anchors.map(({ kind }) => kind))).toEqual(new Set(['footnote']));
});

test('A link is named by what is read out: words, code, and alternative texts', () => {
  const { links } = read(
    '[a **b** `c`](x) [![alt](i.png)](x) [](x) [ ](x) [a\nb](x) <https://e.com/> [{operator}](x) [&amp;](x)',
  ).outline;
  expect(links.filter(({ element }) => element === 'a').map(({ name }) => name)).toEqual([
    'a b c',
    'alt',
    '',
    '',
    'a b',
    'https://e.com/',
    'Example & Sons',
    '&',
  ]);
});

test('Addresses are read as they were written', () => {
  const { links } = read(
    '[a](<b c.md> "title") [a](数.md#数) [a](javascript:x) [a]() [a](b%20c.md) [r]\n\n[r]: B.md#X',
  ).outline;
  expect(links.map(({ href }) => href)).toEqual([
    'b c.md',
    '数.md#数',
    'javascript:x',
    '',
    'b%20c.md',
    'B.md#X',
  ]);
});

test('Images are read with their alternative text; their address is a link too', () => {
  const { images, links } = read('![one *two*](a.png) ![](b.png)').outline;
  expect(images.map(({ src, alt }) => [src, alt])).toEqual([
    ['a.png', 'one two'],
    ['b.png', ''],
  ]);
  expect(links.map(({ element, name }) => [element, name])).toEqual([
    ['img', null],
    ['img', null],
  ]);
});

test('HTML is reported by the tag, comments are not', () => {
  const { html } = read('<div class="x">\nText\n</div>\n\na<br>b <!-- c --> d\n\n<!-- e -->').outline;
  expect(html.map((found) => found.html)).toEqual(['<div class="x">', '<br>']);
});

test('Unknown words are told wherever readers would see them', () => {
  const { unknownWords } = read(
    '{one} [{two}](x) ![{three}](a.png)\n\n| {four} |\n|---|\n\n## {five}\n\n`{no}` {No} {#no} {}',
  ).outline;
  expect(unknownWords.map(({ word }) => word)).toEqual(['one', 'two', 'three', 'four', 'five']);
});
