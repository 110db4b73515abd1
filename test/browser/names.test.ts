import { expect, test, vi } from 'vitest';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { sharedBrowser } from '../support/browser.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What can stand in a link; of words in drawings versions of Chromium differ. */
const INSIDE = `Words|<svg role=img aria-label=A></svg>|<svg><title>A</title><path d=M0></svg>|<svg><desc>A</desc></svg>
<svg><style>a{}</style><script>a()</script></svg>
<img src=x alt="">|<img src=x alt="" aria-label=A>|<img src=x>|<img src=x title=A>|<img src=x alt="" title=A>|<img src=x alt=" " title=A>
<img src=x alt=A title=B>|<img src=x alt=A role=presentation>|a<img src=x alt=A>b|<picture><source><img src=x alt=A></picture>
<object aria-label=A></object>|<object>A</object>|<object title=A></object>|<iframe title=A></iframe>
<canvas>A</canvas>|<canvas aria-label=A></canvas>|<noscript>A</noscript>|<template>A</template>|<script>A</script>|<style>A</style>
<span hidden>A</span>|<span style="display:none">A</span>|<span style="color:red; Visibility: hidden">A</span>|<b aria-hidden=true>A</b>
<b aria-hidden>A</b>|<b hidden=until-found>A</b>|<b inert>A</b>|<b hidden><i>A</i></b>B|<dialog>A</dialog>
<span aria-label=A>B</span>|<span aria-label=A></span>|<span aria-label="">B</span>|<span aria-label=A hidden></span>|<i title=A></i>
<i title=A>B</i>|a<br>b|<div>a</div><div>b</div>|<span>a</span><span>b</span>|a<wbr>b|<table><tr><td>a<td>b</table>|a<p>b</p>c
<input type=button value=A>|<input type=submit>|<input type=reset>|<input type=image src=x alt=A>|<input type=image src=x>|<input type=hidden value=A>
<input value=A>|<input type=checkbox>|<input placeholder=A>|<button>A</button>|<button aria-label=A>B</button>|<label>A</label><input>
<span role=img aria-label=A>b</span>|<span role=img>A</span>|<x-y>A</x-y>|<x-y><template shadowrootmode=open><b aria-label=A></b></template></x-y>
&nbsp;|→|a&amp;b|<b>a</b> <i>b</i>|<div>a <b>b</b></div>c`;

/** Attributes of the link itself, and what it names. */
const OUTSIDE = `aria-label=A|aria-label=""|aria-label=" "|title=A|aria-label="" title=A|aria-labelledby=one|aria-labelledby=none
aria-labelledby="two none three"|aria-labelledby=empty aria-label=A|aria-labelledby=empty|aria-labelledby=four|aria-labelledby=five
aria-labelledby="six"|aria-labelledby=one title=B`;
const NAMED = `<i id=one>One</i><b id=two hidden>Two</b><i id=three><img src=x alt=Three></i><i id=empty></i>
<i id=four aria-label=Four>x</i><input id=five value=Five><i id=six>a<br>b</i>`;

const rows = (text: string): string[] => text.split(/[|\n]/);
const links = [
  ...rows(INSIDE).map((inside) => `<a href=x>${inside}</a>`),
  ...rows(OUTSIDE).flatMap((outside) => [`<a href=x ${outside}>W</a>`, `<a href=x ${outside}></a>`]),
  '<svg><a href=x><text>A</text></a></svg>',
  '<svg><a href=x><title>A</title></a></svg>',
  '<svg><a href=x xlink:title=A><path d=M0></a></svg>',
];

const headings = [
  '',
  'aria-label=""',
  'aria-label=" "',
  'aria-label=A',
  'title=A',
  'aria-labelledby=one',
].flatMap((attributes) => [
  `<h2 ${attributes}>W</h2>`,
  `<h2 ${attributes}></h2>`,
  `<h2 ${attributes}><img src=x alt=I></h2>`,
]);

/** The names that the browser tells programs for people who cannot see. */
async function theirs(html: string, count: number): Promise<string[]> {
  const page = await (await sharedBrowser()).newPage();
  await page.setContent(html);
  // What drawings say is known when they were drawn.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const tab = await page.context().newCDPSession(page);
  const { root } = await tab.send('DOM.getDocument', { depth: 1 });
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const selector = `[data-n="${index}"]`;
    const { nodeId } = await tab.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { nodes } = await tab.send('Accessibility.getPartialAXTree', { nodeId, fetchRelatives: false });
    names.push(
      String(nodes[0]?.name?.value ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  await page.close();
  return names;
}

test.each([
  ['links', links],
  ['headings', headings],
])('The names of %s are those that the browser tells', async (_, written) => {
  const numbered = written.map((html, index) => html.replace(/<(a|h2)\b/, `<$1 data-n=${index}`));
  const html = `<!doctype html><meta charset=utf-8><body>${numbered.map((one) => `<div>${one}</div>`).join('\n')}${NAMED}`;
  const expected = await theirs(html, written.length);
  // Each by itself, so that what one of them breaks is not the others'.
  const ours = written.map((one) => {
    const outline = readHtml(`${one}${NAMED}`, {
      origin: '',
      placeOf: () => ({ file: '', line: 1, column: 1 }),
    });
    return one.startsWith('<h2')
      ? outline.headings[0]?.text
      : outline.links.findLast(({ element, href }) => element === 'a' && href === 'x')?.name;
  });
  const told = (names: readonly (string | null | undefined)[]) =>
    written.map((one, index) => `${one} → ${names[index]}`);
  expect(told(ours)).toEqual(told(expected));
});
