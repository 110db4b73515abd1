import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { siteWith, someDay, topic } from '../support/fixture.ts';

test.each([
  ['en/y.md', 'en/y/index.md'],
  ['en/y/index.md', 'en/y.md'],
])('A link to %s is told when that is %s, at the same address', (path, other) => {
  const link = path.slice(3);
  const content = siteWith({ [path]: topic('Y {#y}\n'), 'en/x.md': topic(`[y](${link}#y)\n`) });
  const { memory: last } = checkSite(examineSources(content, '2026-11-22', undefined, {}));
  expect(last?.topics.size).toBeGreaterThan(1);
  mkdirSync(dirname(join(content, other)), { recursive: true });
  renameSync(join(content, path), join(content, other));
  const { report } = checkSite(examineSources(content, '2026-11-22', undefined, { last }));
  expect(report).toEqual(checkSite(examineSources(content, '2026-11-22')).report);
  expect(report.problems.map(({ code }) => code)).toEqual(['missing-page']);
});

test('A page that shows a version which nobody asked for is due again, though that version is gone', () => {
  const content = siteWith({ 'en/x.md': topic('First\n') });
  const path = join(content, 'en/x.md');
  const examined = examineSources(content, someDay, undefined, {});
  writeFileSync(path, topic('Second\n'));
  const { memory, report } = checkSite(examined);
  expect(report.problems).toEqual([]);
  writeFileSync(path, topic('First\n'));
  expect([...(memory?.pages.keys() ?? [])]).toEqual(expect.not.arrayContaining(['/en/x/']));
  expect(memory?.topics.get('en/x.md')?.isFine).toBe(false);
});
