import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cacheFolder } from '../../scripts/folders.ts';
import { keep, recall } from '../../scripts/publish/memory.ts';
import { outputState } from '../../scripts/publish/output-state.ts';
import { newFolder } from '../support/fixture.ts';

const BUILDS = join(cacheFolder, 'builds');

/** Where the memory of an output lies. */
function fileOf(output: string): string {
  const names = readdirSync(BUILDS)
    .filter((name) => name.endsWith('.memory'))
    .map((name) => join(BUILDS, name));
  return names.find((path) => readFileSync(path, 'utf8').startsWith(`${output}\n`)) ?? '';
}

test('What is known is recalled whole or not at all', () => {
  const output = newFolder();
  for (let i = 0; i < 1200; i++) writeFileSync(join(output, `${i}.html`), '');
  const memory = {
    site: { surroundings: 's', world: 'w', shared: ['/a/'], topics: new Map(), pages: new Map() },
    output: outputState(output) ?? new Map(),
  };
  keep(output, memory);
  expect(recall(output)).toEqual(memory);
  const file = fileOf(output);
  const text = readFileSync(file, 'utf8');
  const lines = [...text.matchAll(/\n/g)].filter((_, line) => line < 4 || line % 150 === 0);
  const ends = lines.flatMap(({ index }) => [index, index + 1, index - 10]);
  const spoilt = [...ends, text.length - 1].map((end) => text.slice(0, end));
  for (const other of [...spoilt, text.replace('"f', '"g'), '', 'x', `${text}\n`]) {
    writeFileSync(file, other);
    expect(recall(output)).toBeUndefined();
  }
});
