import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readSimpleYaml } from '../../scripts/text/yaml/simple-yaml.ts';
import { runs } from '../support/full.ts';

test('The front matter of an ordinary topic is read', () => {
  const text =
    'title: How long data is kept\nsummary: "90 days: then it is deleted"\nreviewed: 2026-11-22\norder: 40\nsources: [operator-privacy, pipl]\n';
  expect(readSimpleYaml(text)).toEqual({
    title: 'How long data is kept',
    summary: '90 days: then it is deleted',
    reviewed: '2026-11-22',
    order: 40,
    sources: ['operator-privacy', 'pipl'],
  });
});

test.each([
  'title: a: b',
  'title: a #b',
  'title: "a\\n"',
  "title: 'a'",
  'title: true',
  'title: ~',
  'title: >-',
  'title: [a, true]',
  'title: {a: b}',
  'title: *a',
  'title: &a b',
  'title: !!str a',
  'title:',
  ' title: a',
  'title: a\ntitle: b',
  'aliases:\n  a: [b]',
  '# comment',
  'title: a\n  b',
  'order: 007',
  'order: 1.5',
  'order: -1',
  'title: a:',
  '---',
])('%j is left to the YAML parser', (text) => {
  expect(readSimpleYaml(text)).toBeUndefined();
});

test('What is read is what the YAML parser reads', () => {
  const piece = fc.constantFrom(
    ...[
      'title',
      'order',
      'sources',
      ': ',
      ':',
      ' ',
      '\n',
      '#',
      ' #',
      '"',
      "'",
      '\\',
      '[',
      ']',
      ', ',
      ',',
      'a',
      'Ab',
      '数',
    ],
    ...[
      'true',
      'null',
      'no',
      '0',
      '12',
      '2026-02-30',
      '-',
      '- ',
      '~',
      '>',
      '|',
      '&a',
      '*a',
      '!',
      '%',
      '@',
      '`',
      '\t',
      '{',
      '}',
      '\u00a0',
      '\u2028',
      '?',
      '.',
    ],
  );
  const line = fc
    .tuple(fc.constantFrom('title', 'order', 'sources', 'owner'), fc.array(piece, { maxLength: 6 }))
    .map(([key, pieces]) => `${key}: ${pieces.join('')}`);
  const text = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join('\n')}\n`);
  fc.assert(
    fc.property(text, (yaml) => {
      const simple = readSimpleYaml(yaml);
      if (simple === undefined) return;
      const document = parseDocument(yaml, { logLevel: 'silent' });
      expect(document.errors).toEqual([]);
      expect(document.toJS()).toEqual(simple);
    }),
    { numRuns: runs(2000) },
  );
});
