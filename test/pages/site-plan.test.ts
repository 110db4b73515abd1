import { describe, expect, test } from 'vitest';
import { contentsOf, type PageView } from '../../scripts/pages/page-view.ts';
import { type PlannedPage, planSite, type SitePlan } from '../../scripts/pages/site-plan.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import type { Heading } from '../../scripts/text/outline.ts';
import { changed, site, siteWith, someDay, topic } from '../support/fixture.ts';

function planOf(folder: string): SitePlan {
  return planSite(readContent(loadContent(folder, someDay))) as SitePlan;
}

function planned(plan: SitePlan, address: string): PlannedPage {
  return plan.pages.find((page) => page.address === address) as PlannedPage;
}

function pageOf(plan: SitePlan, address: string): PageView {
  return planned(plan, address).data.page;
}

const clean = planOf(site('clean'));
const twoLanguages = planOf(site('two-languages'));

test('There is a page a topic, the home page again at `/`, and one for addresses that do not exist', () => {
  expect(
    clean.pages.map(({ address, outputPath, template }) => [address, outputPath, template]).sort(),
  ).toEqual([
    ['/', 'index.html', 'home.njk'],
    ['/404.html', '404.html', 'not-found.njk'],
    ['/en/', 'en/index.html', 'home.njk'],
    ['/en/privacy/', 'en/privacy/index.html', 'section.njk'],
    ['/en/privacy/access/', 'en/privacy/access/index.html', 'topic.njk'],
    ['/en/privacy/retention/', 'en/privacy/retention/index.html', 'topic.njk'],
  ]);
});

test('A topic is seen with all that its layout shows', () => {
  expect(pageOf(clean, '/en/privacy/retention/')).toMatchObject({
    kind: 'topic',
    section: 'privacy',
    canonical: 'https://trust.example.com/en/privacy/retention/',
    noindex: false,
    title: 'How long data is kept',
    short: 'Retention',
    reviewed: { iso: '2026-02-28', text: 'February 28, 2026' },
    nextReview: { iso: '2027-02-28' },
    topIds: ['retention'],
    breadcrumbs: [
      { text: 'Home', href: '/en/' },
      { text: 'Privacy', href: '/en/privacy/' },
    ],
    children: [],
    sources: [{ title: 'Handbook of Example Operator', read: { iso: '2026-01-31' } }],
  });
});

test('The on-page contents are the headings of level 2, with those of level 3 below them', () => {
  const heading = (level: number, id: string | null): Heading => ({
    level,
    id,
    text: `T ${id}`,
    place: { file: '', line: 1, column: 1 },
  });
  const headings = [heading(2, 'a'), heading(3, 'b'), heading(4, 'c'), heading(2, null), heading(2, 'd')];
  expect(contentsOf(headings)).toEqual([
    { id: 'a', text: 'T a', children: [{ id: 'b', text: 'T b' }] },
    { id: 'd', text: 'T d', children: [] },
  ]);
});

test('The home page at `/` has the canonical address of its language', () => {
  expect(pageOf(clean, '/').canonical).toBe('https://trust.example.com/en/');
});

test('A section lists its children in their order, then by address', () => {
  const { children } = pageOf(clean, '/en/privacy/');
  expect(children?.map(({ href }) => href)).toEqual(['/en/privacy/retention/', '/en/privacy/access/']);
  const folder = siteWith({ 'en/privacy/b.md': topic('x'), 'en/privacy/a.md': topic('x') });
  expect(
    pageOf(planOf(folder), '/en/privacy/')
      .children?.map(({ href }) => href)
      .slice(2),
  ).toEqual(['/en/privacy/a/', '/en/privacy/b/']);
});

test('A topic without a page above it hangs on the next one up', () => {
  const plan = planOf(siteWith({ 'en/privacy/deep/down/x.md': topic('x') }));
  expect(pageOf(plan, '/en/privacy/deep/down/x/').breadcrumbs?.map(({ href }) => href)).toEqual([
    '/en/',
    '/en/privacy/',
  ]);
});

test('A draft is not planned', () => {
  const folder = siteWith({ 'en/x.md': topic('x').replace('---\nx', 'draft: true\n---\nx') });
  expect(planOf(folder).pages.map(({ address }) => address)).not.toContain('/en/x/');
});

describe('In two languages below a base path', () => {
  test('each has its pages, and `/` is the default one', () => {
    expect(twoLanguages.pages.map(({ address }) => address).sort()).toEqual([
      '/',
      '/404.html',
      '/en/',
      '/en/404.html',
      '/en/terms/',
      '/zh/',
    ]);
    expect(pageOf(twoLanguages, '/').title).toBe('信任中心');
  });

  test('a page knows itself in the others', () => {
    expect(pageOf(twoLanguages, '/en/').alternates).toEqual([
      { tag: 'zh-Hans', href: 'https://trust.example.com/trust/zh/' },
      { tag: 'en', href: 'https://trust.example.com/trust/en/' },
      { tag: 'x-default', href: 'https://trust.example.com/trust/zh/' },
    ]);
    expect(pageOf(twoLanguages, '/en/').languages).toEqual([
      { name: '简体中文', tag: 'zh-Hans', direction: 'ltr', href: '/trust/zh/', current: false },
      { name: 'English', tag: 'en', direction: 'ltr', href: '/trust/en/', current: true },
    ]);
  });

  test('words, panels and days are in the language', () => {
    const { site: view, page } = planned(twoLanguages, '/zh/').data;
    expect([view.name, view.panels[0]?.title, page.reviewed?.text]).toEqual([
      '信任中心',
      '常用信息',
      '2026年2月28日',
    ]);
    expect(view.panels[0]?.links[0]?.href).toBe('/trust/zh/#brief');
  });
});

test('Every object of the data that layouts link from knows its place', () => {
  const { panels } = planned(clean, '/en/').data.site;
  const links = panels.flatMap((panel) => panel.links);
  expect(links.map((link) => clean.places.get(link)?.line)).toEqual([5, 7]);
});

test.each(['America/Los_Angeles', 'Asia/Shanghai'])('A day is the same in %s', (zone) => {
  const { TZ } = process.env;
  process.env.TZ = zone;
  try {
    expect(pageOf(planOf(site('clean')), '/en/').reviewed?.text).toBe('February 28, 2026');
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
});

test('An operator with faults has no plan', () => {
  const files = changed('_data/operator.yaml', 'site:', 'sight:');
  expect(planSite(readContent(loadContent(siteWith(files), someDay)))).toBeUndefined();
});
