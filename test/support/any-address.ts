import fc from 'fast-check';

const piece = fc.constantFrom(
  ...[
    'a',
    'x',
    'y.html',
    'index.html',
    '..',
    '.',
    '/',
    '//',
    '\\',
    '?',
    '#',
    '%20',
    '%',
    '%2e',
    '%zz',
    ' ',
    '\t',
    '\n',
  ],
  ...[
    '数',
    '%E6%95%B0',
    '%FF',
    ':',
    '@',
    '[',
    ']',
    '&',
    '=',
    '+',
    '|',
    '^',
    '`',
    '{',
    '"',
    "'",
    '<',
    '😀',
    '\u0000',
    '\ud800',
  ],
  ...['https:', 'http://', 'mailto:', 'example.com', '127.1', ';', ','],
);

/** Addresses as nobody should write them, and some as one should. */
export const anyAddress: fc.Arbitrary<string> = fc
  .array(piece, { maxLength: 8 })
  .map((pieces) => pieces.join(''));
