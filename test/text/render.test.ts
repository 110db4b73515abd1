import { describe, expect, test } from 'vitest';
import { read } from '../support/markdown.ts';

/** The HTML of a text, without line ends. */
function html(text: string, aliases: Readonly<Record<string, readonly string[]>> = {}): string {
  return read(text, aliases).html.replaceAll('\n', '');
}

describe('A timeline', () => {
  test('is an ordered list below its sign, named by the heading above', () => {
    expect(html('## H {#h}\n\n{timeline}\n\n1. **A**: b\n   - c\n2. d\n\ne')).toContain(
      '</div><figure class="timeline" aria-labelledby="h"><ol class="timeline-steps"><li><strong>A</strong>: b' +
        '<ul><li>c</li></ul></li><li>d</li></ol></figure><p>e</p>',
    );
  });

  test.each(['{timeline}\n\n- a', '{timeline}', '1. a\n\n{timeline}', '{timeline} x\n\n1. a'])(
    'is none, and told, in %j',
    (text) => {
      expect(read(text).outline.unknownWords.map(({ word }) => word)).toEqual(['timeline']);
    },
  );
});

describe('Anchors', () => {
  test('a heading carries its id and a link to itself', () => {
    expect(html('## A & *b* {#a}')).toBe(
      '<div class="heading"><h2 id="a">A &amp; <em>b</em></h2>' +
        '<a class="heading-link" href="#a" aria-label="Link to A &amp; b"><span aria-hidden="true">#</span></a></div>',
    );
  });

  const sign = (id: string, name: string): string =>
    `<a class="heading-link" href="#${id}" aria-label="Link: ${name}"><span aria-hidden="true">#</span></a>`;

  test('paragraphs, items and terms carry theirs, and a link with their first words', () => {
    expect(html('P {#p}')).toBe(`<p id="p">P${sign('p', 'P')}</p>`);
    expect(html('- I {#i}')).toBe(`<ul><li id="i">I${sign('i', 'I')}</li></ul>`);
    expect(html('T {#t}\n: d')).toBe(`<dl><dt id="t">T${sign('t', 'T')}</dt><dd>d</dd></dl>`);
    expect(html('In [2019](x), “A” & *all* the others of its group said so. {#p}')).toContain(
      'aria-label="Link: In 2019, “A” &amp; all the others of its gro…"',
    );
  });

  test.each([
    [
      '## H {#a}',
      '<h2 id="a"><span class="alias" id="old"></span><span class="alias" id="_Old/2"></span>H</h2>',
    ],
    [
      'P {#a}',
      `<p id="a"><span class="alias" id="old"></span><span class="alias" id="_Old/2"></span>P${sign('a', 'P')}</p>`,
    ],
    [
      '- I {#a}',
      `<li id="a"><span class="alias" id="old"></span><span class="alias" id="_Old/2"></span>I${sign('a', 'I')}</li>`,
    ],
  ])('an alias is an element at its statement: %s', (text, expected) => {
    expect(html(text, { a: ['old', '_Old/2'] })).toContain(expected);
  });
});

describe('Words', () => {
  test('are put in and escaped, in text, links, headings and alternative texts', () => {
    expect(html('{operator}')).toBe('<p>Example &amp; Sons</p>');
    expect(html('[by {operator}](x)')).toBe('<p><a href="x">by Example &amp; Sons</a></p>');
    expect(html('a ![by {operator}](x.png)')).toContain('alt="by Example &amp; Sons"');
  });

  test('are put into the caption of a figure', () => {
    expect(html('![a](x.png "By {operator}")')).toContain('<figcaption>By Example &amp; Sons</figcaption>');
  });

  test('that are unknown stay, as do words in code', () => {
    expect(html('{nobody} `{operator}`')).toBe('<p>{nobody} <code>{operator}</code></p>');
  });
});

describe('Callouts', () => {
  test('are quotes that begin with a marker, in any case', () => {
    expect(html('> [!NOTE]\n> Text')).toBe(
      '<div class="callout callout-note"><p class="callout-title">Note</p><p>Text</p></div>',
    );
    expect(html('> [!note]\n>\n> - a')).toBe(
      '<div class="callout callout-note"><p class="callout-title">Note</p><ul><li>a</li></ul></div>',
    );
    expect(html('> [!NOTE]')).toBe(
      '<div class="callout callout-note"><p class="callout-title">Note</p></div>',
    );
  });

  test('may stand in quotes and lists, and hold quotes', () => {
    expect(html('> > [!TIP]\n> > a')).toMatch(
      /^<blockquote><div class="callout callout-tip">.*<\/div><\/blockquote>$/,
    );
    expect(html('- > [!TIP]\n  > a')).toContain('<li><div class="callout callout-tip">');
    expect(html('> [!TIP]\n> > a')).toContain('<blockquote><p>a</p></blockquote></div>');
  });

  test('have the marker on a line of its own', () => {
    expect(html('> [!NOTE] Text')).toBe('<blockquote><p>[!NOTE] Text</p></blockquote>');
    expect(html('> Text\n> [!NOTE]')).toContain('<blockquote>');
    expect(html('> [!OTHER]\n> Text')).toContain('<blockquote>');
  });
});

describe('Tables, figures, footnotes, downloads', () => {
  test('cells are aligned by classes, never by styles', () => {
    const table = html('| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |');
    expect(table).toContain('<th scope="row">1</th><td class="align-left" data-label="b">2</td>');
    expect(table).toContain(
      '<td class="align-center" data-label="c">3</td><td class="align-right" data-label="d">4</td>',
    );
    expect(table).not.toContain('style');
  });

  test('an image alone in its paragraph is a figure, its title the caption', () => {
    expect(html('![a & b](x.png "C < d")')).toBe(
      '<figure><img src="x.png" alt="a &amp; b"><figcaption>C &lt; d</figcaption></figure>',
    );
    expect(html('![a](x.png) {#f}', { f: ['g'] })).toContain(
      '<figure id="f"><span class="alias" id="g"></span><img',
    );
    expect(html('a ![b](x.png "c")')).toContain('<p>a <img src="x.png" alt="b" title="c"></p>');
  });

  test('a footnote leads there and back, from each of its references', () => {
    const text = html('a[^1] b[^1]\n\n[^1]: note');
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const hrefs = [...text.matchAll(/ href="#([^"]+)"/g)].map(([, href]) => href);
    expect(ids.sort()).toEqual(['fn1', 'fnref1', 'fnref1-1']);
    expect(hrefs.sort()).toEqual(['fn1', 'fn1', 'fnref1', 'fnref1-1']);
  });

  test('a link to a download tells type and size', () => {
    expect(html('[a](x.pdf) [b](x.md)')).toBe(
      '<p><a href="x.pdf">a <span class="file-facts">(PDF, 1 kB)</span></a> <a href="x.md">b</a></p>',
    );
  });
});

describe('What must not reach a page', () => {
  test('no HTML and no comment', () => {
    expect(html('<script>alert(1)</script>\n\na<b onclick="x">c</b><!-- d -->\n\n<!-- e -->')).toBe(
      '<p>ac</p>',
    );
  });

  test('no attribute is left open', () => {
    expect(html('[a](<x" onclick="y> "t\\"<u")')).toBe(
      '<p><a href="x&quot; onclick=&quot;y" title="t&quot;&lt;u">a</a></p>',
    );
  });

  test('no template code is run', () => {
    expect(html('{% set a = 1 %}{{ a }}{#b#}')).toBe('<p>{% set a = 1 %}{{ a }}{#b#}</p>');
  });
});

test('Emphasis works beside Chinese punctuation', () => {
  expect(html('**数据。**然后')).toBe('<p><strong>数据。</strong>然后</p>');
});
