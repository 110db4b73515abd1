import { spawnSync } from 'node:child_process';
import fs, { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openProject } from '../../scripts/pages/site-project.ts';
import { checkSite } from '../../scripts/publish/build-site.ts';
import { examineSources } from '../../scripts/publish/examine.ts';
import { bin, startNode } from '../support/command.ts';
import { filesOf, someDay, topic } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { describeWithGit } from '../support/git.ts';
import { epochOf, keeping, ReleasedSite } from '../support/release-days.ts';
import { toldOfSite } from '../support/told.ts';

const ACCESS = 'en/privacy/access.md';
const RETENTION = 'en/privacy/retention.md';
const STORE = '_data/versions/en/privacy/access.jsonl';

let first: ReleasedSite;

beforeAll(async () => {
  first = await ReleasedSite.begin();
});

/** The names of the versions of a page, each with the first day on which it is in force. */
function versionsOf(site: ReleasedSite, path: string): string[] {
  const { histories } = site.on().versions;
  return (histories.get(path)?.versions ?? []).map(({ name, from }) => `${name} from ${from}`);
}

/** What a statement says on a day, as it is kept. */
function saidOn(site: ReleasedSite, day: string, id: string, path = ACCESS): string | undefined {
  const version = site.on().versions.histories.get(path)?.inForce(day);
  return version?.statements.find((one) => one.id === id)?.text.markdown.replace(/^.*\n\n/, '');
}

test('A first release makes a version of every page, a second one finds nothing new', async () => {
  const site = first.copy();
  const paths = ['en/index.md', ACCESS, 'en/privacy/index.md', RETENTION];
  expect([...site.on().versions.histories.keys()].sort()).toEqual(paths.sort());
  for (const path of paths) expect(versionsOf(site, path)).toEqual(['2026-11-22 from 2026-11-22']);
  expect(site.on().versions.log.map(({ kind }) => kind)).toEqual(['first']);
  expect(toldOfSite(site.content)).toEqual([]);
  const again = await site.call('release', [], '2026-11-23');
  expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Nothing is new: /) });
  const change = await site.call('change');
  expect(change).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^Nothing is left to be announced/),
  });
});

test('A changed statement is told at its line until a change file speaks of it, and is not released before', async () => {
  const site = first.copy();
  site.edit(ACCESS, 'See [how', 'Always see [how');
  expect(toldOfSite(site.content)).toEqual([`${ACCESS}:10:17 unannounced-change`]);
  expect((await site.call('check', ['--strict'])).code).toBe(1);
  const before = filesOf(site.content);
  const refused = await site.call('release');
  expect([refused.code, refused.stderr]).toEqual([
    1,
    'release: statements changed and nobody is told, so nothing was recorded\n',
  ]);
  expect(filesOf(site.content)).toEqual(before);
  const written = await site.call('change', ['--kind', 'corrected', '--summary', 'Always.']);
  expect(written.stdout).toMatch(
    /^Wrote .*access-corrected-.*\.yaml, about 1 statement:\n {2}.*#customer \(corrected\)\n$/,
  );
  expect(toldOfSite(site.content)).toEqual([]);
  const released = await site.call('release', [], '2026-11-28');
  expect(released.stdout).toMatch(/^Released 2026-11-28: 1 version, 1 change in the log\.\n/);
  expect(site.waiting()).toEqual([]);
  expect(toldOfSite(site.content)).toEqual([]);
  expect(versionsOf(site, ACCESS)).toEqual(['2026-11-22 from 2026-11-22', '2026-11-28 from 2026-11-28']);
  expect(versionsOf(site, RETENTION)).toHaveLength(1);
  expect(site.on().versions.log.at(-1)).toMatchObject({
    ...{ version: '2026-11-28', kind: 'corrected', summary: { en: 'Always.' } },
    statements: [{ address: '/en/privacy/access/#customer' }],
  });
  expect([...(site.on().record?.entries.keys() ?? [])]).toContain('/en/privacy/access/2026-11-28/#customer');
});

test('What is called editorial and says another number, or other words than a few, is told at its line', async () => {
  const site = first.copy();
  site.edit(RETENTION, 'After 90 days', 'Aftr 60 days');
  site.edit(ACCESS, 'See [how long data is kept]', 'Seee how [long data are kept]');
  await site.call('change', ['--kind', 'editorial', '--summary', 'X.']);
  const [path = ''] = site.waiting();
  const lines = site.read(`_data/changes/${path}`).split('\n');
  const line = lines.findIndex((one) => one.includes('#leave_service')) + 1;
  const told = `_data/changes/${path}:${line}:5 not-editorial`;
  expect(toldOfSite(site.content)).toEqual([told]);
  expect((await site.call('check')).code).toBe(0);
  expect((await site.call('check', ['--strict'])).code).toBe(1);
  site.edit(RETENTION, 'Aftr 60 days', 'Aftr ninety days');
  expect(toldOfSite(site.content)).toEqual([]);
  site.edit(RETENTION, 'deletes', 'never again and for no reason deletes');
  expect(toldOfSite(site.content)).toEqual([told]);
});

test('A release of a day before the last one is refused: what was in force then is past', async () => {
  const site = first.copy();
  site.edit(ACCESS, 'See [how', 'Always see [how');
  await site.call('change', ['--kind', 'changed', '--summary', 'Always.'], '2026-11-21');
  const before = filesOf(site.content);
  expect(await site.call('release', [], '2026-11-21')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringMatching(
      /^release: the last release is of 2026-11-22, and today is 2026-11-21: .*\n$/,
    ),
  });
  expect(filesOf(site.content)).toEqual(before);
});

test('Where versions are kept once, they are from then on', async () => {
  const site = first.copy();
  const line =
    site
      .read('_data/operator.yaml')
      .split('\n')
      .findIndex((one) => one.includes('keep_versions')) + 1;
  site.edit('_data/operator.yaml', 'keep_versions: true', 'keep_versions: false');
  expect(toldOfSite(site.content)).toEqual([`_data/operator.yaml:${line}:18 damaged-history`]);
  site.edit('_data/operator.yaml', '  keep_versions: false\n', '');
  site.edit(ACCESS, 'See [how', 'Always see [how');
  expect(toldOfSite(site.content)).toEqual([
    expect.stringMatching(/^_data\/operator\.yaml:\d+:\d+ damaged-history$/),
  ]);
  expect(await site.call('release')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('there are errors'),
  });
  site.edit('_data/operator.yaml', 'default_language: en', 'default_language: en\n  keep_versions: true');
  expect(toldOfSite(site.content)).toEqual([`${ACCESS}:10:17 unannounced-change`]);
});

test('What was added since stands in the record when it is released, and is no more asked for before', async () => {
  const site = first.copy();
  site.write(
    ACCESS,
    `${site.read(ACCESS)}\n## Exports {#more}\n\nMore, by an [inner paragraph](#inner).\n\nInner. {#inner}\n`,
  );
  expect(toldOfSite(site.content)).toEqual([
    `${ACCESS}:1:1 unrecorded`,
    `${ACCESS}:14:12 unannounced-change`,
  ]);
  await site.call('change', ['--kind', 'new', '--summary', 'More.']);
  expect(toldOfSite(site.content)).toEqual([]);
  site.write('en/privacy/page.md', topic('\n## A {#a}\n\nText.\n', 'A new page'));
  site.edit('en/privacy/index.md', 'Nobody but [the customer]', '[Nobody](page.md) but [the customer]');
  await site.release('editorial', '2026-11-28');
  expect(versionsOf(site, 'en/privacy/page.md')).toEqual(['2026-11-28 from 2026-11-28']);
  const log = site
    .on()
    .versions.log.map(({ kind, summary, statements }) => [kind, summary, statements.length]);
  expect(log.slice(1)).toEqual([
    ['new', { en: 'More.' }, 1],
    ['editorial', { en: 'It is editorial.' }, 1],
    ['new', { en: 'A new page' }, 2],
  ]);
  expect(toldOfSite(site.content)).toEqual([]);
});

/** Moves a section to another page, which keeps its old address. */
function moveTimeline(site: ReleasedSite): void {
  const text = site.read(RETENTION);
  const section = text.slice(text.indexOf('## Timeline'), text.indexOf('[^1]: As'));
  site.write(RETENTION, text.replace(section, '').replace('(#timeline)', '(access.md#timeline)'));
  const here = section.replace('(#leave_service)', '(retention.md#leave_service)');
  const old = (id: string): string => `${id}: [/en/privacy/retention/#${id}]`;
  const aliases = `aliases: { ${old('timeline')}, ${old('subscription')} }`;
  const access = site.read(ACCESS).replace('order: 30', `order: 30\n${aliases}`);
  site.write(ACCESS, `${access}\n${here}`);
}

test('What only moved to another page need not be announced, and both pages have versions', async () => {
  const site = first.copy();
  moveTimeline(site);
  expect(toldOfSite(site.content)).toEqual([`${ACCESS}:1:1 unrecorded`]);
  const { stdout } = await site.call('release', [], '2026-11-28');
  expect(stdout).toMatch(/^Released 2026-11-28: 2 versions, 0 changes in the log\.\n/);
  expect(saidOn(site, '2026-11-28', 'timeline', RETENTION)).toBeUndefined();
  expect(saidOn(site, '2026-11-28', 'timeline')).toMatch(/^\| Day/);
  const { pages } = openProject(site.content, '2026-11-28').plan;
  const toldOn = (address: string): unknown[] => {
    const found = pages.find((one) => one.address === address)?.data.page;
    const items = found?.version?.differences.flatMap((pair) => pair.items()) ?? [];
    const moves = found?.list?.versions.flatMap((one) => one.moves);
    return moves ?? items.map(({ id, kind, move }) => [id, kind, move?.href]);
  };
  const [from, to] = ['/en/privacy/retention/', '/en/privacy/access/'];
  expect(toldOn(`${from}2026-11-28/`)).toEqual([['timeline', 'withdrawn', `${to}2026-11-28/#timeline`]]);
  expect(toldOn(`${from}2026-11-22/`)).toEqual(toldOn(`${from}2026-11-28/`));
  expect(toldOn(`${to}2026-11-28/`)).toEqual([['timeline', 'added', `${from}2026-11-22/#timeline`]]);
  const timeline = { id: 'timeline', heading: 'Timeline' };
  expect(toldOn(`${from}versions/`)).toEqual([
    { ...timeline, isFrom: false, href: `${to}2026-11-28/#timeline`, title: 'Who can access data' },
  ]);
  expect(toldOn(`${to}versions/`)).toEqual([
    { ...timeline, isFrom: true, href: `${from}2026-11-22/#timeline`, title: 'Retention' },
  ]);
  site.edit(ACCESS, 'deleted', 'gone');
  expect(toldOfSite(site.content, '2026-11-28')).toEqual([`${ACCESS}:15:13 unannounced-change`]);
});

test.each(['before it is released', 'after that'])(
  'What is announced of a statement that moves %s begins on its day, and stands until then where it stood',
  async (when) => {
    const site = first.copy();
    const file = `kind: changed\nsummary: X.\neffective: 2027-01-01\nstatements: [${RETENTION}#timeline]\n`;
    const announce = (text: string): void => site.write('_data/changes/a.yaml', text);
    site.edit(RETENTION, 'What a customer', 'Whatever a customer');
    mkdirSync(join(site.content, '_data/changes'));
    announce(file);
    if (when === 'after that') await site.call('release', [], '2026-11-28');
    moveTimeline(site);
    if (when !== 'after that') {
      const told = toldOfSite(site.content).filter((one) => one.includes('change-file'));
      expect(told).toEqual([`_data/changes/a.yaml:4:14 change-file → ${ACCESS}#timeline`]);
      announce(file.replace(RETENTION, ACCESS));
      await site.call('release', [], '2026-11-28');
    }
    const output = join(site.content, '../out');
    const build = (): unknown => site.call('build', ['--output', output], '2026-11-29');
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
    if (when === 'after that') await site.call('release', [], '2026-11-29');
    expect([
      saidOn(site, '2026-12-31', 'timeline'),
      saidOn(site, '2026-12-31', 'timeline', RETENTION),
      saidOn(site, '2027-01-01', 'timeline'),
      saidOn(site, '2027-01-01', 'timeline', RETENTION),
    ]).toEqual([
      undefined,
      expect.stringContaining('What a'),
      expect.stringContaining('Whatever a'),
      undefined,
    ]);
    expect(await build()).toMatchObject({ code: 0, stderr: '' });
  },
);

test('An announced change is in force on its day; a release before that day keeps what it announced', async () => {
  const site = first.copy();
  site.edit(ACCESS, 'See [how', 'Always see [how');
  await site.release('changed', '2026-11-28', '--effective', '2027-01-01');
  expect(versionsOf(site, ACCESS)).toEqual(['2026-11-22 from 2026-11-22', '2026-11-28 from 2027-01-01']);
  expect(saidOn(site, '2026-12-31', 'customer')).toMatch(/^See/);
  expect(saidOn(site, '2027-01-01', 'customer')).toMatch(/^Always see/);
  expect(toldOfSite(site.content)).toEqual([]);
  expect((await site.call('release', [], '2026-12-01')).stdout).toMatch(/^Nothing is new/);
  site.write(ACCESS, `${site.read(ACCESS)}\n## Exports {#more}\n\nMore.\n`);
  await site.release('new', '2026-11-28');
  expect(versionsOf(site, ACCESS).slice(2)).toEqual([
    '2026-11-28-2 from 2026-11-28',
    '2026-11-28-3 from 2027-01-01',
  ]);
  expect([saidOn(site, '2026-11-28', 'more'), saidOn(site, '2026-11-28', 'customer')]).toEqual([
    'More.',
    expect.stringMatching(/^See/),
  ]);
  expect(saidOn(site, '2027-01-01', 'customer')).toMatch(/^Always see/);
  // It is taken back before its day: then the old words go on.
  site.edit(ACCESS, 'Always see [how', 'See [how');
  await site.release('corrected', '2026-12-05');
  expect(saidOn(site, '2027-01-01', 'customer')).toMatch(/^See/);
  const log = site.on().versions.log.map(({ version }) => version);
  expect(log).toEqual(['2026-11-22', '2026-11-28', '2026-11-28-2', '2026-12-05']);
});

test('A build after a release writes what one does that begins anew', async () => {
  const site = first.copy();
  const [output, cold] = [join(site.content, '../out'), join(site.content, '../cold')];
  const day = '2026-11-28';
  const build = async (folder: string): Promise<void> =>
    expect(await site.call('build', ['--output', folder], day)).toMatchObject({ code: 0 });
  await build(output);
  site.edit(ACCESS, 'See [how', 'Always see [how');
  // What versions call so is no text of a link that could be mended.
  site.edit(ACCESS, '## The customer', '## More');
  await site.call('change', ['--kind', 'changed', '--summary', 'X.', '--effective', '2027-01-01'], day);
  await build(output);
  await site.call('release', [], day);
  await build(output);
  await build(cold);
  expect(filesOf(output)).toEqual(filesOf(cold));
});

test('A page that is withdrawn takes what was announced of it along, and what goes is what holds', async () => {
  const site = first.copy();
  site.edit(ACCESS, 'See [how', 'Always see [how');
  await site.release('changed', '2026-11-25', '--effective', '2026-12-01');
  site.edit(ACCESS, 'Always see [how', 'Never see [how');
  await site.release('changed', '2026-11-25', '--effective', '2027-01-01');
  const held = site.on().versions.histories.get(ACCESS)?.versions[0]?.statements.at(-1)?.text.key;
  rmSync(join(site.content, ACCESS));
  site.edit('en/privacy/index.md', '[the customer](access.md)', 'the customer');
  site.write('_data/gone.yaml', '- { page: privacy/access.md, on: 2026-11-27, why: It is over. }\n');
  await site.release('editorial', '2026-11-27');
  const { versions } = site.on();
  const timeline = versions.histories.get(ACCESS)?.timeline;
  expect(timeline?.map(({ from, until, version }) => [from, until, version.statements.length])).toEqual([
    ['2026-11-22', '2026-11-26', 2],
    ['2026-11-27', undefined, 0],
  ]);
  expect(versionsOf(site, ACCESS)).toHaveLength(4);
  expect(versions.log.at(-1)?.statements.at(-1)).toEqual({
    address: '/en/privacy/access/#customer',
    old: held,
  });
  expect(toldOfSite(site.content, '2027-01-01')).toEqual([]);
  const output = join(site.content, '../out');
  expect(await site.call('build', ['--output', output], '2026-11-28')).toMatchObject({ code: 0, stderr: '' });
  const page = (name: string): string =>
    fs.readFileSync(join(output, `en/privacy/access/${name}/index.html`), 'utf8');
  expect(page('2026-11-27')).toContain(
    '<p><time datetime="2026-11-27">November 27, 2026</time> · With this version the page was withdrawn. </p>',
  );
  expect(page('2026-11-27')).not.toMatch(/in force|The customer can/);
  expect(page('2026-11-25')).toContain('was never in force');
  expect(page('versions').match(/until further notice/g)).toBeNull();
  expect(page('versions').match(/the page was withdrawn/g)).toHaveLength(2);
});

test('What is changed at once while more is announced is compared with what was in force', async () => {
  const site = first.copy();
  site.edit(ACCESS, 'See [how', 'Always see [how');
  await site.release('changed', '2026-11-25', '--effective', '2027-01-01');
  site.write(ACCESS, `${site.read(ACCESS)}\n## Exports {#more}\n\nMore.\n`);
  await site.release('new', '2026-11-28');
  const output = join(site.content, '../out');
  expect(await site.call('build', ['--output', output], '2026-11-29')).toMatchObject({ code: 0, stderr: '' });
  const page = (name: string): string =>
    fs.readFileSync(join(output, `en/privacy/access/${name}/index.html`), 'utf8');
  const changed = (name: string): string[] =>
    [...page(name).matchAll(/(from the version of [^<]*)|<h3 class="difference-title">(.*?)<\/h3>/g)].map(
      ([, from, title = '']) => from ?? title.replaceAll(/<[^>]*>/g, ''),
    );
  expect(changed('2026-11-28')).toEqual(['from the version of November 22, 2026', 'Exports']);
  expect(changed('2026-11-28-2').slice(0, 2)).toEqual([
    'from the version of November 28, 2026',
    'The customer',
  ]);
  const summaries = [...page('versions').matchAll(/class="version-entry-change">.*?<\/strong>(.*?)<\/p>/g)];
  expect(summaries.map(([, said = '']) => said.trim())).toEqual([
    'It is changed.',
    'It is new.',
    'It is changed.',
    '',
  ]);
});

test('A statement that gets another id along with an announced change holds until the day', async () => {
  const site = first.copy();
  site.edit(RETENTION, '## Timeline {#timeline}', '## Days {#days}');
  site.edit(RETENTION, '(#timeline)', '(#days)');
  site.edit(RETENTION, 'aliases:\n', 'aliases:\n  days: [timeline]\n');
  site.edit(RETENTION, '| 90  |', '| 60  |');
  await site.release('changed', '2026-11-28', '--effective', '2027-01-01');
  expect(saidOn(site, '2026-12-31', 'timeline', RETENTION)).toContain('| 90');
  expect(saidOn(site, '2027-01-01', 'timeline', RETENTION)).toBeUndefined();
  expect(saidOn(site, '2027-01-01', 'days', RETENTION)).toContain('| 60');
  const then = site.on('2026-11-28');
  const topics = then.publishedTopics.filter(({ path }) => path === RETENTION);
  const announced = topics.flatMap((one) => then.announced.of(one));
  expect(announced.map(({ id, earlier }) => [id, earlier.map(({ statement }) => statement.id)])).toEqual([
    ['days', ['timeline']],
  ]);
  expect(toldOfSite(site.content, '2026-11-28')).toEqual([]);
});

test('Two announced changes of one statement stand beside each other, and can be taken back', async () => {
  const site = first.copy();
  site.edit(RETENTION, 'After 90 days', 'After 60 days');
  await site.release('changed', '2026-11-28', '--effective', '2027-01-01');
  site.edit(RETENTION, 'After 60 days', 'After 30 days');
  await site.release('changed', '2026-11-29', '--effective', '2027-02-01');
  const days = ['2026-12-31', '2027-01-01', '2027-02-01'];
  const said = (): (string | undefined)[] =>
    days.map((day) => /After \d+/.exec(saidOn(site, day, 'leave_service', RETENTION) ?? '')?.[0]);
  expect(said()).toEqual(['After 90', 'After 60', 'After 30']);
  site.edit(RETENTION, 'After 30 days', 'After 90 days');
  await site.release('changed', '2026-11-30');
  expect(said()).toEqual(['After 90', 'After 90', 'After 90']);
  expect(toldOfSite(site.content, '2026-11-30')).toEqual([]);
  // What was taken back can be announced again for another day, on the same one.
  site.edit(RETENTION, 'After 90 days', 'After 60 days');
  await site.release('changed', '2026-11-30', '--effective', '2027-02-01');
  expect(said()).toEqual(['After 90', 'After 90', 'After 60']);
  expect((await site.call('change', ['--effective', '2027-03-01'], '2026-11-30')).stdout).toMatch(
    /^Nothing is left to be announced: .*\nTo put off what was released with a day to come, take it back first: /,
  );
});

test('What is withdrawn is announced too; nothing that was kept is ever written over', async () => {
  const site = first.copy();
  const kept: string[] = [];
  const keep = (): void => {
    for (const [path, text] of Object.entries(filesOf(site.content)))
      if (path.endsWith('.jsonl')) {
        expect(
          kept
            .filter((line) => line.startsWith(`${path}: `))
            .every((line) => text.includes(line.slice(path.length + 2))),
        ).toBe(true);
        kept.push(`${path}: ${text}`);
      }
  };
  keep();
  site.edit(
    ACCESS,
    '## The customer {#customer}\n\nSee [how long data is kept](retention.md#leave_service).',
    '',
  );
  site.write(
    '_data/gone.yaml',
    '- { page: privacy/access.md#customer, on: 2026-11-22, why: It was wrong. }\n',
  );
  expect(toldOfSite(site.content)).toContain(`${ACCESS}:1:1 unannounced-change`);
  const misfit = await site.call('change', ['--kind', 'editorial', '--summary', 'Nothing.']);
  expect(misfit).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/nothing is of the kind `editorial`/),
  });
  await site.release('withdrawn', '2026-11-28');
  keep();
  expect(saidOn(site, '2026-11-28', 'customer')).toBeUndefined();
  rmSync(join(site.content, ACCESS));
  site.edit('en/privacy/index.md', '[the customer](access.md)', 'the customer');
  site.write('_data/gone.yaml', '- { page: privacy/access.md, on: 2026-11-22, why: It is over. }\n');
  await site.release('editorial', '2026-11-28');
  keep();
  expect(versionsOf(site, ACCESS).at(-1)).toBe('2026-11-28-2 from 2026-11-28');
  expect(site.on().versions.log.at(-1)).toMatchObject({ kind: 'withdrawn', summary: { en: 'It is over.' } });
  expect(toldOfSite(site.content)).toEqual([]);
});

test('What is gone is recorded in no language in which it never stood', async () => {
  const site = first.copy();
  rmSync(join(site.content, ACCESS));
  site.edit('en/privacy/index.md', '[the customer](access.md)', 'the customer');
  const gone = (page: string): string => `- { page: ${page}, on: 2026-11-22, why: It is over. }\n`;
  site.write('_data/gone.yaml', gone('privacy/access.md') + gone('privacy/index.md#old'));
  expect((await site.call('new', ['language', 'fr'])).code).toBe(0);
  await site.release('editorial', '2026-11-28');
  const keys = [...(site.on().record?.entries.keys() ?? [])];
  expect(keys).toContain('/en/privacy/#old');
  expect(keys.filter((key) => key.startsWith('/fr/'))).toEqual([]);
});

test('--dry-run shows what differs, Chinese by words', async () => {
  const site = first.copy();
  site.edit(RETENTION, 'After 90 days {operator} deletes', '保留九十天。 {operator} deletes');
  await site.release('changed', '2026-11-28');
  site.edit(RETENTION, '保留九十天', '保留六十天');
  await site.call('change', ['--kind', 'corrected', '--summary', 'Shorter.', '--effective', '2027-01-01']);
  const before = filesOf(site.content);
  const { stdout } = await site.call('release', ['--dry-run'], '2026-12-01');
  expect(stdout).toMatch(/^Would release 2026-12-01: 1 version, 1 change in the log\.\n/);
  expect(stdout).toContain(
    '#leave_service (corrected, from 2027-01-01 on)\n    保留[-九十-]{+六十+}天。 Example Operator deletes',
  );
  expect(filesOf(site.content)).toEqual(before);
});

describe('Bad input', () => {
  const LISTED = 'statements: [en/privacy/access.md#customer]\n';
  const SOUND = `kind: changed\nsummary: X.\n${LISTED}`;
  const listing = (...names: string[]): string => `kind: changed\nsummary: X.\nstatements: [${names}]\n`;
  const changed = 'en/privacy/access.md#customer';

  // What is told to do, done to the letter, mends it; a file that lists no other goes.
  test.each([
    [listing('en/privacy/retention.md#timeline'), '3:14 change-file', undefined],
    [listing('en/privacy/access.md#nothing'), '3:14 change-file', undefined],
    [listing('en/privacy/custmer.md#customer'), '3:14 change-file', undefined],
    [listing('en/privacy/access.md#custmer'), '3:14 change-file', SOUND],
    [listing(changed, ' en/nowhere.md#nothing'), '3:45 change-file', SOUND],
    [SOUND.replace('changed', 'new'), '3:14 change-file', SOUND],
    [`kind: changed\nsummary: X.\neffective: 2026-11-22\n${LISTED}`, '3:12 change-file', SOUND],
    [SOUND.replace('X.', '{ en: X., fr: Y. }'), '2:24 change-file', SOUND.replace('X.', '{ en: X. }')],
    [SOUND.replace('changed', 'odd'), '1:7 data-file', SOUND],
    [listing(changed, ` ${changed}`), '3:45 change-file', SOUND],
  ])('in a change file: %j', (text, expected, mended) => {
    const site = first.copy();
    site.edit(ACCESS, 'See [how', 'Always see [how');
    mkdirSync(join(site.content, '_data/changes'), { recursive: true });
    const told = (is: string): string[] => {
      site.write('_data/changes/a.yaml', is);
      return toldOfSite(site.content).filter((one) => one.startsWith('_data/'));
    };
    expect(told(text).map((one) => one.split(' →')[0])).toEqual([`_data/changes/a.yaml:${expected}`]);
    if (mended !== undefined) expect(told(mended)).toEqual([]);
  });

  test('for the command', async () => {
    const site = first.copy();
    site.edit(ACCESS, 'See [how', 'Always see [how');
    const said = async (...args: string[]): Promise<string> => (await site.call('change', args)).stderr;
    expect(await said('--kind', 'chnged')).toMatch(/did you mean `changed`\?/);
    expect(await said('--kind', 'changed')).toMatch(
      /nobody is there to be asked “What changed, in a sentence for readers\?”: give the answer with `--summary "…"`/,
    );
    expect(await said('--effective', '2026-11-22')).toMatch(/is no day to come/);
    expect(await said('--kind', 'changed', '--only', `${ACCESS}#custmer`)).toMatch(
      /did you mean `en\/privacy\/access\.md#customer`\?/,
    );
    const only = (name: string): Promise<string> => said('--kind', 'changed', '--only', name);
    expect(await only(`${RETENTION}#timeline`)).toMatch(/says what it said when it was released last/);
    expect(await only(`${RETENTION}#tmeline`)).toMatch(/did you mean `.*retention\.md#timeline`\?/);
    expect(await only('en/privacy/acess.md#x')).toMatch(/the last release had none\n/);
    expect(await said('--kind', 'changed', '--summary', 'fr=Non.')).toMatch(
      /`fr` is no language of this site \(en\)/,
    );
    await site.call('new', ['language', 'fr']);
    expect(await said('--kind', 'changed', '--summary', 'fr=Non.')).toMatch(
      /nothing in `fr` changed, so leave/,
    );
    expect(existsSync(join(site.content, '_data/changes'))).toBe(false);
  });

  test('in the history: a line that was changed, and one that is missing', () => {
    const site = first.copy();
    site.edit(STORE, 'The customer can.', 'Everybody can.');
    site.edit('_data/changelog.jsonl', '"first"', '"new"');
    const told = toldOfSite(site.content).filter((one) => one.includes('damaged-history'));
    expect(told).toEqual([
      '_data/changelog.jsonl:1:1 damaged-history',
      `${STORE}:1:1 damaged-history`,
      `${STORE}:3:1 damaged-history`,
    ]);
    const without = first.copy();
    without.write('_data/changelog.jsonl', '');
    expect(toldOfSite(without.content)).toContain('_data/changelog.jsonl:1:1 damaged-history');
  });

  test('in the history: a line of the log that is missing', async () => {
    const site = first.copy();
    site.edit(ACCESS, 'See [how', 'Always see [how');
    site.edit(RETENTION, 'After 90 days', 'After 60 days');
    await site.call('change', ['--kind', 'changed', '--summary', 'X.', '--only', `${ACCESS}#customer`]);
    await site.release('corrected', '2026-11-28');
    const log = '_data/changelog.jsonl';
    const lines = site.read(log).trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const left of [lines.slice(0, 2), [lines[0], lines[2]], lines.slice(0, 1)]) {
      site.write(log, `${left.join('\n')}\n`);
      expect(toldOfSite(site.content)).toEqual([`${log}:1:1 damaged-history`]);
    }
    site.write(log, `${lines.join('\n')}\n`);
    expect(toldOfSite(site.content)).toEqual([]);
  });

  test('in the history: a file that is missing is told once, and nothing of what stood in it', async () => {
    const whole = first.copy();
    whole.edit(ACCESS, 'See [how', 'Always see [how');
    await whole.release('changed', '2026-11-28');
    const toldWithout = (...paths: string[]): string[] => {
      const site = whole.copy();
      for (const path of paths) rmSync(join(site.content, path), { recursive: true });
      const { problems } = checkSite(examineSources(site.content, someDay)).report;
      return problems.map(
        ({ code, message }) => `${code} ${/^`[^`]*\/(_data[^`]*)` is missing/.exec(message)?.[1]}`,
      );
    };
    const named = (path: string): string => `damaged-history ${path}`;
    expect(toldWithout(STORE)).toEqual([named(STORE)]);
    expect(toldWithout('_data/changelog.jsonl')).toEqual([named('_data/changelog.jsonl')]);
    expect(toldWithout('_data/versions')).toEqual([named('_data/versions')]);
    expect(toldWithout('_data/versions', '_data/changelog.jsonl')).toEqual([
      named('_data/changelog.jsonl'),
      named('_data/versions'),
    ]);
  });
});

const STEPS = ['openSync', 'writeFileSync', 'linkSync', 'renameSync', 'rmSync', 'mkdirSync'] as const;

/** What a process does to files, in the order of its steps; from one of them on nothing more happens, as after a kill. */
class DyingDisk {
  steps = 0;
  readonly #last: number;
  readonly #real: Readonly<Record<string, unknown>>;

  constructor(last: number) {
    this.#last = last;
    this.#real = Object.fromEntries(STEPS.map((name) => [name, fs[name]]));
    for (const name of STEPS) {
      const real = this.#real[name] as (...args: unknown[]) => unknown;
      Object.assign(fs, {
        [name]: (...args: unknown[]) => {
          if (name === 'openSync' && args[1] === 'r') return real(...args);
          if (++this.steps > this.#last) throw Object.assign(new Error('killed'), { code: 'EIO' });
          return real(...args);
        },
      });
    }
    syncBuiltinESMExports();
  }

  [Symbol.dispose](): void {
    Object.assign(fs, this.#real);
    syncBuiltinESMExports();
  }
}

/** Kills a process at a step of what it does to files of a folder. */
const KILLING = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  let left = Number(process.env.STEPS);
  for (const name of ${JSON.stringify(STEPS)}) {
    const real = fs[name];
    fs[name] = (...args) => {
      const isOurs = typeof args[0] === 'number' || String(args[0]).startsWith(process.env.FOLDER);
      if (isOurs && args[1] !== 'r' && left-- === 0) process.kill(process.pid, 'SIGKILL');
      return real(...args);
    };
  }
  syncBuiltinESMExports();
`)}`;

describe('A release that ends at some step', () => {
  let waiting: ReleasedSite;
  let steps = 0;
  let whole: Record<string, string>;

  const dataOf = (site: ReleasedSite): Record<string, string> =>
    Object.fromEntries(Object.entries(filesOf(site.content)).filter(([path]) => !path.includes('.writing-')));

  beforeAll(async () => {
    waiting = first.copy();
    waiting.edit(ACCESS, 'See [how', 'Always see [how');
    waiting.edit(RETENTION, 'After 90 days', 'After 60 days');
    await waiting.call('change', ['--kind', 'changed', '--summary', 'Both.']);
    const site = waiting.copy();
    using disk = new DyingDisk(Number.POSITIVE_INFINITY);
    await site.call('release', [], '2026-11-28');
    steps = disk.steps;
    whole = dataOf(site);
  });

  test('leaves all as it was, or is finished by the next command', async () => {
    expect(steps).toBeGreaterThan(15);
    const all = Array.from({ length: steps }, (_, index) => index);
    const states = new Map<string, number>();
    for (const last of isFull ? all : all.filter((one) => one % 8 === 2)) {
      const site = waiting.copy();
      {
        using _ = new DyingDisk(last);
        await site.call('release', [], '2026-11-28');
      }
      const left = dataOf(site);
      const isInterrupted = '_data/.release-journal' in left;
      const told = toldOfSite(site.content).filter((one) => one.includes('release-interrupted'));
      expect([last, told]).toEqual([
        last,
        isInterrupted ? ['_data/.release-journal:1:1 release-interrupted'] : [],
      ]);
      if (!isInterrupted) expect([dataOf(waiting), whole]).toContainEqual(left);
      const next = await site.call('change', [], '2026-11-28');
      const said = 'change: the release 2026-11-28 was interrupted; it is finished now\n';
      expect([last, next.stderr]).toEqual([last, isInterrupted ? said : '']);
      if (isInterrupted) expect([last, dataOf(site)]).toEqual([last, whole]);
      const state = isInterrupted ? 'interrupted' : 'whole';
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    expect([...states.keys()].sort()).toEqual(['interrupted', 'whole']);
  });

  test('by a kill of its process is told in one line, and the next one writes all and leaves nothing beside it', async () => {
    const states = new Set<boolean>();
    // The first of these is writing the journal, the second a file of versions.
    for (const step of isFull ? Array.from({ length: steps }, (_, index) => index * 3) : [3, 10]) {
      const site = waiting.copy();
      const { content } = site;
      const more = { FOLDER: content, STEPS: String(step), SOURCE_DATE_EPOCH: epochOf('2026-11-28') };
      const args = ['--import', KILLING, bin, 'release', '--content', content];
      const { signal, code } = await startNode(args, process.execPath, more).outcome;
      if (code === 0 && isFull) break;
      expect([step, signal]).toEqual([step, 'SIGKILL']);
      const isInterrupted = existsSync(join(content, '_data/.release-journal'));
      states.add(isInterrupted);
      const told = toldOfSite(content).filter((one) => one.includes('release-interrupted'));
      expect(told).toHaveLength(isInterrupted ? 1 : 0);
      await site.call('release', [], '2026-11-28');
      expect([step, filesOf(content)]).toEqual([step, whole]);
    }
    expect(states.size).toBe(2);
  });

  test('is not finished over what somebody wrote meanwhile', async () => {
    const site = waiting.copy();
    {
      using _ = new DyingDisk(Math.floor(steps / 2));
      await site.call('release', [], '2026-11-28');
    }
    const path = readdirSync(join(site.content, '_data/changes'))[0] ?? '';
    site.write(`_data/changes/${path}`, 'kind: changed\n');
    const { code, stderr } = await site.call('build');
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/was interrupted, and `.*changes.*` was changed since: put it back/),
    ]);
  });
});

test('A time zone decides the day of a release', async () => {
  const site = await ReleasedSite.begin({
    '_data/operator.yaml': (keeping['_data/operator.yaml'] ?? '').replace(
      '  keep_versions',
      '  time_zone: Pacific/Auckland\n  keep_versions',
    ),
    '_data/changes/early.yaml': 'kind: new\nsummary: X.\nstatements: [en/privacy/access.md#customer]\n',
  });
  // Of what nothing was released before, nothing has changed.
  expect([site.waiting(), toldOfSite(site.content)]).toEqual([[], []]);
  site.edit(ACCESS, 'See [how', 'Always see [how');
  await site.release('changed', '2026-11-28T12:00:00Z');
  expect(versionsOf(site, ACCESS).at(-1)).toBe('2026-11-29 from 2026-11-29');
});

describeWithGit('Two branches that both released on one day', () => {
  const git = (site: ReleasedSite, ...args: string[]): number | null =>
    spawnSync('git', [
      '-C',
      join(site.content, '..'),
      '-c',
      'user.name=N',
      '-c',
      'user.email=n@example.com',
      ...args,
    ]).status;

  let parted: ReleasedSite;

  beforeAll(async () => {
    parted = first.copy();
    git(parted, 'init', '-q', '-b', 'main');
    git(parted, 'add', '-A');
    git(parted, 'commit', '-qm', 'First');
    const branch = async (name: string, from: string, to: string): Promise<void> => {
      git(parted, 'checkout', '-qb', name, 'main');
      parted.edit(RETENTION, from, to);
      await parted.release('changed', '2026-11-28');
      git(parted, 'add', '-A');
      git(parted, 'commit', '-qm', name);
    };
    await branch('a', 'After 90 days', 'After 60 days');
    await branch('b', 'What a customer', 'Whatever a customer');
    git(parted, 'checkout', '-q', 'a');
  });

  /** A repository in which two branches changed a statement each, and both released; the second is merged into the first. */
  function merged(attributes: string): ReleasedSite {
    const site = parted.copy('..');
    writeFileSync(join(site.content, '../.gitattributes'), attributes);
    git(site, 'merge', '-q', 'b', '-m', 'Both');
    return site;
  }

  /** What is said of the merged branch, and after a release of it: nothing, and one version of both. */
  async function expectSettled(site: ReleasedSite): Promise<void> {
    expect(toldOfSite(site.content)).toEqual([
      '_data/versions/en/privacy/retention.jsonl:1:1 unrecorded',
      expect.stringMatching(/^_data\/versions\/en\/privacy\/retention\.jsonl:\d+:1 damaged-history$/),
    ]);
    const before = site.on().versions.byAddress;
    const { code, stdout } = await site.call('release', [], '2026-11-29');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^Released 2026-11-29: 1 version, 0 changes/)]);
    expect(toldOfSite(site.content)).toEqual([]);
    const { versions } = site.on();
    expect([...versions.byAddress.keys()]).toEqual(expect.arrayContaining([...before.keys()]));
    const history = versions.histories.get(RETENTION);
    expect(history?.versions.map(({ name }) => name)).toEqual([
      '2026-11-22',
      '2026-11-28',
      '2026-11-28-2',
      '2026-11-29',
    ]);
    expect(history?.last.map(({ name, follows }) => [name, follows.length])).toEqual([['2026-11-29', 2]]);
    expect(saidOn(site, '2026-11-29', 'leave_service', RETENTION)).toContain('After 60 days');
    expect(saidOn(site, '2026-11-29', 'timeline', RETENTION)).toContain('Whatever a customer');
    expect(versions.log.map(({ version }) => version)).toEqual(['2026-11-22', '2026-11-28', '2026-11-28']);
    expect((await site.call('release', [], '2026-11-30')).stdout).toMatch(/^Nothing is new/);
  }

  test('merge by themselves with the attributes that a site begins with, and the next release makes one of both', async () => {
    const site = merged('content/_data/record.txt merge=union\ncontent/_data/**/*.jsonl merge=union\n');
    expect(git(site, 'diff', '--quiet')).toBe(0);
    await expectSettled(site);
  });

  test('are told at the marks of git without them; taking these out settles it', async () => {
    const site = merged('');
    const paths = ['_data/changelog.jsonl', '_data/versions/en/privacy/retention.jsonl'];
    const marks = toldOfSite(site.content).filter((one) => one.includes('damaged-history'));
    for (const path of paths)
      expect(marks.filter((one) => one.startsWith(path)).length).toBeGreaterThanOrEqual(2);
    for (const path of paths) site.write(path, site.read(path).replace(/^(?:<{7}|={7}|>{7}).*\n/gm, ''));
    await expectSettled(site);
  });
});

test('--redact takes what a statement said out of all versions, and the seals of what is left hold', async () => {
  const site = first.copy();
  const args = ['--redact', `${ACCESS}#customer`, '--why', 'By order of a court (3/2026).'];
  const early = await site.call('release', args);
  expect([early.code, early.stderr]).toEqual([
    2,
    expect.stringMatching(/says it still: change it in the topic or take it off/),
  ]);
  const whole = site.read(STORE).split('\n');
  const hash = site.on().versions.histories.get(ACCESS)?.versions[0]?.statements[1]?.text.sha256;
  site.edit(ACCESS, 'See [how', 'Read [how');
  site.edit(ACCESS, 'access data\nsummary: The customer can.', 'reach data\nsummary: Only the customer.');
  await site.release('changed', '2026-11-28');
  expect((await site.call('release', [...args, '--dry-run'], '2026-12-01')).stdout).toMatch(
    /^Would take 1 text /,
  );
  expect(await site.call('release', args, '2026-12-01')).toMatchObject({ code: 0, stderr: '' });
  const head = await site.call('release', ['--redact', `${ACCESS}#top`, '--why', 'As well.'], '2026-12-01');
  expect(head).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Took 1 text of /) });
  expect(site.read(STORE)).not.toMatch(/See \[|The customer can|access data/);
  // A branch that was merged brings all of it back.
  const clean = site.read(STORE);
  site.write(STORE, `${clean}${whole.join('\n')}`);
  const back = whole.flatMap((line, index) =>
    line === '' || clean.includes(line)
      ? []
      : `${STORE}:${clean.split('\n').length + index}:1 damaged-history`,
  );
  expect(back).toHaveLength(3);
  expect(toldOfSite(site.content).sort()).toEqual(back);
  site.write(STORE, clean);
  expect(site.read(STORE)).toMatch(/Read \[/);
  site.edit(
    ACCESS,
    '## The customer {#customer}\n\nRead [how long data is kept](retention.md#leave_service).',
    '',
  );
  site.write(
    '_data/gone.yaml',
    '- { page: privacy/access.md#customer, on: 2026-11-22, why: It was wrong. }\n',
  );
  await site.release('withdrawn', '2026-12-01');
  // What the last build left is not left as it was.
  const [output, cold] = [join(site.content, '../out'), join(site.content, '../cold')];
  const build = async (folder: string): Promise<void> =>
    expect(await site.call('build', ['--output', folder], '2026-12-02')).toMatchObject({ code: 0 });
  await build(output);
  expect(await site.call('release', args, '2026-12-02')).toMatchObject({ code: 0, stderr: '' });
  await build(output);
  await build(cold);
  expect(filesOf(output)).toEqual(filesOf(cold));
  expect(site.read(STORE)).not.toMatch(/See \[|Read \[/);
  expect(toldOfSite(site.content, '2026-12-02')).toEqual([]);
  const [version] = site.on('2026-12-02').versions.histories.get(ACCESS)?.versions ?? [];
  expect([version?.title, version?.summary]).toEqual(['Who can reach data', '2026-12-01: As well.']);
  expect(version?.statements[1]?.text).toMatchObject({ sha256: hash, redacted: { day: '2026-12-01' } });
  expect(site.on().versions.log.at(-1)).toMatchObject({
    kind: 'redacted',
    summary: 'By order of a court (3/2026).',
  });
  const page = fs.readFileSync(join(output, 'en/privacy/access/2026-11-22/index.html'), 'utf8');
  expect(page).toContain('<p>Taken out on December 1, 2026: By order of a court (3/2026).</p>');
  expect(page).toContain('id="customer"');
  expect(page).toContain('Taken out on December 1, 2026: As well.');
  // The hash stays, and leads nowhere; nothing says that the text is current, or that the reason took its place.
  expect(page).toContain(`<dt>Statement taken out</dt>
  <dd><code>${hash}</code> Taken out on`);
  const told = ['what-changed', 'privacy/access/2026-11-28'].map((path) =>
    fs.readFileSync(join(output, `en/${path}/index.html`), 'utf8'),
  );
  expect(told[0]).toMatch(/>Statement taken out</);
  expect(told[0]).not.toMatch(/>customer</);
  expect(told[1]).toMatch(/difference-kind">Taken out of all versions</);
  expect(page).not.toMatch(/section-status|<(?:ins|del)>.*court/);
  const again = await site.call('release', args, '2026-12-02');
  expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/was taken out already/) });
  const odd = await site.call('release', ['--redact', `${ACCESS}#custmer`, '--why', 'X.']);
  expect(odd.stderr).toMatch(/did you mean `en\/privacy\/access\.md#customer`\?/);
});
