import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { codes } from '../../scripts/report/codes.ts';
import { formats } from '../../scripts/report/formats.ts';
import { reportWith } from '../support/any-report.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const [, chapter = ''] = /## What a check tells you\n([\s\S]*?)\n## /.exec(readme) ?? [];

test('README has a section for each code, and for no other', () => {
  const sections = [...chapter.matchAll(/^### (.+)$/gm)].map(([, code]) => code);
  expect(sections.sort()).toEqual(Object.keys(codes).sort());
});

test('README names every format, and every field of the JSON report', () => {
  for (const format of Object.keys(formats)) expect(readme).toContain(`\`${format}\``);
  const { problems, summary } = reportWith(1, 0);
  const fields = [
    ...Object.keys(problems[0] ?? {}),
    ...Object.keys(summary),
    'page',
    'excerpt',
    'suggestion',
  ];
  for (const field of fields) expect(readme).toMatch(new RegExp(`"${field}"|\`${field}\``));
});
