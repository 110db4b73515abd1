import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { examineSources } from '../../scripts/publish/examine.ts';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { changed, newFolder, site, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

describe('orphan-page', () => {
  /** A page that stands too deep for the cards of the home page. */
  const deep = { 'en/privacy/access/page.md': topic('x\n') };
  const orphan = 'en/privacy/access/page.md:1:1 orphan-page';

  test('for a page that nothing links to', () => {
    expect(toldOfSite(siteWith(deep))).toEqual([orphan]);
  });

  test.each([
    ['a topic', { 'en/x.md': topic('[a](privacy/access/page.md)\n') }],
    ['a topic, by its address', { 'en/x.md': topic('[a](/en/privacy/access/page/#top)\n') }],
    ['a panel', changed('_data/panels.yaml', 'privacy/retention.md#leave_service', 'privacy/access/page.md')],
    ['the home page', changed('en/index.md', 'privacy/index.md', 'privacy/access/page.md')],
  ])('not where %s links to it', (_, files) => {
    expect(toldOfSite(siteWith({ ...deep, ...files }))).toEqual([]);
  });

  test('a link of a draft, and one of the page itself, lead no reader there', () => {
    const own = { 'en/privacy/access/page.md': topic('## A {#a}\n\n[a](page.md#a) [b](#a)\n') };
    const draft = topic('[a](privacy/access/page.md)\n').replace('02-28\n', '02-28\ndraft: true\n');
    expect(toldOfSite(siteWith({ ...own, 'en/y.md': draft }))).toEqual([orphan]);
  });

  test('a link of a page that cannot be read yet counts', () => {
    const faulty = topic('[a](privacy/access/page.md)\n').replace('owner: Editors\n', '');
    expect(toldOfSite(siteWith({ ...deep, 'en/y.md': faulty }))).toEqual(['en/y.md:2:1 front-matter']);
  });

  test('not for home pages, drafts, and what the home page shows', () => {
    const draft = topic('x\n').replace('02-28\n', '02-28\ndraft: true\n');
    const files = {
      'en/privacy/access/y.md': draft,
      'en/z.md': topic('x\n'),
      'en/privacy/z.md': topic('x\n'),
    };
    expect(toldOfSite(siteWith(files))).toEqual([]);
    expect(toldOfSite(site('two-languages'))).toEqual([]);
  });
});

describe('review-overdue', () => {
  const aged = (reviewed: string, months = '12') =>
    siteWith({ 'en/x.md': topic('x\n').replace('2026-02-28', `${reviewed}\nreview_every: ${months}`) });

  test.each([
    ['2026-11-22', '2025-11-22', '12', []],
    ['2026-11-22', '2025-11-21', '12', ['en/x.md:5:11 review-overdue']],
    ['2026-02-28', '2026-01-31', '1', []],
    ['2026-03-01', '2026-01-31', '1', ['en/x.md:5:11 review-overdue']],
    ['2024-02-29', '2023-11-30', '3', []],
    ['2024-03-01', '2023-11-30', '3', ['en/x.md:5:11 review-overdue']],
    ['2026-12-31', '2025-12-31', '12', []],
    ['2027-01-01', '2025-12-31', '12', ['en/x.md:5:11 review-overdue']],
  ])('on %s, of a page reviewed on %s for %s months', (today, reviewed, months, expected) => {
    // On some of these days, the other pages were not reviewed yet.
    const told = toldOfSite(aged(reviewed, months), today).filter((line) => line.startsWith('en/x.md'));
    expect(told).toEqual(expected);
  });

  test('not for drafts', () => {
    const text = topic('x\n').replace('2026-02-28', '2020-01-01\ndraft: true');
    expect(toldOfSite(siteWith({ 'en/x.md': text }))).toEqual([]);
  });
});

describe('A link into another language', () => {
  test('says on the page which one it is, for browsers too', () => {
    const folder = join(newFolder(), 'content');
    cpSync(site('two-languages'), folder, { recursive: true });
    const text = topic('[Chinese page](../zh/index.md#brief) [by address, 中文](/zh/) [terms](terms.md)\n');
    writeFileSync(join(folder, 'en/x.md'), text.replace('02-28\n', '02-28\none_language: true\n'));
    const panel = '- id: a\n  title: A\n  links:\n    - text: 简体中文\n      to: ../zh/index.md\n';
    writeFileSync(join(folder, '_data/panels.yaml'), panel);
    const { project } = examineSources(folder, someDay);
    const planned = project?.plan.pages.find(({ address }) => address === '/en/x/');
    const html = planned ? project?.show(planned).html : undefined;
    expect(html).toContain('<a href="/trust/zh/#brief" hreflang="zh-Hans">Chinese page</a>');
    expect(html).toContain(
      '<a href="/trust/zh/" hreflang="zh-Hans">by address, <span lang="zh-Hans">中文</span></a>',
    );
    expect(html).toContain('<a href="/trust/en/terms/">terms</a>');
    expect(html).toContain(
      '<a class="panel-link" href="/trust/zh/" hreflang="zh-Hans"><span lang="zh-Hans">简体中文</span></a>',
    );
    expect(toldOfSite(folder)).toEqual([]);
  });
});

test('A build that finds nothing changed tells the same of the whole site, and what a new day adds', async () => {
  const folder = siteWith({
    'en/privacy/access/page.md': topic('x\n'),
    'en/x.md': topic(
      '[a](privacy/retention.md#_You_control_your)\n\nOne  two, see [the page](privacy/index.md).\n',
    ),
  });
  const output = join(newFolder(), 'out');
  await new Promise((resolve) => setTimeout(resolve, 70));
  const build = async (today: string): Promise<string[]> => {
    const given = { content: folder, output, cold: false, today, watch: new Stopwatch() };
    return (await publishSite(given)).problems.map(({ code }) => code);
  };
  const warnings = ['orphan-page', 'alias-link', 'spacing'];
  expect(await build('2026-11-22')).toEqual(warnings);
  expect(await build('2026-11-22')).toEqual(warnings);
  const later = await build('2028-01-01');
  expect(later.filter((code) => code !== 'review-overdue')).toEqual(warnings);
  expect(later.filter((code) => code === 'review-overdue')).toHaveLength(6);
});
