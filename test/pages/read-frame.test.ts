import { describe, expect, test } from 'vitest';
import { readTracedFrame } from '../../scripts/pages/read-frame.ts';
import { TEXT } from '../../scripts/pages/renderer.ts';
import type { Place } from '../../scripts/problem.ts';
import { emptyOutline, type Outline } from '../../scripts/text/outline.ts';

/** Reads what a layout wrote around a text. */
function read(
  before: string,
  text: Outline = emptyOutline(),
  after = '',
): ReturnType<typeof readTracedFrame> {
  return readTracedFrame({ pieces: [before, TEXT, after] }, text, 'https://trust.example.com');
}

function at({ place: { file, line, column } }: { readonly place: Place }): string {
  return `${file}:${line}:${column}`;
}

describe('An element that a layout wrote is placed', () => {
  test('in the template that wrote its start tag', () => {
    const { outline } = read('<a data-tc-tag="layouts/base.njk:3:5" href="/x/">a</a>');
    expect(outline.links.map(at)).toEqual(['layouts/base.njk:3:5']);
  });

  test('in the data behind it, where there is some', () => {
    const { outline, isOfData } = read(
      '<a data-tc-tag="layouts/a.njk:3:5" data-tc-data="content/_data/panels.yaml:5:11" href="/x/">a</a>' +
        '<a data-tc-tag="layouts/a.njk:4:5" href="/y/">b</a>',
    );
    expect(outline.links.map(at)).toEqual(['content/_data/panels.yaml:5:11', 'layouts/a.njk:4:5']);
    expect(outline.links.map(({ place }) => isOfData(place))).toEqual([true, false]);
  });

  test('nowhere, where nobody says that it is theirs', () => {
    const { outline, isUntraced } = read('<p>\n<i><a href="/other/">a</a></i></p>');
    expect(outline.links.map(({ place }) => isUntraced(place))).toEqual([true]);
  });
});

test('The text of a topic stands where the layout put it', () => {
  const place = { file: 'content/en/x.md', line: 7, column: 4 };
  const heading = { level: 2, id: 'h', text: 'H', place };
  const text = { ...emptyOutline(), headings: [heading] };
  const { outline } = read(
    '<h1 data-tc-tag="layouts/a.njk:1:1">A</h1>',
    text,
    '<h2 data-tc-tag="layouts/a.njk:2:1">B</h2>',
  );
  expect(outline.headings.map(at)).toEqual(['layouts/a.njk:1:1', 'content/en/x.md:7:4', 'layouts/a.njk:2:1']);
});
