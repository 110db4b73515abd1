import fc from 'fast-check';

/** A piece of an old page, and what is to become of it. */
interface Piece {
  readonly html: string;
  /** The blocks of its topic, each as its kind and its words: `p words`, `h2 words`, `li words`, `td words`. */
  readonly blocks: readonly string[];
  readonly ids: readonly string[];
  /** The words of links, and where they led. */
  readonly links: readonly (readonly [words: string, href: string])[];
}

/** An old page, and what is to become of it. */
export interface AnyOldPage extends Piece {
  readonly title: string;
  /** What is to be told to be left out. */
  readonly dropped: readonly string[];
  /** Words of lists beside the page. */
  readonly beside: readonly string[];
}

const word = fc.constantFrom(
  ...[
    'data',
    'keep',
    'Azure',
    'region',
    'days',
    'A',
    '90',
    'R&D',
    'snake_case',
    '2*3',
    '#tag',
    '[x]',
    '{word}',
    'a|b',
    '1<2',
  ],
  ...[
    'back\\slash',
    '`tick`',
    '~~wave~~',
    'http://x',
    'e.g.',
    '“quoted”',
    '(round)',
    '!',
    '数据',
    '在境内，',
    '订阅：',
    '**',
    '_x_',
  ],
);
/** A text that begins like no list and ends like no heading. */
const text = fc
  .tuple(fc.constantFrom('The', 'Our', '我们'), fc.array(word, { minLength: 1, maxLength: 6 }))
  .map(([first, more]) => [first, ...more, 'end.'].join(' '));
const name = fc
  .array(fc.constantFrom('What', 'we', 'keep', 'Where', 'data', 'is', 'R&D', '谁', '等保', '(2)'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join(' '));
const id = fc.stringMatching(/^[a-z][a-z0-9_-]{1,7}$/).filter((one) => !/^(?:tc-|fn|top)/.test(one));
const oddId = fc.oneof(
  id,
  fc.constantFrom(
    'ISO/IEC_27001',
    '_You_know',
    'How (many)',
    '数据',
    'a.b',
    'A1',
    '/x',
    'x.html',
    'x y',
    '%41',
    'fn1',
    'tc-x',
  ),
);

function escaped(plain: string): string {
  return plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** Blanks in many forms, between words. */
const blanked = (plain: string, kind: number): string =>
  kind === 0
    ? escaped(plain)
    : escaped(plain).replaceAll(' ', [' ', '&nbsp;', '  ', '\r\n', ' &nbsp;'][kind % 5] ?? ' ');

const attributes = fc.constantFrom(
  '',
  ' class="text"',
  ' style="margin:0;color:#333"',
  ' data-bi-name="x" data-bi-area="body"',
  ' style="font-size:14px"',
);

/** Marks that begin and end anywhere, beside letters and signs. */
const glued: fc.Arbitrary<Piece> = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'a',
        'b.',
        '“c”',
        '数',
        '：',
        '(d',
        'e)',
        '*',
        '_',
        ' f',
        'g ',
        '-',
        '`',
        'h:',
        '&',
        '<',
      ),
      fc.nat(9),
    ),
    {
      minLength: 2,
      maxLength: 7,
    },
  )
  .map((parts) => {
    const inner = parts.map(([said, kind]) => {
      const html = escaped(said);
      return (
        [
          html,
          `<b>${html}</b>`,
          `<i>${html}</i>`,
          `<b><i>${html}</i></b>`,
          `<strong>${html} </strong>`,
          `<em> ${html}</em>`,
          `<span>${html}</span>`,
          `<s>${html}</s>`,
          `<code>c${html}</code>`,
          html,
        ][kind] ?? ''
      );
    });
    const words = parts
      .map(([said, kind]) =>
        kind === 4 ? `${said} ` : kind === 5 ? ` ${said}` : kind === 8 ? `c${said}` : said,
      )
      .join('');
    return {
      html: `<p>Then ${inner.join('')} end of it, and a text behind it that is not bold.</p>`,
      blocks: [`p Then ${words} end of it, and a text behind it that is not bold.`],
      ids: [],
      links: [],
    };
  });

/** A paragraph with marks, links and ends of lines. */
const paragraph: fc.Arbitrary<Piece> = fc
  .record({
    parts: fc.array(fc.tuple(text, fc.nat(9)), { minLength: 1, maxLength: 4 }),
    attributes,
    blank: fc.nat(4),
    id: fc.option(oddId, { nil: undefined, freq: 5 }),
    tag: fc.constantFrom('p', 'div'),
  })
  .map(({ parts, attributes: more, blank, id: own, tag }) => {
    const links: [string, string][] = [];
    let blocks = [''];
    const inner = parts.map(([words, look]) => {
      // A text that is bold alone is a heading.
      const isAlone = parts.length === 1 || parts.some(([, other]) => other === 7);
      const kind = isAlone && look < 2 ? 9 : look;
      const html = blanked(words, blank);
      const add = (said: string): void => void blocks.push(`${blocks.pop() ?? ''} ${said}`);
      if (kind === 7) blocks.push('');
      add(words);
      if (kind === 0) return `<b> ${html} </b>`;
      if (kind === 1) return `<strong>${html}</strong>`;
      if (kind === 2) return `<em>${html}</em>`;
      if (kind === 3) {
        links.push([words, 'https://example.org/a']);
        return `<a href="https://example.org/a" data-bi-name="a" onclick="t()">${html}</a>`;
      }
      if (kind === 4) return `<a href="">${html}</a>`;
      if (kind === 5) return `<span style="color:red">${html}</span><br/>`;
      if (kind === 6) {
        links.push([words, 'https://example.org/b?x=1&y=2']);
        return `<a href="https://example.org/b?x=1&amp;y=2">${html} <img src="/images/arrow.png"></a>`;
      }
      if (kind === 7) return `<br><br />${html}`;
      return html;
    });
    blocks = blocks.map((block) => block.trim()).filter(Boolean);
    return {
      html: `<${tag}${more}${own === undefined ? '' : ` id="${escaped(own)}"`}>${inner.join(' ')}</${tag}>`,
      blocks: blocks.map((block) => `p ${block}`),
      ids: own === undefined ? [] : [own],
      links,
    };
  });

const list: fc.Arbitrary<Piece> = fc
  .record({
    items: fc.array(text, { minLength: 2, maxLength: 4 }),
    form: fc.nat(5),
    blank: fc.nat(4),
    own: fc.option(id, { nil: undefined, freq: 5 }),
  })
  .map(({ items, form, blank, own }) => {
    const html = items.map((item) => blanked(item, blank));
    const at = own === undefined ? '' : ` id="${own}"`;
    const forms = [
      () => `<ul>${html.map((item, index) => `<li${index === 0 ? at : ''}>${item}</li>`).join('\n')}</ul>`,
      () =>
        `<ol>${html.map((item, index) => `<li${index === 0 ? at : ''}><p>${item}</p></li>`).join('')}</ol>`,
      () => html.map((item, index) => `<p${index === 0 ? at : ''}>${index + 1}. ${item}</p>`).join('\n'),
      () => html.map((item, index) => `<p${index === 0 ? at : ''}>（${index + 1}）${item}</p>`).join('\n'),
      () => `<p${at}>${html.map((item) => `• ${item}`).join('<br>')}</p>`,
      () => html.map((item, index) => `<p${index === 0 ? at : ''}>${index + 1}、${item}</p>`).join('\n'),
    ];
    return {
      html: (forms[form] as () => string)(),
      blocks: items.map((item) => `li ${item}`),
      ids: own === undefined ? [] : [own],
      links: [],
    };
  });

const table: fc.Arbitrary<Piece> = fc
  .record({
    rows: fc.array(fc.tuple(text, text), { minLength: 2, maxLength: 3 }),
    form: fc.nat(3),
    own: fc.option(oddId, { nil: undefined, freq: 5 }),
  })
  .map(({ rows, form, own }) => {
    const cell = (tag: string, said: string): string =>
      `<${tag}>${form === 2 ? `<p>${escaped(said)}</p>` : escaped(said)}</${tag}>`;
    const body = rows.map(
      (row, index) =>
        `<tr>${row.map((said) => cell(index === 0 && form !== 0 ? 'th' : 'td', said)).join('')}</tr>`,
    );
    return {
      html: `<table border="1"${own === undefined ? '' : ` id="${escaped(own)}"`}><tbody>${body.join('')}</tbody></table>`,
      blocks: rows.flat().map((said) => `td ${said}`),
      ids: own === undefined ? [] : [own],
      links: [],
    };
  });

const quote: fc.Arbitrary<Piece> = text.map((said) => ({
  html: `<blockquote><p>${escaped(said)}</p></blockquote>`,
  blocks: [`p ${said}`],
  ids: [],
  links: [],
}));

const content = fc.oneof(
  { weight: 5, arbitrary: paragraph },
  { weight: 2, arbitrary: glued },
  { weight: 2, arbitrary: list },
  { weight: 1, arbitrary: table },
  { weight: 1, arbitrary: quote },
);

type Form = (words: string, id: string | undefined) => string;
const at = (attribute: string, id: string | undefined): string =>
  id === undefined ? '' : ` ${attribute}="${escaped(id)}"`;
/** The larger ones, and the smaller ones. */
const OUTER: readonly Form[] = [
  (words, own) => `<label${at('id', own)}>${words}</label>`,
  (words, own) => `<label${at('name', own)}>${words}</label><br/>`,
  (words, own) => `<p><label${at('id', own)}><strong>${words}</strong></label></p>`,
  (words, own) => `<h2${at('id', own)}>${words}</h2>`,
  (words, own) => `<p style="font-size:26px"${at('id', own)}>${words}</p>`,
  (words, own) => `<div${at('id', own)}><span style="font-size: 24px;">${words}</span></div>`,
  (words, own) =>
    `${own === undefined ? '' : `<a${at('name', own)}></a>`}<p><font size="6">${words}</font></p>`,
  (words, own) => `<div${at('id', own)}>\n<label>${words}</label></div>`,
];
const INNER: readonly Form[] = [
  (words, own) => `<p class="subhead"${at('id', own)}>${words}</p>`,
  (words, own) => `<p style="font-size:18px"${at('id', own)}>${words}</p>`,
  (words, own) => `<p${at('id', own)}><strong>${words}</strong></p>`,
  (words, own) => `<h4${at('id', own)}>${words}</h4>`,
  (words, own) => `<p${at('id', own)}><b>${words}&nbsp;</b></p>`,
  (words, own) => `<div${at('id', own)} style="font-weight:bold">${words}</div>`,
];

const heading = fc.record({
  words: name,
  id: fc.option(oddId, { nil: undefined, freq: 3 }),
  isInner: fc.boolean(),
});

const section = fc.record({ heading, content: fc.array(content, { minLength: 1, maxLength: 3 }) });

/** Any old page of the kinds that the legacy site had, with what is to become of it. */
export const anyOldPage: fc.Arbitrary<AnyOldPage> = fc
  .record({
    title: name,
    hero: fc.nat(3),
    crumbs: fc.boolean(),
    sections: fc.array(section, { minLength: 1, maxLength: 4 }),
    outer: fc.nat(OUTER.length - 1),
    inner: fc.nat(INNER.length - 1),
    panel: fc.nat(3),
    popup: fc.boolean(),
  })
  .map(({ title, hero, crumbs, sections, outer, inner, panel, popup }) => {
    const seen = new Set<string>();
    const pieces = sections.map(({ heading: { words, id: own, isInner }, content: inside }, index): Piece => {
      const isOuter = index === 0 || !isInner;
      const form = (isOuter ? OUTER[outer] : INNER[inner]) as Form;
      return {
        html: [form(escaped(words), own), ...inside.map(({ html }) => html)].join('\n'),
        blocks: [`h${isOuter ? 2 : 3} ${words}`, ...inside.flatMap(({ blocks }) => blocks)],
        ids: [...(own === undefined ? [] : [own]), ...inside.flatMap(({ ids }) => ids)],
        links: inside.flatMap(({ links }) => links),
      };
    });
    const titled = [
      `<div class="slideshow"><h3 class="box-title">${escaped(title)}</h3></div>`,
      `<div class="slideshow" id="slideshow"><div class="box"><img src="/images/hero.jpg" width="900"><h3 class="box-title"><span>${escaped(title)}</span></h3></div></div>`,
      `<h1>${escaped(title)}</h1>`,
      `<div class="head"><h1 style="color:blue"> ${escaped(title)} </h1></div>`,
    ][hero] as string;
    const way = `<div class="way"><a href="/default.html">Start</a> // <a href="/privacy/default.html">Privacy</a> // Here</div>`;
    const links = `<label><a href="https://example.org/p">Panel one</a></label> <label><a href="https://example.org/q">Panel two</a></label>`;
    const panels = [
      '',
      `<div class="side-panel"><h1>Beside</h1>${links}</div>`,
      `<aside><h1>Beside</h1>${links}</aside>`,
      `<div class="box"><h1>Beside</h1><ul><li>${links}</li></ul></div>`,
    ];
    const hidden = `<div class="popup" style="display:none"><h1>Never</h1><p>Nobody saw this.</p></div>`;
    return {
      title,
      html: [
        titled,
        crumbs ? way : '',
        ...pieces.map(({ html }) => html),
        panels[panel],
        popup ? hidden : '',
      ].join('\n'),
      blocks: pieces.flatMap(({ blocks }) => blocks),
      ids: [...seen, ...new Set(pieces.flatMap(({ ids }) => ids))],
      links: pieces.flatMap(({ links: own }) => own),
      dropped: [
        ...(crumbs ? ['Start // Privacy // Here'] : []),
        ...(popup ? ['Never Nobody saw this.'] : []),
      ],
      beside: panel === 0 ? [] : ['Beside', 'Panel one', 'Panel two'],
    };
  });
