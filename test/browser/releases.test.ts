import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Statement } from '../../scripts/pages/outputs/statements.ts';
import { readRecord } from '../../scripts/site/record.ts';
import { topic } from '../support/fixture.ts';
import { followBuilt, type ReadPages } from '../support/follow-built.ts';
import { ReleasedSite } from '../support/release-days.ts';
import { openSite } from '../support/site-in-browser.ts';
import { toldOfSite } from '../support/told.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const ACCESS = 'en/privacy/access.md';
const RETENTION = 'en/privacy/retention.md';
const CUSTOMER = '## The customer {#customer}\n\nSee [how long data is kept](retention.md#leave_service).\n';

let site: ReleasedSite;
const outputOn = (day: string): string => join(site.content, '..', `on-${day}`);
const read = (day: string, path: string): string => readFileSync(join(outputOn(day), path), 'utf8');

beforeAll(async () => {
  site = await ReleasedSite.begin();
});

/** Builds the site as it is on a day: nothing is told of it, and all that was ever recorded is there or told to be gone. */
async function buildOn(day: string): Promise<{ gone: string[]; keys: ReadonlySet<string> }> {
  expect(toldOfSite(site.content, day)).toEqual([]);
  const built = await site.call('build', ['--output', outputOn(day)], day);
  expect([built.code, built.stderr]).toEqual([0, expect.not.stringContaining('error')]);
  const { record } = readRecord(site.read('_data/record.txt'), '');
  const pages: ReadPages = new Map();
  const gone = [...record.entries.keys()].filter((key) => {
    const ending = followBuilt(outputOn(day), key, pages);
    expect([key, ending]).toEqual([key, expect.anything()]);
    return ending?.isGone;
  });
  return { gone, keys: new Set(record.entries.keys()) };
}

/** What `statements.json` says of an anchor, with the days of each text. */
function exported(day: string, address: string): string[] {
  const { statements } = JSON.parse(read(day, 'statements.json')) as { statements: Statement[] };
  return statements
    .filter((one) => one.address.endsWith(address))
    .map(({ text, from, until }) => [text.split('\n')[0], from && `from ${from}`, until && `until ${until}`])
    .map((said) => said.filter(Boolean).join(', '));
}

/** What the page of a version shows of the one before. */
function differences(day: string, address: string): string {
  const html = read(day, `${address}index.html`);
  const [body = ''] = /id="tc-changed".*?<\/details>/s.exec(html) ?? [];
  return body
    .replace(/<span class="difference-word">.*?<\/span>/g, '')
    .replace(/<(del|ins)>(.*?)<\/\1>/gs, (_, tag: string, text: string) =>
      tag === 'del' ? `[-${text}-]` : `{+${text}+}`,
    )
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('Five releases, each looked at as a reader finds it', () => {
  const news = (): string[] => site.on().versions.log.map(({ version, kind }) => `${version} ${kind}`);
  let before: ReadonlySet<string> = new Set();

  /** Nothing that was recorded is recorded no more. */
  const grown = (keys: ReadonlySet<string>): string[] => {
    expect([...before].filter((key) => !keys.has(key))).toEqual([]);
    const fresh = [...keys].filter((key) => !before.has(key));
    before = keys;
    return fresh;
  };

  test('a new page', async () => {
    grown((await buildOn('2026-11-22')).keys);
    site.write('en/privacy/page.md', topic('\n## A {#a}\n\nRead [part A](#a).\n', 'A new page'));
    site.edit('en/privacy/index.md', 'Nobody but [the customer]', '[Nobody](page.md) but [the customer]');
    await site.release('editorial', '2026-11-23');
    const { gone, keys } = await buildOn('2026-11-23');
    expect([gone, grown(keys)]).toEqual([
      [],
      expect.arrayContaining(['/en/privacy/page/#a', '/en/privacy/page/2026-11-23/#a']),
    ]);
    expect(news()).toEqual(['2026-11-22 first', '2026-11-23 editorial', '2026-11-23 new']);
    expect(exported('2026-11-23', '/en/privacy/page/#a')).toEqual(['Read part A.']);
  });

  test('a changed number', async () => {
    site.edit(RETENTION, 'After 90 days', 'After 60 days');
    await site.release('changed', '2026-11-24');
    const { gone, keys } = await buildOn('2026-11-24');
    expect([gone, grown(keys)]).toEqual([
      [],
      expect.arrayContaining(['/en/privacy/retention/2026-11-24/#leave_service']),
    ]);
    expect(differences('2026-11-24', 'en/privacy/retention/2026-11-24/')).toContain('After [-90-] days');
    expect(differences('2026-11-24', 'en/privacy/retention/2026-11-24/')).toContain('After {+60+} days');
    expect(exported('2026-11-24', '/en/privacy/retention/#leave_service')).toEqual([
      expect.stringMatching(/^After 60 days Example Operator deletes all data\.(?!.*(?:from|until))/),
    ]);
  });

  test('a section that moved', async () => {
    const text = site.read(RETENTION);
    const section = text.slice(text.indexOf('## Timeline'), text.indexOf('[^1]: As'));
    site.write(RETENTION, text.replace(section, '').replace('(#timeline)', '(access.md#timeline)'));
    const old = (id: string): string => `${id}: [/en/privacy/retention/#${id}]`;
    site.edit(ACCESS, 'order: 30', `order: 30\naliases: { ${old('timeline')}, ${old('subscription')} }`);
    const here = section.replace('(#leave_service)', '(retention.md#leave_service)');
    site.write(ACCESS, `${site.read(ACCESS)}\n${here}`);
    expect((await site.call('release', [], '2026-11-25')).code).toBe(0);
    const { gone, keys } = await buildOn('2026-11-25');
    expect([gone, grown(keys)]).toEqual([
      [],
      expect.arrayContaining(['/en/privacy/access/2026-11-25/#timeline']),
    ]);
    expect(followBuilt(outputOn('2026-11-25'), '/en/privacy/retention/#timeline')?.key).toBe(
      '/en/privacy/access/#timeline',
    );
    expect(followBuilt(outputOn('2026-11-25'), '/en/privacy/retention/2026-11-22/#timeline')?.said).toMatch(
      /^Timeline/,
    );
    expect(news()).toHaveLength(4);
    expect(exported('2026-11-25', '#timeline')).toEqual(['Day\tData']);
  });

  test('a statement that is withdrawn', async () => {
    site.edit(ACCESS, CUSTOMER, '');
    site.write(
      '_data/gone.yaml',
      '- { page: privacy/access.md#customer, on: 2026-11-26, why: It was wrong. }\n',
    );
    await site.release('withdrawn', '2026-11-26');
    const { gone, keys } = await buildOn('2026-11-26');
    expect(gone).toEqual(['/en/privacy/access/#customer']);
    expect(grown(keys).filter((key) => key.endsWith('#customer'))).toEqual([]);
    expect(differences('2026-11-26', 'en/privacy/access/2026-11-26/')).toMatch(/The customer Withdrawn/);
    expect(exported('2026-11-26', '#customer')).toEqual([]);
    expect(read('2026-11-26', 'en/search.json')).not.toContain('"id":"customer"');
  });

  test('announced changes, before and after their day, with the same files', async () => {
    site.edit(RETENTION, 'After 60 days', 'After 30 days');
    site.edit(RETENTION, 'kept for 90 days', 'kept for 30 days');
    site.write(
      'en/privacy/page.md',
      site.read('en/privacy/page.md').replace('## A {#a}\n\nRead [part A](#a).\n', ''),
    );
    const lost = toldOfSite(site.content, '2026-11-27').filter((one) => one.includes('lost-anchor'));
    expect(lost).toHaveLength(1);
    const day = ['--effective', '2027-01-01'];
    await site.call('change', ['--kind', 'changed', '--summary', 'Shorter.', ...day], '2026-11-27');
    // What the message has is the day on which it goes.
    const { stdout } = await site.call('check', [], '2026-11-27');
    const [, line = ''] = /`(- \{ page: privacy\/page\.md#a, .*?\})`/.exec(stdout) ?? [];
    expect(line).toContain('on: 2027-01-01');
    const entry = line.replace('WHAT HAPPENED', 'Nobody needs it.');
    site.write(
      '_data/gone.yaml',
      `${site.read('_data/gone.yaml')}${entry.replace('2027-01-01', '2026-11-27')}\n`,
    );
    expect(toldOfSite(site.content, '2026-11-27')).toEqual(['_data/gone.yaml:2:34 data-file → 2027-01-01']);
    site.edit('_data/gone.yaml', '2026-11-27', '2027-01-01');
    expect((await site.call('release', [], '2026-11-27')).stderr).toBe('');
    const { gone, keys } = await buildOn('2026-11-27');
    expect(gone).toEqual(['/en/privacy/access/#customer']);
    grown(keys);
    expect(exported('2026-11-27', '/en/privacy/retention/#leave_service')).toEqual([
      expect.stringMatching(/^After 60 days .*, until 2026-12-31$/),
      expect.stringMatching(/^After 30 days .*, from 2027-01-01$/),
    ]);
    expect(exported('2026-11-27', '/en/privacy/page/#a')).toEqual(['Read part A., until 2026-12-31']);
    expect(read('2026-11-27', 'llms.txt')).toMatch(/kept for 90 days/);
    const files = site.read('_data/record.txt');
    const after = await buildOn('2027-01-01');
    expect(after.gone).toEqual(['/en/privacy/access/#customer', '/en/privacy/page/#a']);
    expect(exported('2027-01-01', '/en/privacy/retention/#leave_service')).toEqual([
      expect.stringMatching(/^After 30 days (?!.*(?:from|until))/),
    ]);
    expect(read('2027-01-01', 'llms.txt')).toMatch(/kept for 30 days/);
    expect(site.read('_data/record.txt')).toBe(files);
  });
});

describe('In the browser, while a change is announced', () => {
  const { lookAt } = openSite(() => join(site.content, '..'));

  test('both texts stand below their anchors, and what was withdrawn is told', async () => {
    const wordsAt = (day: string, address: string): Promise<string> =>
      lookAt(`/on-${day}${address}`, {}, async ({ page }) => page.locator('main').innerText());
    const now = await wordsAt('2026-11-27', '/en/privacy/retention/#leave_service');
    expect(now).toMatch(
      /Until December 31, 2026\s+After 60 days[\s\S]*From January 1, 2027[\s\S]*After 30 days/,
    );
    expect(await wordsAt('2026-11-27', '/en/privacy/page/#a')).toMatch(
      /Until December 31, 2026\s+A\s+Read part A\.\s+Withdrawn from January 1, 2027/,
    );
    expect(await wordsAt('2027-01-01', '/en/privacy/page/#a')).toMatch(/January 1, 2027\. Nobody needs it\./);
    expect(await wordsAt('2027-01-01', '/en/privacy/retention/')).not.toMatch(/60 days|Until/);
  });
});
