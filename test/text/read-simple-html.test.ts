import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HtmlReader } from '../../scripts/text/html/html-reader.ts';
import { readHtml } from '../../scripts/text/html/read-html.ts';
import { readSimpleHtml } from '../../scripts/text/html/read-simple-html.ts';
import { emptyOutline, type Outline } from '../../scripts/text/outline.ts';
import { runs } from '../support/full.ts';

const origin = 'https://example.com';

/** The outline that the fast reader gives; undefined where it leaves the pieces to the parser. */
function fast(pieces: readonly (string | Outline)[]): Outline | undefined {
  const reader = new HtmlReader(origin, placeOf);
  return readSimpleHtml(pieces, reader) ? reader.outline : undefined;
}

function slow(pieces: readonly (string | Outline)[]): Outline {
  return readHtml(pieces, { origin, placeOf });
}

/** Tells an element by where its tag begins. */
function placeOf({ offset }: { readonly offset: number }) {
  return { file: '', line: 1, column: offset + 1 };
}

const value = fc.constantFrom(
  '',
  'a',
  '#x',
  '/en/',
  'a b',
  '&amp;',
  '&lt;b&gt;',
  '&quot;',
  '&#39;',
  'true',
  '数',
  '&copy;',
  '<',
  'background: url(x.png)',
);
const attribute = fc
  .tuple(
    fc.constantFrom(
      'id',
      'href',
      'name',
      'src',
      'alt',
      'title',
      'aria-hidden',
      'aria-label',
      'rel',
      'class',
      'ID',
      'aria-labelledby',
      'headers',
      'cite',
      'style',
      'srcset',
      'usemap',
    ),
    value,
  )
  .map(([name, text]) => ` ${name}="${text}"`);
const name = fc.constantFrom(
  ...'a p div span h1 h2 h3 ul li dl dt dd table thead tbody tr th td nav main section em sup code img br hr link'.split(
    ' ',
  ),
  ...'script title template noscript svg button output footer blockquote figure head body html label style base tbody tr caption iframe'.split(
    ' ',
  ),
);
const text = fc.constantFrom(
  'words',
  ' ',
  '\n',
  '&amp; more',
  '&quot;',
  'a > b',
  '数',
  '&nbsp;',
  '<',
  '<!-- c -->',
  '<!DOCTYPE html>',
);

/** HTML as it may be written: mostly whole, sometimes with an end tag too many or too few. */
const html: fc.Arbitrary<string> = fc.letrec<{ node: string; nodes: string }>((tie) => ({
  nodes: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    text,
    fc
      .tuple(name, fc.array(attribute, { maxLength: 3 }), tie('nodes'), fc.integer({ min: 0, max: 19 }))
      .map(([tag, attributes, inner, slip]) =>
        ['img', 'br', 'hr', 'link'].includes(tag)
          ? `<${tag}${attributes.join('')}>`
          : `<${tag}${attributes.join('')}>${inner}${slip === 0 ? '' : `</${tag}>`}${slip === 1 ? `</${tag}>` : ''}`,
      ),
  ),
})).nodes;

test('Whatever the fast reader reads, it reads as the HTML parser does', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.array(html, { minLength: 1, maxLength: 3 }), (pieces) => {
      const found = fast(pieces);
      if (!found) return;
      read++;
      expect(found).toEqual(slow(pieces));
    }),
    { numRuns: runs(1000) },
  );
  expect(read).toBeGreaterThan(runs(100));
});

test('What is known of a piece stands in its place', () => {
  const known = {
    ...emptyOutline(),
    anchors: [{ id: 'k', kind: 'heading', place: placeOf({ offset: 0 }) }],
  } as Outline;
  const pieces = ['<div id="a">', known, '<p id="b">x</p></div>'];
  expect(fast(pieces)).toEqual(slow(pieces));
  expect(fast(pieces)?.anchors.map(({ id }) => id)).toEqual(['a', 'k', 'b']);
});

describe('It leaves to the parser', () => {
  test.each([
    ['an element that another ends', '<p>a<div>b</div></p>'],
    ['an element that is not ended', '<div><p>a</div>'],
    ['a value without quotes', '<a href=/x>a</a>'],
    ['a tag in capitals', '<A href="/x">a</A>'],
    ['a comment', '<!-- <a id="x"> -->'],
    ['a script with a text', '<script>"<a id=x>"</script>'],
    ['an entity of another kind', '<a href="/&copy;">a</a>'],
    ['a link in a link', '<a href="/x"><a href="/y">a</a></a>'],
    ['a drawing', '<svg id="x"></svg>'],
    ['content that is not part of the page', '<template><i id="x"></i></template>'],
    ['a cell outside a row', '<table><td id="x"></td></table>'],
  ])('%s', (_, written) => {
    expect(fast([written])).toBeUndefined();
  });
});
