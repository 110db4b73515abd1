import { link, type Row } from './edges.ts';

/** A page of these bytes, on which there is a link to an id that is not ASCII. */
const encoded = (head: string, id: string, href: string): Record<string, Uint8Array> => ({
  'a.html': Buffer.from(`<!doctype html>${head}<h1>A page</h1>${link(href)}<p id="${id}">`, 'latin1'),
});

/** Pages in the encodings that browsers find (HTML standard, 13.2.3). */
export const encodingEdges: readonly Row[] = [
  ['declared late', encoded(`${'<!-- far -->'.repeat(100)}<meta charset=gbk>`, '\xca\xfd', '#%E6%95%B0'), []],
  [
    'described, and declared',
    encoded('<meta name=x content="charset=koi8-r"><meta charset=utf-8>', '\xe6\x95\xb0', '#%E6%95%B0'),
    [],
  ],
  ['not declared', encoded('', '\xe4', '#%C3%A4'), []],
  ['not declared, and of UTF-8', encoded('', '\xc3\xa4', '#%C3%A4'), []],
  [
    'declared as of XML',
    {
      'a.html': Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?>${link('#%C3%A4')}<p id="\xe4">`,
        'latin1',
      ),
    },
    [],
  ],
  [
    'of style sheets, in one form alone',
    {
      'a.html': link('b.html'),
      '数.png': '',
      's.css': Buffer.from('@charset "gbk";p{background:url(\xca\xfd.png)}', 'latin1'),
      't.css': Buffer.from("@charset 'gbk';p{background:url(\xca\xfd.png)}", 'latin1'),
    },
    ['t.css:1:33 missing-page Êý.png'],
  ],
];

/** What elements ask for, and what browsers take no notice of. */
export const elementEdges: readonly Row[] = [
  // HTML standard, 4.6.7: names, and hosts that are looked up.
  ...['dns-prefetch', 'preconnect', 'DNS-Prefetch preconnect', 'profile', 'schema.DC'].map(
    (rel): Row => [
      `a \`link\` that is \`${rel}\``,
      `<link rel="${rel}" href="http://fonts.example.com">${link('b.html')}`,
      [],
    ],
  ),
  ...[
    'prefetch',
    'icon',
    'mask-icon',
    'apple-touch-icon-precomposed',
    'dns-prefetch stylesheet',
    'Alternate Stylesheet',
  ].map(
    (rel): Row => [
      `a \`link\` that is \`${rel}\``,
      `<link rel="${rel}" href="https://fonts.example.com/x">`,
      ['2:1 remote-asset https://fonts.example.com/x'],
    ],
  ),
  [
    'a `link` of microdata',
    `<link itemprop="availability" href="http://schema.org/InStock">${link('b.html')}`,
    [],
  ],
  // HTML standard, 2.4.3.
  ...['https://[bad/', 'http://a b/'].map(
    (base): Row => [
      `a base \`${base}\` that cannot be parsed`,
      `<!doctype html><base href="${base}"><base href="/x/"><h1 id="part">A</h1>${link('b.html#part')}${link('#part')}`,
      [`1:16 malformed-link ${base}`],
    ],
  ),
  ['a base of a folder that is not there', `<!doctype html><base href="x/">${link('../b.html')}`, []],
  // HTML standard, 4.10.5.1.19, 4.8.2 and 4.8.17.
  [
    'an input that is no image',
    '<input type="text" src="gone.png"><input type="IMAGE" src="gone.png" alt="x">',
    ['2:35 missing-page gone.png'],
  ],
  [
    'sources of a picture and of a film',
    `<picture><source src="gone1.png" srcset="gone2.png"><img src="b.html" alt="x"></picture>
<video><source src="gone3.mp4" srcset="gone4.png"></video>`,
    ['2:10 missing-page gone2.png', '3:8 missing-page gone3.mp4'],
  ],
  [
    'a first heading behind another',
    `<h2>A</h2><h1>B</h1><h2>C</h2><h1>D</h1>${link('b.html')}`,
    ['2:1 heading-order', '2:31 heading-order'],
  ],
];

/** What is read though browsers do not show it at once, or show it elsewhere. */
export const hiddenEdges: readonly Row[] = [
  // HTML standard, 4.12.2: shown where scripts do not run.
  [
    'links, images and styles for those without scripts',
    `<noscript>${link('gone1.html')}<img src="gone2.png" alt="x"><style>p{background:url(gone3.png)}</style></noscript>`,
    ['2:11 missing-page gone1.html', '3:1 missing-page gone2.png', '3:54 missing-page gone3.png'],
  ],
  [
    'one in another, which is read there',
    `<noscript><p><noscript>${link('gone.html')}</noscript>`,
    ['2:24 missing-page gone.html'],
  ],
  [
    'the same in a head',
    `<!doctype html><noscript><link rel="stylesheet" href="gone.css"><meta http-equiv="refresh" content="0; url=b.html"></noscript>`,
    ['1:26 missing-page gone.css'],
  ],
  [
    'ids for those without scripts',
    `<noscript><p id="a"></noscript>${link('#a')}`,
    ['2:32 missing-anchor #a'],
  ],
  [
    'a link that has words only there',
    `<a href="b.html"><noscript>The terms</noscript></a>`,
    ['2:1 empty-link-text b.html'],
  ],
  // HTML standard, 4.8.5: a document of its own, whose links start from where those of the page do.
  [
    'a document in a frame',
    `\n<iframe title="A frame" srcdoc="<a href='gone.html'>A page</a><a href='b.html#part'>B</a><a href='#x'>X</a><p id='x'>"></iframe>`,
    ['3:1 missing-page gone.html'],
  ],
  [
    'an id in such a document',
    `<iframe title="A frame" srcdoc="<p id='x'>"></iframe>${link('#x')}`,
    ['2:54 missing-anchor #x'],
  ],
  // HTML standard, 4.12.3 and 13.2.6.4.4.
  [
    'links and ids in a shadow tree',
    `<div id="h"><template shadowrootmode="open">${link('gone.html')}<p id="a"></p>${link('#h')}<img src="b.html" alt="x"></template></div>${link('#a')}`,
    ['2:45 missing-page gone.html', '4:44 missing-anchor #a'],
  ],
  [
    'a shadow tree in another that is not closed',
    `<b-b><template shadowrootmode=closed><c-c><template shadowrootmode=open>${link('gone.html')}`,
    ['2:73 missing-page gone.html'],
  ],
  [
    'words of a link in a shadow tree',
    '<a href="b.html"><x-y><template shadowrootmode="open">The terms</template></x-y></a>',
    [],
  ],
  [
    'a template that is none',
    `<template><p id="a"></p>${link('gone.html')}<div><template shadowrootmode="open">${link('gone.html')}</template></div></template>${link('b.html')}`,
    [],
  ],
];

const to = (inside: string, attributes = ''): string => `<a href="b.html" ${attributes}>${inside}</a>`;
const image = '<img src="b.html" alt="">';

/** What is read out for links, headings and images; `test/browser/names.test.ts` holds more of it against a browser. */
export const nameEdges: readonly Row[] = [
  ...[
    to('<svg role="img" aria-label="Terms"><path d="M0 0"/></svg>'),
    to('All terms', 'aria-label=""'),
    to('All terms', 'aria-label=" "'),
    to('<img src="b.html" alt="" aria-label="All terms">'),
    to('<object aria-label="All terms"></object>'),
    to('<object title="All terms">x</object>'),
    to('', 'aria-labelledby="named"'),
    to('here', 'aria-labelledby="named"'),
    to(image, 'aria-hidden="true"'),
    `<div hidden>${to(image)}</div>`,
    `<div hidden>${to('All terms')}</div>`,
    '<img src="b.html" aria-label="Terms"><img src="b.html" aria-hidden="true"><img src="b.html" role="presentation">',
    '<h2 aria-label="">Words</h2>',
    '<h2 aria-label=" "><img src="b.html" alt="Words"></h2>',
    '<h2 hidden></h2>',
    `<map name="m"><area href="b.html" aria-label="Terms"></map><img src="b.html" alt="x" usemap="#m">`,
  ].map((html): Row => [`right: ${html}`, `<h1 id="named">All the terms</h1>${html}`, []]),
  ...[
    [to('<svg><style>a{}</style><desc>All terms</desc></svg>'), 'empty-link-text b.html'],
    [to('<span hidden>All terms</span>'), 'empty-link-text b.html'],
    [to('<span style="display: none">All terms</span>'), 'empty-link-text b.html'],
    [to('<i title="All terms"></i>'), 'empty-link-text b.html'],
    [to(image, 'aria-label=" "'), 'empty-link-text b.html'],
    [to('Click<br>here'), 'vague-link-text b.html'],
    [to('All terms', 'aria-label="here"'), 'vague-link-text b.html'],
    ['<h2><span hidden>Words</span></h2>', 'empty-heading'],
    ['<img src="b.html" aria-label=" ">', 'image-alt'],
  ].map(([html = '', told]): Row => [`not: ${html}`, `<h1>A</h1>\n${html}`, [`3:1 ${told}`]]),
];

/** Parts of drawings and of other documents of XML (HTML standard, 7.4.6.4, and SVG 2, 5.5). */
export const documentEdges: readonly Row[] = [
  [
    'parts of a drawing',
    {
      'a.html': `<svg><use href="s.svg#gone"/></svg>\n<svg><use xlink:href="s.svg#there"/></svg>\n${link('s.svg#gone')}${link('s.svg#there')}${link('s.svg#There')}${link('s.svg')}<img src="s.svg#svgView(viewBox(0,0,1,1))" alt="x"><style>p{mask:url(s.svg#there)}q{mask:url(s.svg#gon)}</style>`,
      's.svg':
        '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><!-- <g id="gone"/> --><symbol id="there"/><desc><![CDATA[<g id="gon"/>]]></desc></svg>',
    },
    [
      '2:6 broken-reference s.svg#gone',
      '4:1 missing-anchor s.svg#gone',
      '6:1 case-mismatch s.svg#There → #there',
      '8:94 missing-anchor s.svg#gon',
    ],
  ],
  [
    'a page of XHTML',
    {
      'a.html': link('x.xhtml#a') + link('x.xhtml#b') + link('x.xhtml#c'),
      'x.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"><title/><a name="b"/><p id="a"/></html>',
    },
    ['4:1 missing-anchor x.xhtml#c'],
  ],
  [
    'styles and paint of a drawing',
    `<svg><style>g{fill:url(gone1.png)}</style><g filter="url(gone2.svg#a)" mask="url(#x)" style="fill:url('gone3.png')"/></svg>`,
    ['2:24 missing-page gone1.png', '2:43 missing-page gone2.svg#a', '2:43 missing-page gone3.png'],
  ],
  [
    'a use of a near id',
    { 'a.html': '<svg><use href="s.svg#arow"/></svg>', 's.svg': '<svg><g id="arrow"/></svg>' },
    ['2:6 broken-reference s.svg#arow → s.svg#arrow'],
  ],
  [
    'a use of a file that is not there',
    '<svg><use href="gone.svg#a"/></svg>',
    ['2:6 missing-page gone.svg#a'],
  ],
];
