import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OwnNode, ownTree, plainText } from '../../scripts/text/html/own-tree.ts';
import { toMarkdown } from '../../scripts/text/html/to-markdown.ts';
import { runs } from '../support/full.ts';
import { read } from '../support/markdown.ts';

/** A text as a page shows it, written as Markdown again. */
function again(text: string): string {
  return toMarkdown(ownTree(read(text).html), { absolute: (href) => href });
}

/** What readers read of a Markdown text, without white space. */
function shown(text: string): string {
  return plainText(ownTree(read(text).html)).replace(/\s/g, '');
}

test.for([
  ['## A {#a}\n\nB *c* **d** `e` ~~f~~.'],
  ['1\\. No list, \\# no heading\n\n\\- none'],
  ['- a\n  - b\n  - c\n- d'],
  ['3. a\n4. b'],
  ['- a\n\n  b\n\n- c'],
  ['- a {#x}\n- b'],
  ['A term {#t}\n: Its meaning.\n: Another.\n\nB\n: C'],
  ['| a | b |\n| --- | --- |\n| `x\\|y` | c\\|d |'],
  ['> [!NOTE]\n> Body\n>\n> - x'],
  ['> a\n>\n> b'],
  ['```js\nlet a = `b`;\n```'],
  ['A[^1]\n\n[^1]: The note.'],
  ['![An image](x.png "Its caption")'],
  ['![An \\_image\\_](x.png)'],
  ['^[a]: b'],
  ['a\\\nb'],
  ['^[a]()'],
  ['Bo&#98;**"a"**&#98;ob, 中**“文”**中'],
  ['`` a`b ``'],
  ['A &amp;copy; \\<b> [x\\]y](/a)'],
] as const)('%j is written again as what it says', ([text]) => {
  expect(read(again(text)).html).toBe(read(text).html);
});

test.each([
  ['a\\\n\u2028', 'a'],
  ['\u00a0\n: a', '&#32;\n: a'],
])('%j is written as %j, which says the same', (text, markdown) => {
  expect(again(text)).toBe(markdown);
  expect(shown(markdown)).toBe(shown(text));
});

const sign = fc.constantFrom(...'\\`*_[](){}<>#+-.!|~^&;:="\'0123456789ab 中，https/#'.split(/(?:)/u));

test('Whatever stands in a paragraph, an item, a term or a cell, its Markdown shows the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: sign, minLength: 1, maxLength: 20 }), (text) => {
      const said = text.replace(/\s+/g, ' ').trim();
      const element = (tag: string, ...children: OwnNode[]): OwnNode => ({ tag, attributes: {}, children });
      const row = (tag: string) => element('tr', element(tag, said), element(tag, 'x'));
      for (const block of [
        element('p', said),
        element('ul', element('li', said)),
        element('h2', said),
        element('table', row('th'), row('td')),
        element('p', element('strong', 'x'), ' ', said),
      ]) {
        const markdown = toMarkdown([block], { absolute: (href) => href });
        expect([markdown, shown(markdown)]).toEqual([markdown, plainText([block]).replace(/\s/g, '')]);
      }
    }),
    { numRuns: runs(200) },
  );
});
