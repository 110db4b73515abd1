import { describe, expect, test } from 'vitest';
import { folderWith, pageWith, problemsIn } from '../support/case-site.ts';
import { siteWith, topic } from '../support/fixture.ts';
import { lines, toldOfSite } from '../support/told.ts';
import * as edges from './cases/edges.ts';
import * as pageEdges from './cases/edges-of-pages.ts';

/** What is told of a page `a.html` and of files beside it. */
function toldOfPages(files: Readonly<Record<string, string | Uint8Array>>): string[] {
  const beside = { 'b.html': '<h1 id="part">B</h1><a href="a.html">The page</a>', ...files };
  const { 'a.html': page } = files;
  const folder = folderWith({ ...beside, ...(typeof page === 'string' && { 'a.html': pageWith(page) }) });
  return lines({ problems: problemsIn(folder) }, folder).map((line) => line.replace(/^a\.html:/, ''));
}

const { addressEdges, sheetEdges, fileEdges, topicEdges } = edges;
const pages = [addressEdges, sheetEdges, fileEdges, ...Object.values(pageEdges)].flat();

describe('On pages', () => {
  test.each(pages)('%s', (_, page, told) => {
    expect(toldOfPages(typeof page === 'string' ? { 'a.html': page } : page)).toEqual(told);
  });
});

test.each([
  '<header id="head"></header><main><h1 id="one">A</h1><h2 id="two">B</h2></main><footer id="foot"></footer>',
  '<nav id="head"></nav><h1 id="one">A</h1><p id="two">B</p><div id="foot"></div><h1>C</h1>',
])('Anchors of what a page is about are listed before those of its header: %s', (html) => {
  const folder = folderWith({ 'a.html': `<a href="b.html#zzzzzz">A page</a>`, 'b.html': html });
  const [, list = ''] = /It has: (.*)\.$/m.exec(problemsIn(folder)[0]?.message ?? '') ?? [];
  expect(list).toBe('`#one`, `#two`, `#foot`, `#head`');
});

describe('In topics', () => {
  test.each(topicEdges)('%s', (_, { body, matter = '' }, told) => {
    const files = {
      'downloads/C#?.pdf': '',
      'downloads/plan.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g id="room"/></svg>',
      'downloads/old.html': '<template><p id="ende"></p></template><p id="end">The end.</p>',
      'en/x.md': topic(`${body}\n`).replace('\n---\n', `\n${matter}---\n`),
    };
    const isAsked = (line: string): boolean => line.startsWith('en/x.md:') && !line.includes(' orphan-page');
    expect(toldOfSite(siteWith(files)).filter(isAsked)).toEqual(told.map((line) => `en/x.md:${line}`));
  });
});
