/** A name that says what is so; a body of `a.html`, or all files of a folder; what is told. */
export type Row = readonly [
  name: string,
  page: string | Readonly<Record<string, string | Uint8Array>>,
  told: readonly string[],
];

export const link = (href: string): string => `<a href="${href}">where it leads</a>\n`;
/** A part with this id, and a link to it. */
const part = (id: string, href: string): string => `<h1 id="${id}">A part</h1>${link(href)}`;

/** Addresses that look wrong and are right, and the other way round. `b.html` with `#part` stands beside each page. */
export const addressEdges: readonly Row[] = [
  // URL standard, 4.3 and 4.4: joiners and U+3000 are code points of addresses.
  ['a joiner in a Persian id', part('می‌روم', '#می‌روم'), []],
  ['the same, encoded', part('می‌روم', '#%D9%85%DB%8C%E2%80%8C%D8%B1%D9%88%D9%85'), []],
  ['a joiner at the end of a Malayalam word', link('https://ml.example.org/%E0%B4%A8%E0%B5%8D%E2%80%8D'), []],
  ['a joiner in a Persian path and host', link('https://fa.example.org/نمی‌شود?q=می‌روم'), []],
  ['emoji of several', part('👩‍💻', '#👩‍💻') + link('https://example.org/👩🏽‍💻/❤️‍🔥'), []],
  [
    'a joiner that gives a letter its form',
    link('https://fa.example.org/ه‍.ش') + link('https://fa.example.org/ه‍'),
    [],
  ],
  ['a blank of Chinese', part('数据　保留', '#数据　保留') + link('https://example.org/数据　保留'), []],
  [
    'a joiner between Latin letters',
    link('https://example.org/a\u200cb'),
    ['2:1 malformed-link https://example.org/a\u200cb'],
  ],
  [
    'a joiner at the end',
    link('https://example.org/می\u200c'),
    ['2:1 malformed-link https://example.org/می\u200c'],
  ],
  [
    'a blank of Chinese at the end',
    link('https://example.org/a　'),
    ['2:1 malformed-link https://example.org/a　'],
  ],
  ['what cannot be seen, in an id that is there', part('a\u200bb', '#a\u200bb'), []],
  [
    'what cannot be seen, in an id that is not',
    link('b.html#par\u200bt'),
    ['2:1 malformed-link b.html#par\u200bt'],
  ],
  // HTML standard, 7.4.6.4: an id that is there is found, whatever it is called; and so is a file.
  ...['null', 'NaN', 'undefined', 'get-user-{id}', 'tag-&lt;%', '{{word}}', '[object Object]', 'a%}'].map(
    (id): Row => [`an id \`${id}\``, part(id, `#${id}`), []],
  ),
  ...['null', 'undefined', '{{word}}'].map(
    (id): Row => [
      `an id \`${id}\` on another page, and none`,
      {
        'a.html': link(`b.html#${id}`) + link(`c.html#${id}`),
        'b.html': part(id, 'a.html'),
        'c.html': part('c', 'a.html'),
      },
      [`3:1 malformed-link c.html#${id}`],
    ],
  ),
  [
    'pages and folders of such names',
    {
      'a.html': link('NaN.html') + link('a/null/') + link('a/undefined') + link('NaN'),
      'NaN.html': part('a', 'a.html'),
      'a/null/index.html': part('a', '../../a.html'),
      'a/undefined': '',
    },
    ['5:1 malformed-link NaN'],
  ],
  [
    'files that look like hosts, and none',
    {
      'a.html': link('www.html') + link('www.example.org') + link('www.example.net') + link('www.x/y.org'),
      'www.html': part('a', 'a.html'),
      'www.example.org': '',
      'www.x/y.org': '',
    },
    ['4:1 malformed-link www.example.net → https://www.example.net'],
  ],
  [
    'a file with a sign of escapes',
    { 'a.html': link('100%.txt') + link('50%.txt'), '100%.txt': '' },
    ['3:1 malformed-link 50%.txt → 50%25.txt'],
  ],
  [
    'such words in a query',
    link('https://example.org/find?q=null&amp;to=undefined') + link('https://example.org/?n=NaN'),
    [],
  ],
  ['such words as a host or a path', link('https://undefined/x'), ['2:1 malformed-link https://undefined/x']],
  // RFC 6068.
  ...[
    'mailto:?subject=Our%20terms&amp;body=Read%20them',
    'mailto:?cc=a@example.com',
    'mailto:?to=a@an.example,b@an.example&bcc=',
    'mailto:%22oh%5C%5Cno%22@example.org?subject=caf%C3%A9%26',
    'mailto:?to=&amp;subject=x',
    'mailto:%22not%40us%22@example.org',
    'mailto:%22a%2Cb%22@example.org,c@example.org',
    `mailto:%22%5C%5C%5C%22it's%5C%20so%5C%5C%5C%22%22@example.com`,
    'mailto:gorby%25kremvax@example.com',
    'mailto:unlikely%3Faddress@example.com?In-Reply-To=%3c3469@example.com%3e',
    'mailto:user@%5B192.0.2.1%5D',
    'mailto:user@%5BIPv6:2001:db8::1%5D',
    'mailto:user@%E7%B4%8D%E8%B1%86.example.org',
  ].map((href): Row => [href, link(href), []]),
  ...[
    'mailto:',
    'mailto:?',
    'mailto:?cc=nobody',
    'mailto:a@example.com?bcc=b@example.com,',
    'mailto:a@example.com?subject',
    'mailto:a@example.com?subject=Q&A',
    'mailto:a@example.com;b@example.com',
    'mailto:a..b@example.com',
    'mailto:%22a@example.com',
    'mailto://a@example.com',
  ].map((href): Row => [href, link(href), [`2:1 malformed-link ${href}`]]),
  ...[
    'https:https://example.org/x',
    'https://https://https://example.org/x',
    'http:https//example.org/x',
  ].map(
    (href): Row => [
      `${href}, for which something right is suggested`,
      link(href),
      [`2:1 malformed-link ${href} → https://example.org/x`],
    ],
  ),
  // RFC 1035, 2.3.4.
  ['the longest host', link(`https://${'a.'.repeat(125)}com/`), []],
  [
    'a host too long',
    link(`https://${'a.'.repeat(126)}com/`),
    [`2:1 malformed-link https://${'a.'.repeat(126)}com/`],
  ],
  [
    'a part of a host too long',
    link(`https://${'a'.repeat(64)}.com/`),
    [`2:1 malformed-link https://${'a'.repeat(64)}.com/`],
  ],
];

/** What style sheets ask for. */
export const sheetEdges: readonly Row[] = [
  [
    'quotes that are escaped in a selector',
    {
      'a.html': `<link rel="stylesheet" href="s.css">`,
      's.css': ".c-\\[\\'\\'\\]{--c:''}\n.d\\'{}\n.e{background:url(gone.png)}",
    },
    ['s.css:3:19 missing-page gone.png'],
  ],
  [
    'one in a style',
    "<style>.it\\'s{}\n.e{background:url(gone.png)}</style>",
    ['3:19 missing-page gone.png'],
  ],
  ['a function whose name ends like another', '<style>.e{background:curl(gone.png)}</style>', []],
  [
    'escapes in a name and an address',
    '<style>.e{background:u\\72l(\\67one.png)}</style>',
    ['2:28 missing-page gone.png'],
  ],
  ['an address in which a space stands', '<style>.e{background:url(gone 1.png)}</style>', []],
];

/** Names of files that say something else in an address, unless they are encoded. */
export const fileEdges: readonly Row[] = [
  [
    'the file of a folder in capital letters',
    { 'a.html': link('sub/INDEX.html#x'), 'sub/index.html': '<p id="x">A part</p>' },
    ['2:1 case-mismatch sub/INDEX.html#x → /sub/#x'],
  ],
  ...['x C#', 'q?', 'n%20b', 'x50%', 'p;b=c&d', '数 据'].map(
    (name): Row => [
      `a folder \`${name}\``,
      {
        'a.html': link(`${encodeURIComponent(name)}/`) + link(`${encodeURIComponent(name)}/x.html#none`),
        [`${name}/index.html`]:
          part('a', `x.html#a`) + link(`../${encodeURIComponent(name)}/${encodeURIComponent(name)}.txt`),
        [`${name}/x.html`]: part('a', '#a') + link('./#a') + link('?q#a') + link('gone.html'),
        [`${name}/${name}.txt`]: '',
      },
      [
        `3:1 missing-anchor ${encodeURIComponent(name)}/x.html#none`,
        `${name}/x.html:4:1 missing-page gone.html`,
      ],
    ],
  ),
  [
    'a file that is only like it without what stands behind `#`',
    { 'a.html': link('C#.txt') + link('C%23.txt'), 'C#.txt': '' },
    ['2:1 missing-page C#.txt'],
  ],
];

/** The same in topics, whose body begins on line 7. */
export const topicEdges: readonly (readonly [
  name: string,
  topic: { readonly body: string; readonly matter?: string },
  told: readonly string[],
])[] = [
  [
    'an id `null`',
    { body: '## A part {#null}\n\n[The part](#null) and [none](#undefined)' },
    ['9:23 malformed-link #undefined'],
  ],
  [
    'links in the brackets of what is none',
    {
      body: 'One [a [b](b.md) c](c.md) two [d [e](#part) [f](https://f.example.org/) g][h]\n\n## A part {#part}',
    },
    [
      '7:5 malformed-link [a [b](b.md) c](c.md)',
      '7:8 missing-page b.md',
      '7:31 malformed-link [d [e](#part) [f](https://f.example.org/) g][h]',
    ],
  ],
  [
    'parts of drawings and of pages to download',
    {
      body: '[One](../downloads/plan.svg#room) [two](../downloads/plan.svg#hall) [three](../downloads/plan.svg#Room)\n\n![A view](../downloads/plan.svg#svgView(viewBox(0,0,1,1))) [Four](../downloads/old.html#end) [five](../downloads/old.html#ende) [six](/downloads/plan.svg#rom) [seven](../downloads/C%23%3F.pdf#page=2)',
    },
    [
      '7:35 missing-anchor ../downloads/plan.svg#hall',
      '7:69 case-mismatch ../downloads/plan.svg#Room → #room',
      '9:94 missing-anchor ../downloads/old.html#ende → #end',
      '9:129 missing-anchor /downloads/plan.svg#rom → #room',
    ],
  ],
  ['brackets in a link', { body: '[a [b] c](#part) [[d]](#part)\n\n## A part {#part}' }, []],
  [
    'old ids with blanks',
    {
      body: '## A part {#part}\n\n[One](#a%20b), [two](<#a b>), [three](#c%E3%80%80d)',
      matter: 'aliases:\n  part: [a b, "c\u3000d"]\n',
    },
    [
      '11:1 alias-link #a%20b → #part',
      '11:16 alias-link #a b → #part',
      '11:31 alias-link #c%E3%80%80d → #part',
    ],
  ],
  ['a Persian address', { body: '[A page](https://fa.example.org/نمی‌شود)' }, []],
  ['a word in a query', { body: '[A search](https://example.org/find?q=null)' }, []],
  ['a download whose name holds signs of addresses', { body: '[One](../downloads/C%23%3F.pdf)' }, []],
  ['a mail address between quotes', { body: '[Write to us](mailto:%22not%40us%22@example.org)' }, []],
];
