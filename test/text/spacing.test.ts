import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../support/full.ts';
import { at, marked, read } from '../support/markdown.ts';

/** What is found in a text in which `▸` marks the places: the faults in order, and the places as found and as marked. */
function judged(text: string): { faults: string[]; found: string[]; places: string[] } {
  const { text: written, places } = marked(text);
  const { spacing } = read(written).outline;
  return { faults: spacing.map(({ fault }) => fault), found: spacing.map(at), places };
}

describe('Each fault is found at its place', () => {
  test.each([
    ['double-space', 'Data is▸  kept.'],
    ['double-space', 'Data▸    is kept.'],
    ['double-space', '- one\n  - two▸  three'],
    ['double-space', '> one▸  **two**'],
    ['double-space', '| a▸  b | c |\n|---|---|\n| d  | e |'],
    ['double-space', '## If you▸  leave {#leave}'],
    ['double-space', 'Term\n: A▸  meaning'],
    ['double-space', 'See[^1]\n\n[^1]: A▸  note'],
    ['double-space', '[the▸  terms](a.md)'],
    ['double-space', 'a `b`▸  c'],
    ['double-space', '> [!NOTE]\n> one▸  two'],
    ['double-space', 'A first line\nand▸  a second'],
    ['double-word', 'We keep the ▸the data.'],
    ['double-word', 'The ▸the data.'],
    ['double-word', 'We agree to\n▸to that.'],
    ['double-word', '[Of ▸of the terms](a.md)'],
    ['space-before', 'Data▸ , and more'],
    ['space-before', 'Data▸ ; more'],
    ['space-before', 'Data is kept▸ .'],
    ['space-before', 'Data is kept▸ . And more'],
    ['space-before', '[Data](a.md)▸ .'],
    ['space-before', '`code`▸ , and'],
    ['glued-link', 'see▸[the terms](a.md)'],
    ['glued-link', 'see▸[*the* terms](a.md)'],
    ['glued-link', '**see**▸[the terms][r]\n\n[r]: a.md'],
    ['double-stop', '数据▸.。'],
    ['narrow-mark', '数据▸,然后'],
    ['narrow-mark', '数据▸; 然后'],
    ['narrow-mark', '数据▸!然后'],
    ['narrow-mark', '**数据**▸?然后'],
    ['no-break-space', 'Data▸\u00a0is kept.'],
    ['no-break-space', '90▸\u00a0days'],
  ])('%s: %j', (fault, text) => {
    const { faults, found, places } = judged(text);
    expect(faults).toEqual([fault]);
    expect(found).toEqual(places);
  });

  test('several on a line, each', () => {
    const { faults, found, places } = judged('One▸  two▸ , three▸[four](a.md)▸  five▸ .');
    expect(faults).toEqual(['double-space', 'space-before', 'glued-link', 'double-space', 'space-before']);
    expect(found).toEqual(places);
  });

  test('beside a pipe none, whatever else the file holds', () => {
    const { faults, found, places } = judged('a  |  b\n\nOne▸  two');
    expect(faults).toEqual(['double-space']);
    expect(found).toEqual(places);
  });

  test('with the words around it', () => {
    expect(read('All customer data is  kept for 90 days').outline.spacing[0]?.text).toBe(
      'omer data is  kept for 90',
    );
  });
});

describe('What is right is left alone', () => {
  test.each([
    ['a sentence that begins after two spaces', 'Data is kept.  Then it is deleted.'],
    ['the same behind a quotation mark', 'He said “yes.”  Then he left.'],
    ['two spaces that break a line', 'one  \ntwo'],
    ['an indent', '- one\n\n  two\n\n      three'],
    ['code', '`a  b` and `c , d`'],
    ['code in longer marks', '``a ` b  c`` d'],
    ['a code block', '```\na  b , c\n```\n\n    d  e .'],
    ['an address', '[a](<b  c.md>) [d](e.md "f  g") ![h](<i  j.png>) <https://example.com/a,b>'],
    ['a name of a reference', '[a][b  c]\n\n[b c]: d.md'],
    ['the padding of a table', '| a    | b |\n|:-----|--:|\n| c    | d |\n|   e  |   |'],
    ['the padding of what is no table', 'a  |  b'],
    ['a comment', 'a <!-- b  c , d --> e'],
    ['a term', 'Term\n:   meaning'],
    ['a name that begins with a dot', 'Files end in .md, runtimes are .NET, and so on ... or .5'],
    [
      'a link behind a bracket, a dash or a space',
      '([a](b.md)) pre-[a](b.md) [a](b.md)[c](d.md) 见[a](b.md)',
    ],
    ['a Chinese link behind a letter', 'API[文档](a.md)'],
    ['Chinese punctuation', '数据，然后；数据！然后？数据。'],
    ['Western marks between Western words', '数据 (a, b; c!) 和 Azure, Office 365'],
    ['numbers', '1,000,000 和 1,5'],
    ['a no-break space that is written out', '90&nbsp;days'],
    ['a footnote in the text', 'a^[b `c  d`] e'],
    ['a word of the operator', 'By {operator}, and {operator}.'],
  ])('%s', (_, text) => {
    expect(judged(text).faults).toEqual([]);
  });
});

/** Text that would have every fault, were it running text. */
const faulty = fc.constantFrom('a  b', 'a , b', 'a .', '数,据', 'x.。', 'a\u00a0b', 'a;  b ,c');

test('No fault is told in code, in an address or in a comment, wherever it stands', () => {
  const hidden = faulty.chain((text) =>
    fc.constantFrom(
      `\`${text}\``,
      `\`\` \` ${text} \`\``,
      `[word](<${text}.md>)`,
      `[word](a.md "${text}")`,
      `![word](<${text}.png>)`,
      `<!-- ${text} -->`,
      `[word][${text.replace(/\s+/g, ' ')}]`,
    ),
  );
  const holder = fc.constantFrom(
    'Words H more.',
    '- H',
    '> H and H',
    '| H | H |\n|---|---|\n| H | b |',
    '## H {#h}',
    'Term H\n: H',
    'A^[H] b',
  );
  const block = fc.oneof(
    fc.tuple(holder, hidden).map(([text, piece]) => text.replaceAll('H', piece)),
    faulty.map((text) => `\`\`\`\n${text}\n\`\`\``),
    faulty.map((text) => `    ${text}`),
  );
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (blocks) => {
      const definitions = ['a b', 'a , b', 'a .', '数,据', 'x.。', 'a; b ,c']
        .map((name) => `[${name}]: a.md`)
        .join('\n');
      expect(read(`${blocks.join('\n\n---\n\n')}\n\n---\n\n${definitions}\n`).outline.spacing).toEqual([]);
    }),
    { numRuns: runs(500) },
  );
});

test('A doubled space planted anywhere between two words is found at exactly its place', () => {
  const holder = fc.constantFrom(
    'Words H more.',
    '- one\n  - H',
    '> a\n> H',
    '| b | H |\n|---|---|\n| c | d |',
    '| b | c |\n|---|---|\n| `d  e` | H |',
    '[a](<b  c.md>) H',
    'Term\n: H',
    '**H** `a  b`',
  );
  fc.assert(
    fc.property(fc.array(holder, { minLength: 1, maxLength: 5 }), fc.nat(), (blocks, choice) => {
      const planted = choice % blocks.length;
      const text = blocks.map((block, index) =>
        block.replace('H', index === planted ? 'one▸  two' : 'one two'),
      );
      const { found, places } = judged(text.join('\n\n'));
      expect(found).toEqual(places);
    }),
    { numRuns: runs(500) },
  );
});

describe('Where a language has spaces beside its signs', () => {
  const spaces = {
    before: { ';': '\u202f', '?': '\u202f', ':': '\u00a0', '»': '\u00a0' },
    after: { '«': '\u00a0' },
  };
  const french = (text: string) => read(text, {}, { spaces });

  test('each is set right, however it was typed, and none is put where none was', () => {
    const { html, outline } = french(
      '## Où ? {#a}\n\n**Ici** : « a »\u00a0; b\u202f? c&nbsp;; [d ?](e.md "f ; g") `h ;` 14:30 http://i.test/?j=1 k?',
    );
    expect(outline.spacing).toEqual([]);
    expect(html).toContain('<h2 id="a">Où\u202f?</h2>');
    expect(html).toContain(
      '</strong>\u00a0: «\u00a0a\u00a0»\u202f; b\u202f? c\u202f; <a href="e.md" title="f ; g">d\u202f?</a>',
    );
    expect(html).toContain('<code>h ;</code> 14:30 http://i.test/?j=1 k?');
  });

  test('what has nothing to do with them is told as ever', () => {
    const { outline } = french('un  ; deux , trois\u00a0mots . « »');
    expect(outline.spacing.map(({ fault }) => fault)).toEqual([
      'double-space',
      'space-before',
      'no-break-space',
      'space-before',
    ]);
  });
});

test.each([
  'Had we had had time, that that is so, what it is is right, and without it it fails.',
  'Nous nous lavons, vous vous lavez; die die Daten lesen; a a b b.',
  'He wrote “the the”, and "to to" as well.',
  'Code `the the`, and `the` the other, of “of”, the-the, the/the, the.the and an and.',
  'The state of the\n\nthe art',
  '- of\n- of\n\n| to | to |\n|---|---|\n| by | by |',
  '天天看看，多多益善，谢谢。',
])('A word may stand twice where that is right: %s', (text) => {
  expect(read(text).outline.spacing).toEqual([]);
});
