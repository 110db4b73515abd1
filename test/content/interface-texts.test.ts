import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { interfaceTexts } from '../../scripts/content/interface-texts.ts';

const root = join(import.meta.dirname, '../..');

/** The texts that layouts and the Markdown renderer ask for. */
function asked(): string[] {
  const read = (folder: string, ending: RegExp): string =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => ending.test(name))
      .map((name) => readFileSync(join(root, folder, name), 'utf8'))
      .join('\n');
  const layouts = [...read('layouts', /\.njk$/).matchAll(/\b(?:t|texts)\.([a-z_]+)/g)];
  const renderer = [
    ...read('scripts/markdown', /\.ts$/).matchAll(/(?:label\(env, |textFor\(env, )'([a-z_]+)'/g),
  ];
  const callouts = ['note', 'tip', 'important', 'warning', 'caution'].map((kind) => `callout_${kind}`);
  return [...new Set([...[...layouts, ...renderer].map(([, key = '']) => key), ...callouts])].sort();
}

test('A language has every text that is asked for, and no other', () => {
  expect(Object.keys(interfaceTexts.shape).sort()).toEqual(asked());
});
