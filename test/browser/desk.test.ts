import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { sharedBrowser } from '../support/browser.ts';
import { site, siteWith, topic } from '../support/fixture.ts';
import { isFull } from '../support/full.ts';
import { type Preview, preview } from '../support/preview.ts';
import { runAxe } from '../support/run-axe.ts';
import { watchPage } from '../support/watch-page.ts';

const sound = {
  'en/a.md': topic('First words.\n', 'Page A'),
  'en/b.md': topic('Text of B.\n\n## Here {#here}\n\nText.\n', 'Page B'),
};
const operator = readFileSync(join(site('clean'), '_data/operator.yaml'), 'utf8');
const content = siteWith(sound);
const file = (path: string): string => join(content, path);
const write = (path: string, text: string): void => writeFileSync(file(path), text);

let running: Preview | undefined;
/** Tabs that all tests use: to close one that is being loaded anew may take minutes. */
const tabs: (Page | undefined)[] = [];
const faults: string[] = [];

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });
beforeAll(async () => {
  running = await preview(content);
});
beforeEach(async () => {
  for (const [path, text] of Object.entries(sound)) write(path, text);
  write('_data/operator.yaml', operator);
  for (const path of ['en/new.md', 'en/other.md']) rmSync(file(path), { force: true });
  const page = async (): Promise<string> => (await fetch(`${running?.url}/en/a/`)).text();
  await expect.poll(page).toMatch(/First words\.[\s\S]*No problems/);
});
afterAll(async () => {
  await running?.end();
});

/** Opens a page in one of the tabs; what the browser complains of is kept. */
async function open(path: string, tab = 0): Promise<Page> {
  const page = tabs[tab] ?? (await newTab(tab));
  await page.setViewportSize({ width: 1280, height: 720 });
  await go(page, path);
  return page;
}

async function newTab(tab: number): Promise<Page> {
  const page = await (await sharedBrowser()).newPage();
  page.on('crash', () => {
    tabs[tab] = undefined;
  });
  watchPage(page, () => running?.url ?? '', faults);
  tabs[tab] = page;
  return page;
}

/** Goes to an address; what was saved a moment ago may have the page before loaded anew just then. */
async function go(page: Page, path: string): Promise<void> {
  await expect.poll(() => page.goto(`${running?.url}${path}`)).toBeTruthy();
}

const counts = (page: Page): Promise<string> => page.locator('.desk-counts').innerText();
const says = (page: Page, text: string) => page.getByText(text, { exact: false }).first().waitFor();

const looks = [
  ['/en/a/', 'light'],
  ['/.preview/', 'dark'],
  ['/en/a/', 'dark'],
  ['/.preview/', 'light'],
] as const;

/** How editors save: into the file, or into one beside it that takes its place. */
const saves = {
  'in place': write,
  'by renaming': (path: string, text: string) => {
    writeFileSync(`${file(path)}.tmp~`, text);
    renameSync(`${file(path)}.tmp~`, file(path));
  },
};

// Now and then a renderer of Chromium 150 crashes where it is asked something while it loads a page anew: four times in 3,000.
describe('The desk', { retry: 2 }, () => {
  describe.each(Object.entries(saves))('Saved %s', (_, save) => {
    test('words are seen, a break is told and counted on every page, and is gone when mended', async () => {
      const [page, other] = [await open('/en/a/'), await open('/en/b/', 1)];
      save('en/a.md', topic('Second words.\n', 'Page A'));
      await says(page, 'Second words.');
      save('en/a.md', topic('[Words](b.md#hree).\n', 'Page A'));
      await page.locator('.desk-here .desk-code', { hasText: 'missing-anchor' }).waitFor();
      for (const tab of [page, other]) await expect.poll(() => counts(tab)).toMatch(/^1 error on the site$/);
      expect(await other.locator('.desk-here').count()).toBe(0);
      expect(await page.locator('.desk-here .desk-place').getAttribute('href')).toBe(
        `vscode://file${file('en/a.md')}:7:1`,
      );
      await other.locator('.desk-counts').click();
      await other.locator('.desk-sheet .desk-error', { hasText: 'b.md#hree' }).waitFor();
      save('en/a.md', topic('[Words](b.md#here).\n', 'Page A'));
      await expect.poll(() => counts(page)).toBe('No problems on the site');
      expect(await page.locator('.desk-here').count()).toBe(0);
      await other.getByRole('heading', { name: 'No problems' }).waitFor();
    });
  });

  test('A page that is made, renamed and deleted is there, elsewhere, and gone', async () => {
    const [home, page] = [await open('/en/'), await open('/en/new/', 1)];
    await says(page, 'This page does not exist');
    write('en/new.md', topic('Just made.\n', 'A new page'));
    await says(page, 'Just made.');
    await says(home, 'A new page');
    renameSync(file('en/new.md'), file('en/other.md'));
    await says(page, 'This page does not exist');
    await go(page, '/en/other/');
    await says(page, 'Just made.');
    rmSync(file('en/other.md'));
    await says(page, 'This page does not exist');
    await expect.poll(() => home.getByText('A new page').count()).toBe(0);
  });

  test('Of many saves in a row the last is seen, and each that is waited for', async () => {
    const page = await open('/en/a/');
    for (let save = 1; save <= (isFull ? 50 : 20); save++) {
      write('en/a.md', topic(`Save number ${save}.\n`, 'Page A'));
      if (save % 10 === 0) await says(page, `Save number ${save}.`);
    }
    expect(await counts(page)).toBe('No problems on the site');
  });

  test('Of two files that are saved at once both are seen, in both tabs', async () => {
    const [a, b] = [await open('/en/a/'), await open('/en/b/', 1)];
    for (let time = 1; time <= (isFull ? 2 : 1); time++) {
      write('en/a.md', topic(`A ${time} says so. [Nowhere](no-${time}.md)\n`, 'Page A'));
      write(
        'en/b.md',
        topic(`B ${time} says so. [Nowhere](no-${time}.md)\n\n## Here {#here}\n\nText.\n`, 'Page B'),
      );
      await says(a, `A ${time} says so.`);
      await says(b, `B ${time} says so.`);
      for (const tab of [a, b]) await expect.poll(() => counts(tab)).toBe('2 errors on the site');
    }
    write('en/a.md', topic('A.\n', 'Page A'));
    write('en/b.md', topic('B.\n\n## Here {#here}\n\nText.\n', 'Page B'));
    for (const tab of [a, b]) await expect.poll(() => counts(tab)).toBe('No problems on the site');
  });

  test('Everybody can read the desk and its list, by day and by night, on a phone too', async () => {
    write('en/a.md', topic('[Words](no.md) TODO\n', 'Page A'));
    const page = await open('/en/a/');
    await page.locator('.desk-here').waitFor();
    for (const [path, colorScheme] of looks.slice(0, isFull ? undefined : 2)) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 640 });
      await go(page, path);
      await expect.poll(() => runAxe(page), { message: `${path} ${colorScheme}` }).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    }
    write('en/a.md', topic('Words.\n', 'Page A'));
  });

  test('What keeps all pages from being shown is told in their place, and they are back when it is mended', async () => {
    const page = await open('/en/a/');
    write('_data/operator.yaml', 'site: [\n');
    await says(page, 'This page cannot be shown yet');
    await page.locator('.desk-error', { hasText: 'operator.yaml' }).first().waitFor();
    write('_data/operator.yaml', operator);
    await says(page, 'Page A');
  });

  test('What was folded away stays so until something else is wrong', async () => {
    const page = await open('/en/a/');
    const isOpen = () => page.locator('.desk-here').evaluate((one) => (one as HTMLDetailsElement).open);
    write('en/a.md', topic('[Words](no.md).\n', 'Page A'));
    await page.locator('.desk-here summary').click();
    write('en/b.md', topic('B again.\n\n## Here {#here}\n\nText.\n', 'Page B'));
    await page.waitForEvent('load');
    expect(await isOpen()).toBe(false);
    write('en/a.md', topic('[Words](none.md).\n', 'Page A'));
    await page.locator('.desk-what', { hasText: 'none.md' }).waitFor();
    expect(await isOpen()).toBe(true);
    write('en/a.md', topic('Words.\n', 'Page A'));
    await expect.poll(() => counts(page)).toBe('No problems on the site');
  });

  test('A page of an earlier run of the desk is loaded anew by the next one', async () => {
    const page = await open('/en/a/');
    const port = new URL(running?.url ?? '').port;
    await running?.end();
    write('en/a.md', topic('Written meanwhile.\n', 'Page A'));
    running = await preview(content, '--port', port);
    await says(page, 'Written meanwhile.');
  });

  test('The browser had nothing to complain of: no policy was broken, and nothing came from elsewhere', () => {
    // What was broken or missing on purpose, and what was on its way when a page was left or the server ended.
    const meant =
      /status(?: of)? (?:404|500)|net::ERR_(?:ABORTED|CONNECTION_(?:REFUSED|RESET)|INCOMPLETE_CHUNKED_ENCODING)/;
    expect(faults.filter((fault) => !meant.test(fault))).toEqual([]);
  });
});
