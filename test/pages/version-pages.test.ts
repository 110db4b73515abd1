import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planSite } from '../../scripts/pages/site-plan.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { run } from '../support/command.ts';
import { changed, newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { siteWithVersions } from '../support/kept-versions.ts';
import { toldOfSite } from '../support/told.ts';
import { validatePage } from '../support/validate-html.ts';

const folder = siteWithVersions();

test('Each version of a page has its address, and a list of them stands beside', () => {
  const project = openProject(folder, someDay);
  const pages = project.plan.pages.filter(({ address }) => address.startsWith('/en/keep/'));
  expect(pages.map(({ address, template }) => [address, template])).toEqual([
    ['/en/keep/', 'topic.njk'],
    ['/en/keep/versions/', 'versions.njk'],
    ['/en/keep/2026-01-31/', 'version.njk'],
    ['/en/keep/2026-03-01/', 'version.njk'],
    ['/en/keep/2026-03-01-2/', 'version.njk'],
    ['/en/keep/2026-12-01/', 'version.njk'],
  ]);
  const [own, list, oldest, , superseding, coming] = pages.map(({ data }) => data.page);
  expect(own?.related?.map(({ rel, href }) => [rel, href])).toEqual([
    ['latest-version', '/en/keep/'],
    ['predecessor-version', '/en/keep/2026-03-01-2/'],
    ['version-history', '/en/keep/versions/'],
  ]);
  expect(oldest).toMatchObject({
    canonical: 'https://trust.example.com/en/keep/',
    noindex: true,
    related: [
      { rel: 'latest-version', href: '/en/keep/' },
      { rel: 'successor-version', href: '/en/keep/2026-03-01/' },
      { rel: 'version-history', href: '/en/keep/versions/' },
    ],
    version: {
      isPast: true,
      from: { iso: '2026-01-31' },
      until: { iso: '2026-02-28' },
      now: { kept: 'long' },
    },
    statuses: [{ id: 'long', text: 'Stated in 2019', sources: [1] }, { id: 'backups' }],
  });
  expect(superseding?.version).toMatchObject({ isPast: false, until: { iso: '2026-12-31' } });
  expect(coming?.version?.from?.iso).toBe('2027-01-01');
  expect(list?.list?.periods.map(({ href, from, until }) => [href, from.iso, until?.iso])).toEqual([
    ['/en/keep/2026-12-01/', '2027-01-01', undefined],
    ['/en/keep/2026-03-01-2/', '2026-03-01', '2026-12-31'],
    ['/en/keep/2026-01-31/', '2026-01-31', '2026-02-28'],
  ]);
  expect(list?.list?.versions.map(({ from, changes }) => [from?.iso, changes])).toEqual([
    ['2027-01-01', []],
    ['2026-03-01', []],
    [undefined, [{ kind: 'changed', summary: 'Shorter.' }]],
    ['2026-01-31', []],
  ]);
});

test('Where versions are kept, no topic takes the place of one, or of their list', () => {
  const on = changed(
    '_data/operator.yaml',
    'default_language: en',
    'default_language: en\n  keep_versions: true',
  );
  const names = ['versions.md', 'privacy/2026-11-28-2.md', 'privacy/versions-of-it.md', 'versions/index.md'];
  const topics = Object.fromEntries(names.map((name) => [`en/${name}`, topic('\nText.\n', name)]));
  const badIn = (files: Record<string, string>): string[] =>
    toldOfSite(siteWith(files)).filter((one) => one.includes('bad-name'));
  expect(badIn({ ...on, ...topics })).toEqual([
    'en/privacy/2026-11-28-2.md:1:1 bad-name',
    'en/versions.md:1:1 bad-name',
    'en/versions/index.md:1:1 bad-name',
  ]);
  expect(badIn(topics)).toEqual([]);
});

test('Links of a version lead to where their aims stand now', () => {
  const moved = topic('\n## Moved {#now}\n\nText.\n', 'Other').replace(
    '\n---\n',
    '\naliases: { now: [gone_section] }\n---\n',
  );
  const content = readContent({ ...loadContent(folder, someDay) });
  expect(content.whereIs('/en/keep/2026-01-31/#backups')).toBe('/en/keep/2026-01-31/#backups');
  expect([...content.published.keys()].filter((key) => key.startsWith('/en/keep/2026-01'))).toEqual([
    '/en/keep/2026-01-31/',
    '/en/keep/2026-01-31/#long',
    '/en/keep/2026-01-31/#backups',
  ]);
  const there = loadContent(folder, someDay);
  const topics = there.topics.map((one) => (one.path === 'en/old.md' ? { ...one, text: moved } : one));
  const htmlOf = (topicsNow: typeof topics): string => {
    const plan = planSite(readContent({ ...there, topics: topicsNow }));
    return plan?.pages.find(({ address }) => address === '/en/keep/2026-01-31/')?.own?.().text.html ?? '';
  };
  expect(htmlOf(topics)).toContain('href="/en/old/#now"');
  expect(htmlOf(topics.filter(({ path }) => path !== 'en/old.md'))).toContain('href="/en/keep/versions/"');
});

test('The pages of versions are whole: valid, without a dead link, and in no list of pages', async () => {
  const output = join(newFolder(), '_site');
  const told = toldOfSite(folder).filter((one) => !/^_data\/record|translation/.test(one));
  expect(told).toEqual([]);
  const built = await run('build', ['--content', folder, '--output', output]);
  expect([built.code, built.stderr]).toEqual([0, '']);
  const page = (path: string): string => readFileSync(join(output, path), 'utf8');
  const names = ['2026-01-31', '2026-03-01', '2026-12-01', 'versions'].map(
    (name) => `en/keep/${name}/index.html`,
  );
  for (const name of ['en/keep/index.html', ...names])
    expect([name, validatePage(page(name))]).toEqual([name, []]);
  expect(page('sitemap.xml')).not.toContain('2026-01-31');
  expect(page('en/keep/2026-01-31/index.html')).toContain('<meta name="robots" content="noindex">');
  const checked = await run('check', ['--pages', output]);
  expect([checked.code, checked.stdout]).toEqual([0, expect.stringMatching(/./)]);
});

test('A version says what changed from the one before, and since', () => {
  const project = openProject(folder, someDay);
  const page = (name: string): string => {
    const planned = project.plan.pages.find(({ address }) => address === `/en/keep/${name}/`);
    return planned ? project.show(planned).html : '';
  };
  const differences = (name: string): string[] =>
    [...page(name).matchAll(/<details class="differences">\n(.*?)\n<\/details>/gs)].map(
      ([, html = '']) => html,
    );
  const [before, since, ...more] = differences('2026-03-01');
  expect(more).toEqual([]);
  expect(
    before,
  ).toBe(`<summary class="differences-toggle"><h2 class="differences-title">What changed from the version of January 31, 2026</h2></summary>
<div class="differences-body" id="tc-changed">
<section class="difference">
<h3 class="difference-title"><a href="#long">How long</a></h3>
<p class="difference-kind">Changed</p>
<table class="difference-table">
<thead><tr><th scope="col">Version of January 31, 2026</th><th scope="col">Version of March 1, 2026</th></tr></thead>
<tbody>
<tr><td data-label="Version of January 31, 2026"><p>Data stay for <del><span class="difference-word">Removed: </span>90</del> days. See <del><span class="difference-word">Removed: </span>old and </del>home.</p></td><td data-label="Version of March 1, 2026"><p>Data stay for <ins><span class="difference-word">Added: </span>60</ins> days. See home.</p></td></tr>
</tbody>
</table>
</section>
</div>`);
  expect(since).toContain(`<section class="difference">
<h3 class="difference-title"><a href="#backups">Backups</a></h3>
<p class="difference-kind">Withdrawn</p>
<div class="difference-whole difference-withdrawn"><p><del><span class="difference-word">Removed: </span>None.</del></p><p><del><span class="difference-word">Removed: </span>A note.</del></p></div>
</section>`);
  expect(differences('2026-01-31').length).toBe(1);
  expect(differences('2026-12-01').length).toBe(1);
});

test('A version of a page that is gone names no present one', () => {
  const gone = loadContent(folder, someDay);
  const plan = planSite(
    readContent({ ...gone, topics: gone.topics.filter(({ path }) => path !== 'en/keep.md') }),
  );
  const page = plan?.pages.find(({ address }) => address === '/en/keep/2026-03-01/')?.data.page;
  expect(page).toMatchObject({ canonical: '', related: [{ rel: 'latest-version' }, {}, {}, {}] });
});
