import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { madeFiles } from '../../scripts/edit/fields/made-files.ts';
import { CODES_PAGE } from '../../scripts/folders.ts';
import type { Code } from '../../scripts/problem.ts';
import { checkFolder } from '../../scripts/publish/build-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { codes } from '../../scripts/report/codes.ts';
import { explanationOf } from '../../scripts/report/explanations.ts';
import { formats } from '../../scripts/report/formats.ts';
import { reportWith } from '../support/any-report.ts';
import { root } from '../support/command.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const explanations = read('scripts/report/explanations.md');
const names = Object.keys(codes) as Code[];

test.each([...madeFiles()])('%s is what the code makes of it: `npm run manual` writes it', (path, text) => {
  expect(read(path)).toBe(text);
});

describe('The page of codes', () => {
  test('has a section for each code, and for no other', () => {
    const sections = [...read(CODES_PAGE).matchAll(/^## (\S+) \{#(\S+)\}$/gm)];
    expect(sections.map(([, code]) => code).sort()).toEqual([...names].sort());
    expect(sections.map(([, code]) => code)).toEqual(sections.map(([, , id]) => id));
  });

  test.each(names)('tells the weight and the meaning of %s, and more', (code) => {
    const [, section = ''] = read(CODES_PAGE).split(` {#${code}}\n\n`);
    const { severity, isMild, isStrict } = codes[code];
    const warning = isStrict ? '**Warning, an error with `--strict`.** ' : '**Warning.** ';
    const error = isMild ? '**Error or warning.** ' : '**Error.** ';
    const weight = severity === 'error' ? error : warning;
    const [head = '', ...text] = section.split(/\n## /)[0]?.split('\n\n') ?? [];
    expect(head.startsWith(weight)).toBe(true);
    expect(head.slice(weight.length).replace(/`(\{\w+\})`/g, '$1')).toBe(codes[code].meaning);
    expect(text.join('').length).toBeGreaterThan(40);
  });
});

describe('A section on a terminal', () => {
  test('is plain text, in lines of its width', () => {
    expect(explanationOf('missing-id', explanations)).toBe(
      [
        'missing-id (error)',
        '',
        '  A heading has no id.',
        '',
        '  A heading of level 2 to 4 has no id: `## Exceptions` instead of `## Exceptions {#exceptions}`.',
        '',
      ].join('\n'),
    );
    expect(explanationOf('translation-stale', explanations, 60).split('\n').slice(5)).toEqual([
      "  The original of a section, in the site's default language,",
      '  is not what it was when the section was translated, or',
      '  nobody has compared them yet. `npm run review` shows what',
      '  changed. Readers of the page are told too.',
      '',
    ]);
  });

  test.each(names)('leaves no link of Markdown in %s', (code) => {
    const text = explanationOf(code, explanations);
    expect(text.replace(/(`+).*?[^`]\1(?!`)/gs, '')).not.toMatch(/\]\(|^ *##/m);
  });

  test('keeps an example of a link, since it stands in code marks', () => {
    expect(explanationOf('empty-link', explanations)).toContain('`[retention]()`');
  });
});

test('The manual names every format, and every field of the JSON report', () => {
  const manual = read('scripts/manual/en/checking.md');
  for (const format of Object.keys(formats)) expect(manual).toContain(`\`${format}\``);
  const { problems, summary } = reportWith(1, 0);
  const fields = [
    ...Object.keys(problems[0] ?? {}),
    ...Object.keys(summary),
    'page',
    'excerpt',
    'suggestion',
    'repository',
  ];
  for (const field of fields) expect(manual).toMatch(new RegExp(`"${field}"|\`${field}\``));
});

test('The manual is a site without a problem', async () => {
  const report = await checkFolder(join(root, 'scripts/manual'), '2026-11-28', new Stopwatch());
  expect(report.problems).toEqual([]);
  expect(report.summary.pages).toBeGreaterThan(globSync('scripts/manual/en/**/*.md', { cwd: root }).length);
});

test('README is short, and every file that it leads to is there', () => {
  const readme = read('README.md');
  expect(readme.split('\n').length - 1).toBeLessThanOrEqual(200);
  const targets = [...readme.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

test('Every file of the generator that README and the manual name is there', () => {
  const pages = globSync('scripts/manual/en/**/*.md', { cwd: root });
  const named = ['README.md', ...pages].flatMap((page) =>
    [...read(page).matchAll(/`((?:scripts|test|layouts|assets)\/[\w./-]+)`/g)].map(([, path = '']) => path),
  );
  const real = named.filter((path) => !path.includes('NAME'));
  expect(real.length).toBeGreaterThan(20);
  expect(real.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
