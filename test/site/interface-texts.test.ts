import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { gatheredAddresses } from '../../scripts/site/gathered-pages.ts';
import { interfaceTexts } from '../../scripts/site/interface-texts.ts';
import { SHOWN_COLUMNS } from '../../scripts/site/registers.ts';
import { changeKinds } from '../../scripts/site/versions/version-lines.ts';

const { shape } = interfaceTexts;

const root = join(import.meta.dirname, '../..');

const read = (folder: string, ending: RegExp): string =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => ending.test(name))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))
    .join('\n');

const layouts = read('layouts', /\.njk$/);

/** The texts around a number that layouts ask for, or what tells of files. */
const counted = [
  ...layouts.matchAll(/\bcounted\("([a-z_]+)"/g),
  ...read('scripts/site', /publish\.ts$/).matchAll(/\bcounted\(texts, '([a-z_]+)'/g),
].map(([, key = '']) => key);

/** The texts that layouts, views and the Markdown renderer ask for. */
function asked(): string[] {
  const inLayouts = [...layouts.matchAll(/\b(?:t|texts)\.([a-z_]+)/g)];
  const inScripts = [
    ...read('scripts/text/markdown', /\.ts$/).matchAll(/(?:label\(env, |textFor\(env, )'([a-z_]+)'/g),
    ...read('scripts/pages', /\.ts$/).matchAll(
      /(?:\.texts\.|\btexts\.(?=(?:status|source)_)|\bsay\(')([a-z_]+)/g,
    ),
    ...read('scripts/site', /(?:publish|registers)\.ts$/).matchAll(/\btexts\.([a-z_]+)/g),
  ];
  const callouts = ['note', 'tip', 'important', 'warning', 'caution'].map((kind) => `callout_${kind}`);
  const columns = Object.values(SHOWN_COLUMNS).flat();
  const ofRegisters = columns.map((column) => `register_${column}`);
  const heads = [...gatheredAddresses(['en']).values()].flatMap(({ name }) => {
    const key = name.replaceAll('-', '_');
    return [key, `${key}_lead`];
  });
  const found = [...inLayouts, ...inScripts].map(([, key = '']) => key);
  return [
    ...new Set([
      ...found,
      ...counted,
      ...counted.map((key) => `${key}_one`),
      ...callouts,
      ...['first', 'redacted', ...changeKinds].map((kind) => `change_${kind}`),
      ...ofRegisters,
      ...heads,
    ]),
  ].sort();
}

test('A language has every text that is asked for, and no other', () => {
  const needed = Object.keys(shape).filter((key) => !shape[key]?.safeParse(undefined).success);
  expect(needed.sort()).toEqual(asked());
});

test('What a language may have more are the plurals of texts around a number', () => {
  const plurals = counted.flatMap((key) => ['zero', 'two', 'few', 'many'].map((kind) => `${key}_${kind}`));
  const optional = Object.keys(shape).filter((key) => shape[key]?.safeParse(undefined).success);
  expect(optional.sort()).toEqual(plurals.sort());
});
