import { cpSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import type { Report } from '../../scripts/report/report.ts';
import { filesOf, newFolder, site, topic } from '../support/fixture.ts';

function publish(content: string, output: string): Promise<Report> {
  return publishSite({ content, output, cold: false, watch: new Stopwatch(), today: '2026-03-01' });
}

function timesOf(output: string): Record<string, number> {
  return Object.fromEntries(
    Object.keys(filesOf(output)).map((path) => [path, statSync(join(output, path)).mtimeMs]),
  );
}

const AUDIT = 'en/privacy/audit.md';
const shown = ['ar', 'en', 'zh'].map((code) => `${code}/privacy/audit/index.html`);
const original = readFileSync(join(site('three-languages'), AUDIT), 'utf8');
const twin = topic('## 用语 {#terms}\n\n## 范围 {#scope}\n', '用语');

/** What an editor may do to a page that is in one language, and the problems that there are then. */
const edits: [string, Record<string, string | null>, string[]][] = [
  ['its words change', { [AUDIT]: original.replace('words its reports', 'writes its reports') }, []],
  ['its title changes', { [AUDIT]: original.replace('short: Audit terms', 'short: Their terms') }, []],
  [
    'it loses an anchor',
    { [AUDIT]: original.replace('Terms {#terms}', 'Terms {#words}').replace('terms: [old', 'words: [old') },
    [
      'ar/privacy/index.md missing-anchor',
      `${AUDIT} missing-anchor`,
      'en/privacy/index.md missing-anchor',
      'zh/privacy/index.md missing-anchor',
    ],
  ],
  [
    'it no longer says that it is in one language',
    { [AUDIT]: original.replace('one_language: true\n', '') },
    [`${AUDIT} translation-missing`],
  ],
  ['it is translated', { 'zh/privacy/audit.md': twin }, [`${AUDIT} front-matter`]],
  [
    'it is gone',
    { [AUDIT]: null },
    [
      'ar/privacy/index.md missing-page',
      'en/privacy/index.md missing-page',
      'zh/privacy/index.md missing-page',
    ],
  ],
];

describe('Where a page in one language is shown in all, a build tells and writes what a cold one does when', () => {
  test.each(edits)('%s', async (name, files, problems) => {
    const content = join(newFolder(), 'content');
    cpSync(site('three-languages'), content, { recursive: true });
    const [warm, cold] = [join(newFolder(), 'warm'), join(newFolder(), 'cold')];
    await publish(content, warm);
    const before = timesOf(warm);
    for (const [path, text] of Object.entries(files)) {
      if (text === null) rmSync(join(content, path));
      else writeFileSync(join(content, path), text);
    }
    const report = await publish(content, warm);
    expect(report).toEqual(await publish(content, cold));
    const told = report.problems.map(
      ({ file, code }) => `${file.slice(file.indexOf('content/') + 8)} ${code}`,
    );
    expect(told).toEqual(problems);
    if (problems.length > 0) return;
    expect(filesOf(warm)).toEqual(filesOf(cold));
    const written = Object.entries(timesOf(warm)).filter(([path, time]) => before[path] !== time);
    const pages = written.map(([path]) => path).filter((path) => path.endsWith('.html'));
    if (name === 'its words change') expect(pages.sort()).toEqual(shown);
    else expect(pages).toEqual(expect.arrayContaining(shown));
  });
});
