import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { llmsFile } from '../../scripts/pages/outputs/llms.ts';
import { pageFiles } from '../../scripts/pages/outputs/page-files.ts';
import type { Statement } from '../../scripts/pages/outputs/statements.ts';
import { planSite } from '../../scripts/pages/site-plan.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { loadContent } from '../../scripts/site/load.ts';
import { readContent } from '../../scripts/site/read-content.ts';
import { run } from '../support/command.ts';
import { changed, newFolder, siteWith, someDay, topic } from '../support/fixture.ts';
import { first, keepVersions, siteWithVersions, third } from '../support/kept-versions.ts';
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
    statuses: [{ id: 'long', text: 'Status when released: Stated in 2019', sources: [1] }, { id: 'backups' }],
  });
  expect(superseding?.version).toMatchObject({ isPast: false, until: { iso: '2026-12-31' } });
  expect(coming?.version?.from?.iso).toBe('2027-01-01');
  const shown = (at: number): string => (pages[at] ? project.show(pages[at]).html : '');
  expect(shown(5)).toContain('Announced on December 1, 2026. Not in force before January 1, 2027.');
  expect(shown(5)).toContain('aria-current="page">Version of December 1, 2026</li>');
  expect(shown(4)).not.toContain('Not in force before');
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
  for (const name of ['2026-03-01', 'versions'])
    expect(page(`en/keep/${name}/index.html`)).toContain(
      'This text was published on March 1, 2026 and replaced on the same day.',
    );
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
  // What is to come is no part of what changed since.
  expect(since).toMatch(/up to the version of March 1, 2026 \(2\)<.*<\/del> days.*<\/ins> days/s);
  const coming = differences('2026-12-01')[0];
  expect(coming).toContain(`<section class="difference">
<h3 class="difference-title"><a href="/en/keep/2026-03-01-2/#backups">Backups</a></h3>
<p class="difference-kind">Withdrawn</p>
<div class="difference-whole difference-withdrawn"><p><del><span class="difference-word">Removed: </span>None.</del></p><p><del><span class="difference-word">Removed: </span>A note.</del></p></div>
</section>`);
  expect(differences('2026-01-31').length).toBe(1);
  expect(differences('2026-12-01').length).toBe(1);
});

test('Of a long history a release changes the pages of the last versions only', () => {
  const long = siteWith({ 'en/keep.md': first });
  const week = (index: number): string =>
    new Date(Date.UTC(2020, 0, 1 + 7 * index)).toISOString().slice(0, 10);
  const versions = Array.from({ length: 60 }, (_, index) => ({
    version: week(index),
    text: first.replace('90 days', `${index} days`),
  }));
  keepVersions(long, 'en/keep.md', versions);
  const pages = openProject(long, someDay).plan.pages.flatMap(({ data }) => data.page.version ?? []);
  const told = pages.map(({ differences }) => differences.map(({ id }) => id));
  expect(told.slice(0, 2)).toEqual([[], ['tc-changed']]);
  expect(told.filter((ids) => ids.includes('tc-since')).length).toBe(50);
  expect(told.at(-1)).toEqual(['tc-changed']);
});

test('A version of a page that is gone names no present one', () => {
  const gone = loadContent(folder, someDay);
  const plan = planSite(
    readContent({ ...gone, topics: gone.topics.filter(({ path }) => path !== 'en/keep.md') }),
  );
  const page = plan?.pages.find(({ address }) => address === '/en/keep/2026-03-01/')?.data.page;
  expect(page).toMatchObject({ canonical: '', related: [{ rel: 'latest-version' }, {}, {}, {}] });
});

describe('While a change is announced', () => {
  const planOf = (at: string, today: string, of = '/en/keep/') => {
    const project = openProject(at, today);
    const planned = project.plan.pages.find(({ address }) => address === of);
    if (!planned) throw new Error('the page is not planned');
    return { project, planned };
  };

  test('its page has both texts, each with its day, and the anchor above both', () => {
    const { project, planned } = planOf(folder, someDay);
    const html = project.show(planned).html;
    const [, section] = /(<div class="heading"><h2 id="long">.*)<section class="leaving">/s.exec(html) ?? [];
    expect(section).toMatch(/<\/a><\/div>\s*<div class="announced">/);
    expect(section).toContain(`<div class="announced">
<details class="announced-until" open data-until="2026-12-31">
<summary class="announced-day"><time datetime="2026-12-31">Until December 31, 2026</time></summary>
<div class="announced-text prose">
<p>Data stay for <span class="unbroken">61 days</span>. See <a href="/en/">home</a>.</p>
</div>
</details>
<p class="announced-day"><time datetime="2027-01-01">From January 1, 2027</time></p>
<details class="differences">
<summary class="announced-what">What changed</summary>
<table class="difference-table">
<thead><tr><th scope="col">Until December 31, 2026</th><th scope="col">From January 1, 2027</th></tr></thead>
<tbody>
<tr><td data-label="Until December 31, 2026"><p>Data stay for <del><span class="difference-word">Removed: </span>61</del> days. See home.</p></td><td data-label="From January 1, 2027"><p>Data stay for <ins><span class="difference-word">Added: </span>60</ins> days. See home.</p></td></tr>
</tbody>
</table>
</details>
</div>

<p>Data stay for <span class="unbroken">60 days</span>. See <a href="/en/">home</a>.</p>
`);
    expect(html).toMatch(/<section class="leaving">.*Withdrawn from January 1, 2027/s);
    expect(validatePage(html)).toEqual([]);
  });

  test('ids of what holds until then are not in the way of those to come', () => {
    const { planned } = planOf(folder, someDay);
    const [, backups] = planned.data.page.announced ?? [];
    expect(backups).toMatchObject({ id: 'backups', isWithdrawn: true });
    expect(backups?.earlier[0]?.html.match(/(?:id|href)="[^"]*"/g)).toEqual([
      'id="tc-until-en-keep-backups-fnref1"',
      'href="#tc-until-en-keep-backups-fn1"',
      'id="tc-until-en-keep-backups-fn1"',
      'href="#tc-until-en-keep-backups-fnref1"',
    ]);
  });

  test('files for machines have both texts, and call neither the one in force', () => {
    const { project, planned } = planOf(folder, someDay);
    const { topic, view } = planned;
    const text = project.textOf(planned);
    if (!topic || !view || !text) throw new Error('the page has no topic');
    const [markdown = '', json = ''] = pageFiles(topic, text, view).map(({ text }) => text);
    const { statements } = JSON.parse(json) as { statements: Statement[] };
    expect(statements.map(({ anchor, from, until, text }) => [anchor, from, until, text])).toEqual([
      ['top', undefined, undefined, 'What it says.'],
      ['long', undefined, '2026-12-31', 'Data stay for 61 days. See home.'],
      ['long', '2027-01-01', undefined, 'Data stay for 60 days. See home.'],
      ['backups', undefined, '2026-12-31', 'None.\nA note.'],
    ]);
    expect(markdown).toMatch(
      /\*Until December 31, 2026\*\n\nData stay for 61 days.*\*From January 1, 2027\*\n\nData stay for 60 days/s,
    );
    expect(markdown + json).not.toContain('in force');
  });

  test('nothing of it is left on the day', () => {
    expect(planOf(folder, '2027-01-01').planned.data.page.announced).toEqual([]);
  });

  test('a change that waits to be released is told too', () => {
    const at = siteWithVersions();
    mkdirSync(join(at, '_data/changes'));
    const change =
      'kind: changed\nsummary: { en: Shorter. }\neffective: 2027-02-01\nstatements: [en/keep.md#long]\n';
    writeFileSync(join(at, '_data/changes/shorter.yaml'), change);
    writeFileSync(join(at, 'en/keep.md'), third.replace('60 days', '30 days'));
    const { announced = [] } = planOf(at, someDay).planned.data.page;
    expect(
      announced.map(({ id, from, earlier }) => [id, from.iso, earlier.map(({ until }) => until.iso)]),
    ).toEqual([
      ['long', '2027-02-01', ['2026-12-31', '2027-01-31']],
      ['backups', '2027-01-01', ['2026-12-31']],
    ]);
  });

  describe('at the head of pages', () => {
    const old = '## Terms {#terms}\n\nInner. {#inner}\n\nLast. {#last}\n';
    const was = topic(`\n${old}`, 'Old title').replace('What it says.', 'Sixty days.');
    const is = topic('\n## Others {#others}\n\nText.\n', 'New title').replace(
      'What it says.',
      'Thirty days.',
    );
    const rule = { title: 'The rule', url: 'https://example.com/rule', read: '2026-01-02' };
    const at = siteWith({ 'en/head.md': was, 'en/fresh.md': topic('\n## A {#a}\n\nText.\n', 'Fresh') });
    keepVersions(at, 'en/head.md', [
      {
        version: '2026-01-31',
        text: was,
        more: { status: 'current', status_text: 'Current', sources: [rule] },
      },
      { version: '2026-03-01', from: '2027-01-01', text: is },
    ]);
    const fresh = readFileSync(join(at, 'en/fresh.md'), 'utf8');
    keepVersions(at, 'en/fresh.md', [{ version: '2026-03-01', from: '2027-01-01', text: fresh }]);
    const later = fresh.replace('What it says.', 'What it says then.').replace('Text.', 'Other text.');
    writeFileSync(join(at, 'en/later.md'), later);
    keepVersions(at, 'en/later.md', [
      { version: '2026-03-01', from: '2027-01-01', text: fresh },
      { version: '2026-03-02', from: '2027-02-01', text: later },
    ]);
    const { project, planned } = planOf(at, someDay, '/en/head/');
    const html = project.show(planned).html;

    test('stands what holds until the day, and below it what is to come', () => {
      const head = /<div class="wrap page-head-text">.*?<div class="page-body">/s.exec(html)?.[0] ?? '';
      const words = head
        .replace(/<details class="differences">.*<\/details>/s, '')
        .replace(/<[^>]*>|#/g, ' ');
      expect(words.replace(/\s+/g, ' ').trim()).toBe(
        'Home Until December 31, 2026 Old title Sixty days. From January 1, 2027 New title Thirty days.',
      );
      expect(validatePage(html)).toEqual([]);
    });

    test('nothing that speaks of a page says what is to come as if it held', () => {
      const told = html.slice(0, html.indexOf('<body>'));
      expect(told).toMatch(/<title>Old title.*name="description" content="Sixty days."/s);
      const home = project.plan.pages.find(({ address }) => address === '/en/');
      const llms = [...llmsFile(project.plan)].map(({ text }) => text).join('');
      expect(llms).toContain('[Old title](https://trust.example.com/en/head/index.md): Sixty days.');
      expect(told + llms + JSON.stringify(home?.data)).not.toMatch(/New title|Thirty/);
      const { topic: shown, view } = planned;
      if (!shown || !view) throw new Error('the page has no topic');
      const [markdown = '', json = ''] = pageFiles(shown, shown.html() as never, view).map(
        ({ text }) => text,
      );
      expect(JSON.parse(json)).toMatchObject({ title: 'Old title', summary: 'Sixty days.' });
      expect(markdown).toMatch(
        /# Old title\n\n\*Until December 31, 2026\*\n\nSixty days\.\n\n\*From January 1, 2027\*\n\n\*\*New title\*\*\n\nThirty/,
      );
      const line = project.search
        .textOf('en')
        .split('\n')
        .find((one) => one.includes('/en/head/"'));
      expect(JSON.parse((line ?? '').replace(/,$/, ''))).toMatchObject({
        title: 'Old title',
        sections: [
          { text: 'Until December 31, 2026: Sixty days. · From January 1, 2027: New title · Thirty days.' },
          { id: 'others', text: 'From January 1, 2027: Text.' },
          { id: 'terms', heading: 'Terms', text: 'Until December 31, 2026: Inner. Last.' },
        ],
      });
    });

    test('what goes keeps all its ids until then', () => {
      const leaving = /<section class="leaving">.*?<\/section>/s.exec(html)?.[0] ?? '';
      expect(leaving.match(/ id="[^"]*"/g)).toEqual([
        ' id="tc-leaving"',
        ' id="terms"',
        ' id="inner"',
        ' id="last"',
      ]);
      expect(leaving).toMatch(
        /<p class="section-status section-status-current">.*>Current<.*>The rule<\/a>/s,
      );
      expect(html).toContain('<li><a class="contents-link" href="#terms">Terms</a></li>');
      const after = openProject(at, '2027-01-01');
      const page = after.plan.pages.find(({ address }) => address === '/en/head/');
      expect(page && after.show(page).html).not.toMatch(/leaving|Until|Old title/);
    });

    test('a page that is new, and changes after its first day, says both days', () => {
      const shown = project.show(planOf(at, someDay, '/en/later/').planned).html;
      const main = /<h1.*?<div class="page-note">/s.exec(shown)?.[0] ?? '';
      const words = main
        .replace(/<details class="differences">.*?<\/details>/gs, '')
        .replace(/<[^>]*>|#/g, ' ');
      expect(words.replace(/\s+/g, ' ').trim()).toBe(
        'Fresh From January 1, 2027 · What it says. From February 1, 2027 What it says then. A From January 1, 2027 until January 31, 2027 Text. From February 1, 2027 Other text.',
      );
    });

    test('a page that is new says its first day', () => {
      const page = planOf(at, someDay, '/en/fresh/').planned;
      const shown = project.show(page).html;
      expect(shown).toMatch(
        /<p class="announced-day"><time datetime="2027-01-01">From January 1, 2027<\/time>/,
      );
      expect(shown).toContain('<p class="lead">What it says.</p>');
      expect(shown).toContain('name="description" content="From January 1, 2027 · What it says."');
      expect(shown).toMatch(
        /<h2 id="a">.*?<div class="announced">\n<p class="announced-day"><time datetime="2027-01-01">From/s,
      );
    });
  });
});
