import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { siteWith, someDay, topic } from '../support/fixture.ts';

/** A site in which much stands on data files. */
function siteOnData(): string {
  const body = `Words of Examplon.

## Names {#names}

Here is {register: subcontractors} and {operator}; call [{hotline}](tel:010-1234).

{register: subcontractors}

[The file](../registers/subcontractors.csv) says so too: Widgetry.
`;
  const cited = topic(body).replace('28\n---', '28\nsources: { names: [handbook], top: not-published }\n---');
  return siteWith({
    '_data/operator.yaml': `site:
  url: https://trust.example.com
  default_language: en
words:
  operator: Example Operator
  company: Example Company Ltd.
  services: Example Cloud
  site_name: Example Trust
  hotline: 010-1234
contact:
  - label: Hotline
    value: 010-1234
    href: tel:010-1234
`,
    '_data/sources.yaml': `handbook:
  title: Examplon handbook of {operator}
  url: https://example.com/handbook
  kind: operator
  read: 2026-01-31
`,
    '_data/terms.yaml': '- to: privacy/retention.md#timeline\n  words: { en: [Widgetry] }\n',
    '_data/spelling.yaml': 'en: []\n',
    '_data/panels.yaml': `- id: key-information
  title: { en: Key information }
  links:
    - { text: Names, to: ../registers/subcontractors.csv }
`,
    '_data/subcontractors.yaml': `- name: Zebra Ltd.
  purpose: { en: Support }
  place: China
  since: not-published
  source: handbook
`,
    'en/x.md': cited,
  });
}

const folder = siteOnData();

/** What is told of the site with a data file changed, and the codes of what is told elsewhere. */
function told(file: string, from: string, to: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not say ${from}`);
  return toldWith(file, text.replace(from, to));
}

/** @param is what stands in the file; null where it is not there */
function toldWith(file: string, is: string | Uint8Array | null): string[] {
  const files = Object.fromEntries(
    ['operator', 'sources', 'terms', 'spelling', 'panels', 'subcontractors']
      .map((name) => `_data/${name}.yaml`)
      .concat('en/x.md')
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
  const content = siteWith({ ...files, [file]: is });
  const { problems } = checkSite(examineSources(content, someDay)).report;
  return problems.map((one) => {
    const name = one.file.replace(/^.*content\//, '');
    return `${name}:${one.line}:${one.column} ${one.code}: ${one.message}`;
  });
}

test.each(['operator', 'sources', 'terms', 'panels', 'subcontractors', 'languages/en'])(
  'Of what is no text, that alone is told: %s.yaml',
  (name) => {
    const file = `_data/${name}.yaml`;
    expect(toldWith(file, Buffer.from('\ufeffa: b\n', 'utf16le'))).toEqual([
      `${file}:1:1 unreadable-file: The file is not UTF-8 from this line on.\nSave it with the encoding UTF-8.`,
    ]);
  },
);

test('Of sources that are not there, that alone is told', () => {
  expect(toldWith('_data/sources.yaml', null)).toEqual([
    '_data/sources.yaml:1:1 data-file: Topics and registers name sources, and this file is not there.',
  ]);
});

test('The site has no fault of its own', () => {
  expect(told('en/x.md', 'Words', 'Words')).toEqual([]);
});

test.each([
  [
    '_data/operator.yaml',
    'site:',
    'sites:',
    '1:1 data-file: `sites` is not a key that this file knows (known: site, words, contact, security, filings, marks, repository, notice).\nDid you mean `site`?',
  ],
  [
    '_data/operator.yaml',
    'words:',
    'words',
    '4:1 data-file: This file cannot be read: the `:` is missing behind `words`.\nDid you mean `words:`?',
  ],
  [
    '_data/operator.yaml',
    '  hotline: 010-1234\n',
    '  hotline 010-1234\n',
    '9:3 data-file: This file cannot be read: this line is no `key: value`, nor the rest of the value above it.',
  ],
  [
    '_data/operator.yaml',
    'operator:',
    'operater:',
    '5:3 unknown-word: `operater` is used nowhere, and `{operator}`, which stands at 5 places, has no value.\nDid you mean `operator`?',
  ],
  [
    '_data/sources.yaml',
    'url: ',
    'url: [',
    '3:8 data-file: This file cannot be read: the `[` that begins here does not end.',
  ],
  [
    '_data/sources.yaml',
    'handbook:',
    'hand book:',
    '1:1 data-file: `hand book` is not right: lower-case letters, digits, `-` and `_`, beginning with a letter.',
  ],
  [
    '_data/terms.yaml',
    'words: {',
    'words {',
    '2:3 data-file: This file cannot be read: the `:` is missing behind `words`.\nDid you mean `words:`?',
  ],
  [
    '_data/spelling.yaml',
    'en: []',
    'en: [',
    '1:5 data-file: This file cannot be read: the `[` that begins here does not end.',
  ],
  [
    '_data/panels.yaml',
    'links:',
    'link:',
    '3:3 data-file: `link` of entry 1 is not a key that this file knows (known: id, title, links).\nDid you mean `links`?',
  ],
  [
    '_data/subcontractors.yaml',
    '{ en: Support }',
    '{ en: Support',
    '2:12 data-file: This file cannot be read: the `{` that begins here does not end.',
  ],
  [
    '_data/languages/en.yaml',
    'direction: ltr',
    'direction: lr',
    '6:12 data-file: `direction` is not right: `ltr` or `rtl`.',
  ],
])('In %s %j as %j is told, and nothing else', (file, from, to, message) => {
  expect(told(file, from, to)).toEqual([`${file}:${message}`]);
});
