import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { emptyOutline, type Outline } from '../../scripts/text/outline.ts';
import { runs } from '../support/full.ts';

/** Reads a page whose places are the offsets of its tags. */
function read(html: string): Outline {
  return readHtml(html, {
    origin: 'https://trust.example.com',
    placeOf: ({ offset }) => ({ file: 'a.html', line: 1, column: offset + 1 }),
  });
}

describe('Anchors', () => {
  test.each([
    ['ids of any element', '<p id=a><svg id=b><g id=c></g></svg><h2 id="数">', ['a', 'b', 'c', '数']],
    ['names of <a>, and of nothing else', '<a name=a></a><img name=b><p name=c>', ['a']],
    ['a name beside an id', '<a id=a name=b></a>', ['a', 'b']],
    [
      'none in comments, scripts, styles and attributes',
      '<!-- <p id=a> --><script>"<p id=b>"</script><style>/*<p id=c>*/</style><p title="<p id=d>">',
      [],
    ],
    [
      'none in templates and in noscript',
      '<template><p id=a><img><template></template><p id=b></template><noscript><p id=c></noscript><p id=d>',
      ['d'],
    ],
    ['hidden ones', '<p aria-hidden=true id=a><span id=b></span></p><p hidden id=c>', ['a', 'b', 'c']],
    ['decoded', '<p id="a&amp;b">', ['a&b']],
  ])('%s', (_, html, expected) => {
    expect(read(html).anchors.map(({ id }) => id)).toEqual(expected);
  });
});

describe('Links', () => {
  test.each([
    ['<a href="x">', 'x'],
    ['<map><area href="x" alt="y"></map>', 'x'],
    ['<img src="x">', 'x'],
    ['<link rel="stylesheet" href="x">', 'x'],
    ['<script src="x"></script>', 'x'],
    ['<iframe src="x"></iframe>', 'x'],
    ['<form action="x">', 'x'],
    ['<object data="x">', 'x'],
    ['<a href="a&amp;b">', 'a&b'],
    ['<a href="">', ''],
    ['<link rel="canonical" href="https://trust.example.com/en/">', '/en/'],
    ['<link rel="alternate" href="https://trust.example.com/en/">', '/en/'],
    ['<link rel="canonical" href="https://other.example.com/en/">', 'https://other.example.com/en/'],
    ['<a href="https://trust.example.com/en/">', 'https://trust.example.com/en/'],
  ])('%s', (html, expected) => {
    expect(read(html).links.map(({ href }) => href)).toEqual([expected]);
  });

  test.each(['<a>x</a>', '<p href="x">', '<!-- <a href="x"> -->', '<template><a href="x"></a></template>'])(
    'none: %s',
    (html) => {
      expect(read(html).links).toEqual([]);
    },
  );

  test.each([
    ['its text', '<a href=x> a <b>b</b>\n c</a>', 'a b c'],
    ['its label', '<a href=x aria-label="l">a</a>', 'l'],
    ['the alternative text of its image', '<a href=x><img src=y alt="i"></a>', 'i'],
    ['its title, where there is nothing else', '<a href=x title="t"></a>', 't'],
    ['nothing that is hidden', '<a href=x><span aria-hidden="true">#</span><br aria-hidden="true"></a>', ''],
    ['nothing', '<a href=x></a>', ''],
    ['the alternative text of an area', '<map><area href=x alt="r"></map>', 'r'],
  ])('are named by %s', (_, html, expected) => {
    expect(read(html).links.find(({ element }) => element === 'a')?.name).toBe(expected);
  });

  test('are placed at their start tags', () => {
    const { links, images, headings } = read('<p><a href=x>a</a> <img src=y></p><h2>H</h2>');
    expect([...links, ...images, ...headings].map(({ place }) => place.column)).toEqual([4, 20, 20, 35]);
  });
});

test('Headings and images are read', () => {
  const { headings, images } = read(
    '<h1 id=a>A <small>b</small></h1><h3> C </h3><img src=x><img src=y alt="">',
  );
  expect(headings.map(({ level, id, text }) => [level, id, text])).toEqual([
    [1, 'a', 'A b'],
    [3, null, 'C'],
  ]);
  expect(images.map(({ src, alt }) => [src, alt])).toEqual([
    ['x', null],
    ['y', ''],
  ]);
});

test('What is known of a piece stands in its place', () => {
  const placeOf = ({ offset }: { readonly offset: number }) => ({ file: '', line: 1, column: offset + 1 });
  const known: Outline = {
    ...emptyOutline(),
    anchors: [{ id: 'k', kind: 'heading', place: placeOf({ offset: 0 }) }],
  };
  const { anchors } = readHtml(['<div id="a">', known, '<p id="b">x</p></div>'], { origin: '', placeOf });
  expect(anchors.map(({ id, place }) => [id, place.column])).toEqual([
    ['a', 1],
    ['k', 1],
    ['b', 13],
  ]);
});

test('Character references are read as they count in texts and in attributes', () => {
  const { links } = read('<a href="?a&copy=b&amp;c&copy;&#x80;">&copyright; &#0; &notit; &</a>');
  expect(links.map(({ href, name }) => [href, name])).toEqual([['?a&copy=b&c©€', '©right; \uFFFD ¬it; &']]);
});

test.each(['constructor', 'toString', '__proto__'])('An element may be called %s', (name) => {
  const drawn = `<svg><${name} href=y></svg>`;
  expect(read(`<p><${name} id=a><a href=x>${drawn}`).links.map(({ href }) => href)).toEqual(['x']);
});

test('Any page is read, however broken', () => {
  const piece = fc.constantFrom(
    ...[
      '<a href="',
      '">',
      '</a>',
      '<p>',
      '</p>',
      '<img src=',
      '<!--',
      '-->',
      '<template>',
      '</template>',
      '<h2>',
      '</h3>',
    ],
    ...[
      '"',
      "'",
      '<',
      '>',
      ' id=',
      'x',
      '\0',
      '&amp',
      '<script>',
      '</script>',
      '<svg>',
      '<![CDATA[',
      '<noscript>',
      '<a>',
    ],
  );
  const html = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(html, (text) => {
      const { links, anchors } = read(text);
      for (const { place } of [...links, ...anchors])
        expect(place.column).toBeLessThanOrEqual(text.length + 1);
    }),
    { numRuns: runs(500) },
  );
});
