import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneSlipFrom } from '../../scripts/checks/one-slip.ts';
import { isInDictionary, misspelled } from '../../scripts/site/load-dictionary.ts';
import { run } from '../support/command.ts';
import { newFolder } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';
import { twin, twinsWith, twinWith } from '../support/twins.ts';

const home = twin('en/index.md');
const body =
  'We recieve data.\n\n- Seperate `recieve`, “recieve”\n- We recieve it. Kubernetes recieves it.\n';

/** A site with slips in the text, the summary and the data. */
function siteWith(words: string, more: Readonly<Record<string, string>> = {}): string {
  return twinsWith({
    '_data/spelling.yaml': words,
    '_data/panels.yaml':
      '- id: p\n  title: { en: "The acount", zh: acount }\n  links: [{ to: retention.md }]\n',
    'en/index.md': `${home.replace(/^summary: .*$/m, 'summary: "An adress, and an adress."')}\n${body}`,
    ...more,
  });
}

const spelled = (content: string): string[] =>
  toldOfSite(content).filter((line) => line.includes(' spelling'));

describe('Spelling', () => {
  test('is judged where the site has a list, each word once a file', async () => {
    const content = siteWith('en: [hotline]\n');
    expect(spelled(content)).toEqual([
      '_data/panels.yaml:2:16 spelling → account',
      'en/index.md:3:10 spelling → address',
      'en/index.md:12:4 spelling → receive',
      'en/index.md:14:3 spelling → Separate',
      'en/index.md:15:18 spelling',
      'en/index.md:15:29 spelling → receives',
    ]);
    const { code, stdout } = await run('check', ['--content', content, '--strict']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '`recieve` is not in the dictionary; it stands 2 times in this file.\n  Did you mean `receive`? If it is right, list it in _data/spelling.yaml.',
    );
  });

  test('takes the words of the list for right, with a capital and as several too', () => {
    const content = siteWith(
      '# Ours.\nen:\n  - recieve\n  - Kubernetes\n  - seperate\n  - adress or acount\n  - hotline\n',
    );
    expect(spelled(content)).toEqual([]);
  });

  test('takes the names of the site for right', () => {
    const content = siteWith('en: [hotline]\n', {
      'en/index.md': `${home}\nKubernetes recieves seperate acounts.\n`,
      '_data/panels.yaml': '[]\n',
      '_data/terms.yaml':
        '- to: retention.md#timeline\n  words: { en: [recieves] }\n- avoid: { en: { acounts: accounts } }\n',
      '_data/glossary.yaml': 'Kubernetes Seperate: de\n',
    });
    expect(spelled(content)).toEqual(['en/index.md:12:21 spelling → separate']);
  });

  test('is told by the next build too, until it is mended', async () => {
    const content = siteWith('en: [hotline, Kubernetes, adress, acount, seperate]\n');
    const output = join(newFolder(), 'site');
    const build = async () => (await run('build', ['--content', content, '--output', output])).stdout;
    const count = (text: string): number => text.match(/ {2}spelling \(warning\)/g)?.length ?? 0;
    expect(count(await build())).toBe(2);
    expect(count(await build())).toBe(2);
    const path = join(content, 'en/index.md');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/recieve/g, 'receive'));
    expect(count(await build())).toBe(0);
    writeFileSync(join(content, '_data/spelling.yaml'), 'en: [hotline, Kubernetes, adress, acount]\n');
    expect(count(await build())).toBe(1);
  });

  test.each(['', '# Nothing yet.\n', '{}\n'])('is left where no language is listed: %j', (words) => {
    expect(spelled(siteWith(words))).toEqual([]);
  });

  test('is left where there is no list', () => {
    expect(spelled(twinsWith({ 'en/index.md': `${home}\n${body}` }))).toEqual([]);
  });

  test('can be accepted', () => {
    const entry = '- { code: spelling, file: en/index.md, what: recieve, reason: R., until: 2027-01-01 }\n';
    const all = 'en: [hotline, Kubernetes, adress, acount, seperate, recieves]\n';
    expect(spelled(siteWith(all, { '_data/acceptances.yaml': entry }))).toEqual([]);
  });

  test.each([
    ['zh: []\n', '`zh` is not right: there is a dictionary of English alone'],
    ['fr: []\n', '`fr` is not right: this language has no file'],
    ['en: word\n', '`en` is not right: write a list of words'],
    ['- word\n', 'write words by language'],
  ])('is not asked for like this: %j', async (words, said) => {
    const { stdout } = await run('check', ['--content', twinsWith({ '_data/spelling.yaml': words })]);
    expect(stdout).toContain(said);
  });
});

test.each([
  ['encrpytion', 'encryption'],
  ['acount', 'account'],
  ['adress', 'address'],
  ['retentiion', 'retention'],
  ['seperate', 'separate'],
  ['complince', 'compliance'],
  ['teh', 'the'],
  ['Goverment', 'Government'],
  ['servixe', 'service'],
  ['Kubernetes', undefined],
])('What was meant by %s is one slip away: %s', (word, meant) => {
  expect(oneSlipFrom(word).find((one) => isInDictionary(one, 'en'))).toBe(meant);
});

describe('The dictionary', () => {
  const words = ['colour', 'color', 'organise', 'organize', 'licence', 'encrypted', "doesn't", 'Chinese'];

  test.each([
    ['en', []],
    ['en-US', ['colour', 'organise', 'licence']],
    ['en-GB', ['color', 'organize']],
    ['en-AU', ['color', 'organize']],
    ['zh-Hans', []],
    ['de', []],
  ])('is that of the region, or either: %s', (tag, expected) => {
    expect(misspelled(words, tag)).toEqual(expected);
  });

  test('knows the same of words together as of each by itself', () => {
    const some = [
      'disclosures',
      'unreachable',
      'recieve',
      'reorganisation',
      'subprocesor',
      'independent',
      'requires',
    ];
    const each = some.flatMap((word) => misspelled([word], 'en'));
    expect(each).toEqual(['recieve', 'subprocesor']);
    expect(misspelled(some, 'en')).toEqual(each);
  });
});

test('A site in one tag of a region is judged by it', () => {
  const content = twinsWith({
    '_data/spelling.yaml': 'en: [hotline]\n',
    ...twinWith('_data/languages/en.yaml', 'tag: en\n', 'tag: en-US\n'),
    'en/index.md': `${home}\nThe colour and the color.\n`,
  });
  expect(spelled(content)).toEqual(['en/index.md:12:5 spelling → color']);
});
