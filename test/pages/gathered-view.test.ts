import { expect, test } from 'vitest';
import { openProject, type SiteProject } from '../../scripts/pages/site-project.ts';
import { changed, siteWith, someDay, topic } from '../support/fixture.ts';
import { toldOfSite } from '../support/told.ts';

/** A topic that says of its first section that it is not published. */
const gap = topic(
  '\n## Where it is {#where}\n\nNobody says where; [more](#more)\nis said.\n\n- not even [home](index.md), **nor** elsewhere\n\n## More {#more}\n\nText.\n',
).replace('\n---\n', '\nsources: { where: not-published, more: [handbook] }\n---\n');
const since = changed(
  '_data/operator.yaml',
  '  default_language: en\n',
  '  default_language: en\n  base: /docs/\n  current_since: 2024-01-01\n',
);
const page = '/en/not-published/';

function projectWith(files: Record<string, string>): SiteProject {
  return openProject(siteWith({ ...since, ...files }), someDay);
}

function addressesOf({ plan }: SiteProject): string[] {
  return plan.pages.map(({ address }) => address).filter((address) => address === page);
}

test('What is not published stands on one page, by page, with the way to it and its words', () => {
  const project = projectWith({ 'en/x.md': gap });
  const planned = project.plan.pages.find(({ address }) => address === page);
  expect(planned?.data.page).toMatchObject({
    kind: 'not-published',
    canonical: `https://trust.example.com/docs${page}`,
    noindex: false,
    breadcrumbs: [{ text: 'Home', href: '/docs/en/' }],
    gaps: [
      {
        title: 'A topic',
        href: '/docs/en/x/',
        sections: [
          {
            href: '/docs/en/x/#where',
            heading: 'Where it is',
            lines: [
              [
                { text: 'Nobody says where; ' },
                { text: 'more', href: '/docs/en/x/#more' },
                { text: ' is said.' },
              ],
              [{ text: 'not even ' }, { text: 'home', href: '/docs/en/' }, { text: ', nor elsewhere' }],
            ],
          },
        ],
      },
    ],
  });
  const href = `/docs${page}`;
  expect(planned?.data.site.gathered).toEqual([
    { name: 'not-published', text: 'What is not published', href },
  ]);
  expect(project.content.published.get(page)).toMatch(/en\/index\.md$/);
  expect(JSON.parse(project.search.textOf('en'))).toContainEqual(
    expect.objectContaining({ page: href, title: 'What is not published' }),
  );
});

test('Where nothing is to be gathered there is no page, unless it was published once', () => {
  const none = projectWith({});
  expect([addressesOf(none), none.plan.sources[0]?.content.gathered]).toEqual([[], []]);
  const record = { '_data/record.txt': `2026-01-31  ${page}\n` };
  const kept = projectWith(record);
  expect(addressesOf(kept)).toEqual([page]);
  expect(toldOfSite(siteWith({ ...since, ...record })).filter((told) => told.includes('lost'))).toEqual([]);
});

test('A link in a topic leads to it, and one to where it does not stand is told', () => {
  const link = topic(`Read [what is not published](${page}).\n`);
  const told = (files: Record<string, string>): string[] =>
    toldOfSite(siteWith({ ...files, 'en/y.md': link })).filter((one) => one.includes('missing-page'));
  expect(told({ ...since, 'en/x.md': gap })).toEqual([]);
  expect(told({ 'en/x.md': gap })).toEqual([`en/y.md:7:6 missing-page ${page}`]);
});

test('A topic that would take its address is told, whether the page stands now or not', () => {
  const files = { 'en/not-published.md': topic('Text.\n') };
  const told = (more: Record<string, string>): string[] =>
    toldOfSite(siteWith({ ...files, ...more })).filter((one) => one.includes('duplicate'));
  expect(told({})).toEqual(['en/not-published.md:1:1 duplicate-address']);
  expect(told({ ...since, 'en/x.md': gap })).toEqual(['en/not-published.md:1:1 duplicate-address']);
});

test('The page that holds all others can be cited as a file to keep too, where there is one', () => {
  const archive = '/en/all/trust-center-en.zip';
  const says = ({ content: { published, standing, graph } }: SiteProject) =>
    [published, standing, graph.targets].map((known) => known.has(archive));
  const one = changed(
    '_data/operator.yaml',
    '  default_language: en',
    '  one_page: true\n  default_language: en',
  );
  const project = openProject(siteWith(one), someDay);
  expect(says(project)).toEqual([true, true, true]);
  expect(project.content.whereIs(archive)).toBe(archive);
  expect(says(projectWith({}))).toEqual([false, false, false]);
});
