import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textInFrame } from '../../scripts/pages/read-frame.ts';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { isBroken } from '../../scripts/text/markdown/find-breaks.ts';
import { parseAlone } from '../../scripts/text/markdown/read-markdown.ts';
import type { Outline } from '../../scripts/text/outline.ts';
import { fileText } from '../support/any-markdown.ts';
import { runs } from '../support/full.ts';
import { read } from '../support/markdown.ts';

const place = { file: 'a.html', line: 1, column: 1 };

/** What of an outline stands in HTML, whatever the order of things of different kinds. */
function inHtml({
  headings,
  anchors,
  links,
  images,
}: Outline): Record<'headings' | 'anchors' | 'links' | 'images', string[]> {
  return {
    headings: headings.map(({ level, id }) => `${level} ${id}`),
    anchors: anchors.map(({ id }) => id).sort(),
    links: links.map(({ element, href }) => `${element} ${href}`).sort(),
    images: images.map(({ src, alt }) => `${src} ${alt?.replace(/\s+/g, ' ').trim()}`),
  };
}

function expectSame(text: string, aliases: Readonly<Record<string, readonly string[]>> = {}): void {
  const { html, outline, links } = read(text, aliases);
  const headings = outline.headings.map((heading) => ({ ...heading, id: heading.id || null }));
  const { anchors } = textInFrame(outline);
  const written = { ...outline, headings, anchors, links: [...links] };
  const told = inHtml(written);
  const there = inHtml(readHtml(html, { origin: 'https://e.com', placeOf: () => place }));
  if (!isBroken(outline)) {
    expect(told).toEqual(there);
    return;
  }
  // What may be code is not judged: headings and images of it are in the HTML alone. Its anchors and links are in both.
  const sure = { headings: kept(there.headings, told.headings), images: kept(there.images, told.images) };
  expect(told).toEqual({ ...there, ...sure });
  // Without what breaks it, nothing of the text is in doubt.
  expectSame(parseAlone(text, {}).env.lines.join('\n'), aliases);
}

/** Those of a list that stand in another one, in the order in which both have them. */
function kept(all: readonly string[], told: readonly string[]): string[] {
  let at = 0;
  return all.filter((one) => one === told[at] && ++at);
}

test.each([
  '## A {#a}\n\nB [c](d.md) {#b}\n\n- [e](f.md) {#i}\n\nT {#t}\n: d {#d}',
  '![a](b.png "c")\n\n[![d](e.png)](f.md) [g](h.pdf)',
  'One[^1] two[^1] three^[in [a](b.md)]\n\n[^1]: [c](d.md)',
  '> [!NOTE]\n> [a](b.md) {#n}\n\n| a | b |\n|---|:-:|\n| [c](d.md) | e |',
])('What the reader of Markdown says stands in its HTML: %j', (text) => {
  expectSame(text, { a: ['old', 'ISO/IEC_27001'], t: ['_Old'] });
});

test.each([
  ['```\n\n![a](b.png)', []],
  ['![a](b.png)\n\n```\n![c](d.png)\n\n![e](f.png)', ['b.png a']],
  ['<<<<<<< a\n![a](b.png)\n=======\n![c](d.png)\n>>>>>>> b\n\n![e](f.png)', ['f.png e']],
])('Images that may be code are links, and not judged as images: %j', (text, images) => {
  expectSame(text);
  expect(inHtml(read(text).outline).images).toEqual(images);
});

test('What the reader of Markdown says stands in its HTML, for any text', () => {
  fc.assert(
    fc.property(fileText, (text) => expectSame(text)),
    { numRuns: runs(250) },
  );
});
