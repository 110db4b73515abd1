import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readRecord } from '../../scripts/site/record.ts';
import { type Outcome, root, run } from '../support/command.ts';
import { followBuilt } from '../support/follow-built.ts';
import { isFull } from '../support/full.ts';
import { openSite } from '../support/site-in-browser.ts';
import { numberedSite } from '../support/statements.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

const folder = { content: '', site: '' };

/** What each address led to when it was first recorded. */
const cited = new Map<string, string>();

function edit(path: string, from: string, to: string): void {
  const file = join(folder.content, path);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

function command(name: string, ...args: string[]): Promise<Outcome> {
  return run(name, [...args, '--content', folder.content]);
}

async function succeed(name: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await command(name, ...args);
  expect([code, stderr, code === 0 ? '' : stdout]).toEqual([0, '', '']);
  return stdout;
}

/** Builds the site, and follows every address that was ever recorded. @returns those that lead to a page that says it is gone */
async function followAll(): Promise<string[]> {
  await succeed('release');
  await succeed('build', '--output', folder.site);
  const { record } = readRecord(readFileSync(join(folder.content, '_data/record.txt'), 'utf8'), '');
  expect(record.entries.size).toBeGreaterThan(60);
  const gone: string[] = [];
  for (const key of record.entries.keys()) {
    const ending = followBuilt(folder.site, key);
    const said = ending && (/Statement \d+ \(..\)|Title \d+ \(..\)/.exec(ending.said)?.[0] ?? 'a file');
    const meant = cited.get(key) ?? said ?? 'nothing';
    cited.set(key, meant);
    if (ending?.isGone) gone.push(key);
    else expect([key, said]).toEqual([key, meant]);
    // Of an old address that has led to another old one, the second link is on a page that readers may stay on.
    expect(ending?.links).toBeLessThan(3);
  }
  return gone;
}

beforeAll(async () => {
  folder.content = numberedSite();
  folder.site = join(folder.content, '../site');
  edit('_data/operator.yaml', '  base: /trust/\n', '');
  await followAll();
});

describe('A link into this site never dies', () => {
  test('when the words of a heading change: nothing breaks', async () => {
    edit('en/a.md', '## Statement 11 (en) {', '## Statement 11 (en), said better {');
    await succeed('check');
    expect(await followAll()).toEqual([]);
  });

  test('when its id changes: CI stops, and the lines of the message mend it', async () => {
    for (const code of ['en', 'zh']) edit(`${code}/a.md`, '{#s11}', '{#period}');
    for (const code of ['en', 'zh']) edit(`${code}/a.md`, '(#s11)', '(#period)');
    const { code, stdout } = await command('check', '--format', 'json');
    expect(code).toBe(1);
    const { problems } = JSON.parse(stdout) as { problems: { code: string; message: string }[] };
    const lost = problems.filter((one) => one.code === 'lost-anchor');
    expect(lost.length).toBe(2);
    for (const { message } of lost) {
      const [, file = '', line = ''] = /front matter of (\S+): `([^`]+)`/.exec(message) ?? [];
      const path = relative(folder.content, join(root, file));
      edit(path, 'reviewed: 2026-02-28\n', `reviewed: 2026-02-28\naliases:\n  ${line}\n`);
    }
    await succeed('check', '--fix');
    expect(readFileSync(join(folder.content, '_data/panels.yaml'), 'utf8')).toContain('to: a.md#period\n');
    expect(readFileSync(join(folder.content, 'en/a.md'), 'utf8')).toContain('\naliases:\n  period: [s11]\n');
    expect(await followAll()).toEqual([]);
  });

  test('when the section moves to another page', async () => {
    await succeed('move', 'a.md#period', 'b.md');
    expect(await followAll()).toEqual([]);
  });

  test('when the page is split, and a part of it moves to another folder', async () => {
    await succeed('move', 'b.md#s25', 'rest.md');
    await succeed('move', 'rest.md', 'c/rest.md');
    expect(await followAll()).toEqual([]);
  });

  test('when it is taken off: its page says when, why, and where to go', async () => {
    const said = ['--why', 'en=Stated until 2026.', '--why', 'zh=声明至 2026 年。', '--see', 'c/rest.md'];
    await succeed('move', 'b.md', '--gone', ...said);
    // Addresses of the former site lead to what takes the place of what is gone, as links do.
    for (const key of ['/old/x.html', '/old/x-cn.html']) {
      expect(cited.delete(key)).toBe(true);
    }
    const gone = await followAll();
    for (const key of ['/en/b/', '/zh/b/#period', '/en/a/#period', '/zh/a/#s11', '/en/b/#s21', '/en/b/#s23'])
      expect(gone).toContain(key);
    // What went to a page of its own beforehand is where it is.
    expect(gone.filter((key) => key.includes('s25') || key.includes('rest'))).toEqual([]);
    expect(followBuilt(folder.site, '/old/x-cn.html')?.address).toBe('/zh/c/rest/');
    const ending = followBuilt(folder.site, '/zh/a/#s11');
    expect(ending?.said).toContain('声明至 2026 年。');
  });

  test('when a statement is taken off a page that has moved', async () => {
    const over = ['--why', 'en=No longer so.', '--why', 'zh=不再如此。', '--see', 'c/rest.md'];
    await succeed('move', 'c/d.md', 'c/e.md');
    await succeed('move', 'c/e.md#s45', '--gone', ...over);
    const gone = await followAll();
    for (const key of ['/en/c/d/#s45', '/en/c/e/#s45', '/zh/c/d/#s46']) {
      expect(gone).toContain(key);
      const { said } = followBuilt(folder.site, key) ?? {};
      expect(said).toMatch(/No longer so\.|不再如此。/);
    }
  });
});

describe('In a browser', () => {
  const { lookAt } = openSite(() => folder.site);

  const leads = [
    ['/zh/rest/?q=1#s26', '/zh/c/rest/?q=1#s26', 'Statement 26 (zh)'],
    ['/en/b/#s25', '/en/c/rest/#s25', 'Statement 25 (en)'],
    ['/en/rest/', '/en/c/rest/', 'Statement 25 (en)'],
  ] as const;

  test.each(leads.slice(0, isFull ? leads.length : 1))('%s ends at %s', async (from, to, said) => {
    await lookAt(from, {}, async ({ page, origin, faults }) => {
      await page.waitForURL(origin + to);
      const shown = to.includes('#') ? page.locator(':target') : page.locator('h1');
      expect(await shown.textContent()).toContain(said);
      expect(faults.filter((fault) => !fault.startsWith('failed: '))).toEqual([]);
    });
    await lookAt(from, { javaScript: false }, async ({ page, origin }) => {
      await page.locator(from.includes('#') ? ':target .moved-link' : '.moved-page').click();
      expect(page.url()).toBe(origin + to.replace(/\?[^#]*/, ''));
    });
  });

  test.each([true, false])('what is gone says so, with scripts or without (%s)', async (javaScript) => {
    await lookAt('/en/a/#s11', { javaScript }, async ({ page }) => {
      const entry = page.locator(':target');
      expect(await entry.textContent()).toContain('Stated until 2026.');
      expect(await entry.locator('a').getAttribute('href')).toBe('/en/c/rest/');
    });
  });
});
