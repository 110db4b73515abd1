import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { severities } from '../../scripts/report/severity.ts';

test('README has a section for each code, and for no other', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
  const [, chapter = ''] = /## What a check tells you\n([\s\S]*?)\n## /.exec(readme) ?? [];
  const sections = [...chapter.matchAll(/^### (.+)$/gm)].map(([, code]) => code);
  expect(sections.sort()).toEqual(Object.keys(severities).sort());
});
