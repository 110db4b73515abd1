import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planSite } from '../../scripts/pages/site-plan.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { sealedLine } from '../../scripts/site/versions/sealed-lines.ts';
import { CHANGELOG_PATH } from '../../scripts/site/versions/version-lines.ts';
import { run } from '../support/command.ts';
import { changed, newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { keepVersions } from '../support/kept-versions.ts';
import { toldOfSite } from '../support/told.ts';
import { validatePage } from '../support/validate-html.ts';

const first = topic(
  '\n## How long {#long}\n\nData stay for 90 days. See [old](old.md#gone_section) and [home](index.md).\n\n## Backups {#backups}\n\nNone.[^1]\n\n[^1]: A note.\n',
  'Keeping & deleting',
);
const second = first.replace('90 days', '60 days').replace('[old](old.md#gone_section) and ', '');
const third = second.replace('## Backups {#backups}\n\nNone.[^1]\n\n[^1]: A note.\n', '');

/** A site with four versions of a page, of which the last one is in force from a day to come. */
function siteWithVersions(): string {
  const other = topic('\n## A section {#gone_section}\n\nText.\n', 'Other');
  const folder = siteWith({ 'en/old.md': other, 'en/keep.md': first });
  const rests = {
    status: 'stated',
    status_text: 'Stated in 2019',
    sources: [{ title: 'A law', publisher: 'A state', stated: '2019' }],
  };
  keepVersions(folder, 'en/keep.md', [
    { version: '2026-01-31', text: first, more: rests },
    { version: '2026-03-01', text: second },
    { version: '2026-03-01-2', text: second.replace('60', '61') },
    { version: '2026-12-01', from: '2027-01-01', text: third },
  ]);
  const log = { version: '2026-03-01', released: '2026-03-01', kind: 'changed', summary: { en: 'Shorter.' } };
  const statements = [{ address: '/en/keep/#long' }];
  appendFileSync(join(folder, CHANGELOG_PATH), `${sealedLine({ ...log, statements })}\n`);
  return folder;
}

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
