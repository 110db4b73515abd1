import fc from 'fast-check';
import { topic } from './fixture.ts';

/** A text as it should be, and the same with faults that have one right answer. */
export interface FaultyText {
  readonly right: string;
  readonly faulty: string;
}

/** Addresses as a topic `en/privacy/….md` of the fixture site `clean` should write them, and what may stand there instead. */
const addresses: Readonly<Record<string, readonly string[]>> = {
  'retention.md': ['Retention.md', 'retention.MD', 'https://trust.example.com/en/privacy/retention/'],
  'retention.md?a=b&c': ['//trust.example.com/en/privacy/retention/?a=b&c'],
  'retention.md#leave_service': [
    'retention.md#Leave_Service',
    'RETENTION.md#leave_service',
    'retention.md#_You_control_your',
    'https://trust.example.com/en/privacy/retention/#leave_service',
    'http://trust.example.com/en/privacy/retention#_You_control_your',
  ],
  '../index.md#in-short': ['../Index.md#In-Short', 'https://trust.example.com/en/#IN-SHORT'],
  '#own': ['#Own', '#old'],
  'https://www.example.org/a_(b)?c=d&e#f': [
    'http://www.example.org/a_(b)?c=d&e#f',
    '//www.example.org/a_(b)?c=d&e#f',
  ],
  'mailto:a@example.org': [],
};

const anyAddress = fc
  .constantFrom(...Object.entries(addresses))
  .chain(([right, wrong]) =>
    fc.constantFrom(right, ...wrong).map((faulty): FaultyText => ({ right, faulty })),
  );
const anySecure = fc
  .constantFrom('https:', 'http:')
  .map(
    (scheme): FaultyText => ({ right: 'https://www.example.org/', faulty: `${scheme}//www.example.org/` }),
  );

const word = fc.constantFrom(
  'data',
  'Kept',
  '90',
  '数据',
  '😀',
  '{operator}',
  '*days*',
  '**of**',
  '`a  b`',
  'é',
  'c:',
);
const space = fc
  .constantFrom('  ', '   ', ' ', ' ', ' ')
  .map((faulty): FaultyText => ({ right: ' ', faulty }));

/**
 * What a slot in a form is filled with: `@` by an address, `~` by a space, `w` by a word. `%` becomes the number of the
 * block, so that no two of a topic write the same label.
 */
const forms = [
  'w~w~w [words w](@)~w',
  'w [![Regions](../../downloads/report.pdf)](@ "retention.MD  x")~w',
  "w~[w words](<@> 't  t')\nw~w",
  '> [!NOTE]\n> w [w\n> words](@)~w',
  '- w~w\n\n  - [w](@ (t  t))  \n    w~w',
  '1.  w~w {#id-%}\n2.  [w](@)',
  '| w   |  words~w |\n|:----|----------|\n| [w](@)   | `B.md`  |\n|     | w~[w](@) w |',
  'w[^%]~w ^[w~w [words](@)].\n\n[^%]:  w~[w](@)',
  'words [w][r%], [w [r%]] and [r%][]~w\n\n[R%]:  <@>  "a  b"',
  '> [r%]~w\n>\n> [r%]: @',
  'Term w {#t-%}\n:   w~w [w](@)',
  '### w~w [w](@) {#h-%}',
  'w~`[a](Retention.md)`~w  \nw',
  '```\n[a](Retention.md)  b\n```',
  '    [a](Retention.md)  b',
  '<!-- [a](Retention.md)  b -->',
  'One sentence.  Another~w.',
];

/** The body of a form, its slots filled. */
function filled(form: string): fc.Arbitrary<FaultyText> {
  const pieces = form.split(/(@|~|\bw\b)/);
  const parts = pieces.map((piece): fc.Arbitrary<FaultyText> => {
    if (piece === '@') return anyAddress;
    if (piece === '~') return space;
    return (piece === 'w' ? word : fc.constant(piece)).map((text) => ({ right: text, faulty: text }));
  });
  return fc.tuple(...parts).map((filling) => joined(filling, ''));
}

const autolink = anySecure.map((address) => joined(['See <', address, '> and\n<', address, '>']));

const block = fc.constantFrom(...forms).chain(filled);

/** A topic in whatever line ends, with a byte order mark or without. */
export const anyFaultyTopic: fc.Arbitrary<FaultyText> = fc
  .tuple(
    fc.array(fc.oneof({ weight: 9, arbitrary: block }, { weight: 1, arbitrary: autolink }), { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\uFEFF'),
    fc.constantFrom('', '\n'),
  )
  .map(([blocks, end, mark, last]) => {
    const head = '## Own  {#own}\n\n';
    const numbered = blocks.map(({ right, faulty }, index): FaultyText => {
      const [of, by] = ['%', String(index)];
      return { right: right.replaceAll(of, by), faulty: faulty.replaceAll(of, by) };
    });
    const body = joined([head, joined(numbered, '\n\nWords.\n\n'), last]);
    const written = (text: string): string =>
      mark + topic(text).replace('---\n', '---\naliases: { own: [old] }\n').replaceAll('\n', end);
    return { right: written(body.right), faulty: written(body.faulty) };
  });

function joined(parts: readonly (string | FaultyText)[], separator = ''): FaultyText {
  const text = (kind: keyof FaultyText): string =>
    parts.map((part) => (typeof part === 'string' ? part : part[kind])).join(separator);
  return { right: text('right'), faulty: text('faulty') };
}
