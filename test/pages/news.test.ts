import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from 'feedsmith';
import { expect, test } from 'vitest';
import { sitemapFiles } from '../../scripts/pages/outputs/sitemap.ts';
import { openProject } from '../../scripts/pages/site-project.ts';
import { keyOf, sealedLine } from '../../scripts/site/versions/sealed-lines.ts';
import { run } from '../support/command.ts';
import { filesOf, newFolder, someDay } from '../support/fixture.ts';
import { siteWithNews } from '../support/news-site.ts';
import { toldOfSite } from '../support/told.ts';
import { validateFeed } from '../support/validate-feed.ts';
import { validatePage } from '../support/validate-html.ts';

const folder = siteWithNews();
const project = openProject(folder, someDay);
const output = join(newFolder(), '_site');
const read = (path: string): string => readFileSync(join(output, path), 'utf8');
const page = (address: string) => project.plan.pages.find((one) => one.address === address);

test('What changed stands on one page, the newest release first, each change with an anchor of its own', () => {
  const planned = page('/en/what-changed/');
  const days = planned?.data.page.news ?? [];
  expect(days.map(({ day, entries }) => [day.iso, entries.map(({ id: _, ...rest }) => rest)])).toEqual([
    [
      '2026-12-01',
      [
        {
          kind: 'withdrawn',
          summary: 'Nothing is said of backups any more.',
          from: { iso: '2027-01-01', text: 'January 1, 2027' },
          pages: [
            {
              title: 'Keeping & deleting',
              statements: [
                // The last version that has it.
                { text: 'Backups', isTop: false, href: '/docs/en/keep/2026-03-01-2/#backups' },
              ],
              changed: '/docs/en/keep/2026-12-01/#tc-changed',
            },
          ],
        },
      ],
    ],
    [
      '2026-03-01',
      [
        expect.objectContaining({ kind: 'corrected', summary: '61 days, not 60.' }),
        {
          kind: 'changed',
          summary: 'Data stay for <60> days & not 90.',
          pages: [
            {
              title: 'Keeping & deleting',
              statements: [{ text: 'How long', isTop: false, href: '/docs/en/keep/#long' }],
              changed: '/docs/en/keep/2026-03-01/#tc-changed',
            },
          ],
        },
      ],
    ],
    ['2026-01-31', [{ kind: 'first', pages: [] }]],
  ]);
  const ids = days.flatMap(({ entries }) => entries.map(({ id }) => id));
  expect(new Set(ids.map((id) => project.content.whereIs(`/en/what-changed/#${id}`))).size).toBe(4);
  expect(planned?.data.site.gathered.map(({ href }) => href)).toEqual(['/docs/en/what-changed/']);
  expect(toldOfSite(folder).filter((told) => /missing|lost|bad/.test(told))).toEqual([]);
});

const feeds = ['en/what-changed/feed.xml', 'en/what-changed/feed.json', 'en/keep/versions/feed.xml'];

test('Feeds are valid, say what differs, and a rebuild changes no byte of anything', async () => {
  const built = await run('build', ['--content', folder, '--output', output]);
  expect([built.code, built.stderr]).toEqual([0, '']);
  for (const name of feeds) expect([name, validateFeed(name, read(name))]).toEqual([name, []]);
  // The judges are none that find nothing.
  for (const name of feeds)
    expect(validateFeed(name, read(name).replace(/urn:uuid:[^<"]*/, ''))).not.toEqual([]);
  for (const name of ['what-changed', 'keep', 'keep/versions'])
    expect([name, validatePage(read(`en/${name}/index.html`))]).toEqual([name, []]);
  const before = filesOf(output);
  await run('build', ['--content', folder, '--output', output]);
  expect(filesOf(output)).toEqual(before);
  const cold = join(newFolder(), '_site');
  await run('build', ['--content', folder, '--output', cold]);
  expect(filesOf(cold)).toEqual(before);
});

test('A feed reader shows each change once, on its day, with what went and what came', () => {
  const atom = parseFeed(read(feeds[0] ?? ''));
  const json = parseFeed(read(feeds[1] ?? ''));
  if (atom.format !== 'atom' || json.format !== 'json') throw new Error('they were taken for something else');
  const [, corrected, changed] = atom.feed.entries ?? [];
  expect(atom.feed).toMatchObject({
    title: { value: 'What changed — Example Trust' },
    updated: '2026-12-01T00:00:00+08:00',
  });
  expect(corrected).toMatchObject({
    title: { value: '61 days, not 60.' },
    updated: '2026-03-01T00:00:00+08:00',
  });
  expect(changed?.content?.value).toBe(`<div lang="en" dir="ltr">
<p><strong>Changed</strong> · Data stay for &lt;60&gt; days &amp; not 90.</p>
<h2><a href="https://trust.example.com/docs/en/keep/2026-03-01/">Keeping &amp; deleting</a></h2>
<h3><a href="https://trust.example.com/docs/en/keep/2026-03-01/#long">How long</a></h3>
<p>Data stay for <del>90</del> days. See <del>old and </del>home.</p>
<p>Data stay for <ins>60</ins> days. See home.</p>
</div>`);
  const told = json.feed.items?.[2];
  expect([told?.content_html, told?.id]).toEqual([changed?.content?.value, changed?.id]);
  expect(told?.content_text).toBe(`Changed · Data stay for <60> days & not 90.

Keeping & deleting
https://trust.example.com/docs/en/keep/2026-03-01/

How long
Removed: Data stay for 90 days. See old and home.
Added: Data stay for 60 days. See home.`);
  const ids = atom.feed.entries?.map(({ id }) => id) ?? [];
  expect(new Set(ids).size).toBe(4);
  const ofPage = parseFeed(read(feeds[2] ?? ''));
  expect(ofPage.format === 'atom' && ofPage.feed.entries?.map(({ id }) => id)).toEqual(ids);
  const head = read('en/keep/index.html').match(/<link rel="alternate" type="application.*?>/g);
  expect(head?.map((link) => /type="(.*?)".*href="(.*?)"/.exec(link)?.slice(1))).toEqual([
    ['application/json', '/docs/en/keep/index.json'],
    ['application/atom+xml', '/docs/en/what-changed/feed.xml'],
    ['application/feed+json', '/docs/en/what-changed/feed.json'],
    ['application/atom+xml', '/docs/en/keep/versions/feed.xml'],
    ['application/feed+json', '/docs/en/keep/versions/feed.json'],
  ]);
});

test('A page and its search engines are told the day on which it came to say what it says', () => {
  const dated = (day: string): (string | undefined)[] => {
    const { plan } = openProject(folder, day);
    const own = plan.pages.find(({ address }) => address === '/en/keep/');
    const sitemap = [...sitemapFiles(plan)].find(({ path }) => path === 'sitemap.xml')?.text ?? '';
    return [own?.data.page.modified, /\/en\/keep\/<\/loc>\n<lastmod>(.*?)</.exec(sitemap)?.[1]];
  };
  // What was only spelled otherwise on the second day does not count, nor what is announced before its day.
  expect(dated('2026-02-28')).toEqual(['2026-01-31', '2026-01-31']);
  expect(dated(someDay)).toEqual(['2026-03-01', '2026-03-01']);
  expect(dated('2027-01-02')).toEqual(['2027-01-01', '2027-01-01']);
  expect(read('en/keep/index.html')).toContain('"dateModified":"2026-03-01"');
  expect(read('sitemap.xml')).toMatch(/what-changed\/<\/loc>\n<lastmod>2026-12-01</);
});

test('A statement says for 90 days when it changed, and leads to what differs', () => {
  const on = (day: string): string[] => {
    const shown = openProject(folder, day);
    const own = shown.plan.pages.find(({ address }) => address === '/en/keep/');
    return own ? (shown.show(own).html.match(/<p class="changed-note".*<\/p>|js\/changed/g) ?? []) : [];
  };
  expect(on('2026-05-30')).toEqual([
    'js/changed',
    '<p class="changed-note" data-day="2026-03-01"><a href="/docs/en/keep/2026-03-01-2/#tc-changed">Changed on March 1, 2026</a></p>',
  ]);
  expect(on('2026-05-31')).toEqual([]);
  expect(on('2026-02-01')).toEqual([]);
});

test('Citations of statements prove themselves, and so does every file, by ordinary tools', async () => {
  const sha256sum = (...args: string[]): string =>
    execFileSync('sha256sum', args, { cwd: output, encoding: 'utf8' });
  const [, version, hashes = ''] =
    /data-version="(.*?)" data-hashes="(.*?)"/.exec(read('en/keep/index.html')) ?? [];
  expect(version).toBe('https://trust.example.com/docs/en/keep/2026-03-01-2/');
  // Nothing is cited that the version says otherwise: the file has what is announced for 2027.
  expect(hashes.match(/[a-z]\w*(?= [0-9a-f]{64})/g)).toEqual(['top', 'long', 'backups']);
  const list = read('en/keep/2026-03-01-2/index.html');
  for (const hash of hashes.match(/[0-9a-f]{64}/g) ?? []) {
    expect(sha256sum(`statements/${hash}.txt`)).toBe(`${hash}  statements/${hash}.txt\n`);
    expect(list).toContain(`href="/docs/statements/${hash}.txt"`);
  }
  expect(sha256sum('--check', '--strict', '--quiet', 'SHA256SUMS')).toBe('');
  const sums = read('SHA256SUMS').trimEnd().split('\n');
  const names = sums.map((line) => line.slice(66));
  const without = Object.keys(filesOf(output)).filter((path) => !names.includes(path));
  // What hosts are told, and what builds know by.
  expect(without.toSorted()).toEqual([
    '.hosts/apache.conf',
    '.hosts/caddy.Caddyfile',
    '.hosts/nginx.conf',
    '.trust-center',
    'SHA256SUMS',
    '_headers',
    '_redirects',
    'staticwebapp.config.json',
  ]);
  const other = join(folder, 'en/old.md');
  writeFileSync(other, readFileSync(other, 'utf8').replace('Text.', 'More text.'));
  await run('build', ['--content', folder, '--output', output]);
  expect(sha256sum('--check', '--strict', '--quiet', 'SHA256SUMS')).toBe('');
  expect(
    read('SHA256SUMS')
      .split('\n')
      .filter((line) => !sums.includes(line))
      .map((line) => line.slice(66)),
  ).toContain('en/old/index.html');
});

test('Nothing is published as the proof of a text that is read otherwise than when it was released', async () => {
  const other = siteWithNews();
  const store = join(other, '_data/versions/en/keep.jsonl');
  const [first = '', ...rest] = readFileSync(store, 'utf8').trimEnd().split('\n');
  // Sealed anew, from the first text on.
  const keys = new Map<string, string>();
  const lines = [first.replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`), ...rest].map(
    (line) => {
      const { key, ...said } = JSON.parse(line.replace(/[0-9a-f]{16}/g, (one) => keys.get(one) ?? one));
      const sealed = sealedLine(said);
      keys.set(key, keyOf(sealed));
      return sealed;
    },
  );
  writeFileSync(store, `${lines.join('\n')}\n`);
  const built = await run('build', ['--content', other, '--output', join(newFolder(), '_site')]);
  expect([built.code, built.stderr]).toEqual([
    2,
    'build: `#top` of the version /en/keep/2026-01-31/ is not read as what was released any more: its text does not have the SHA-256 that is cited\n',
  ]);
});
