import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishSite } from '../../scripts/publish/publish-site.ts';
import { Stopwatch } from '../../scripts/publish/stopwatch.ts';
import { clipboardOf } from '../support/clipboard.ts';
import { newFolder } from '../support/fixture.ts';
import { sample } from '../support/full.ts';
import { siteWithNews } from '../support/news-site.ts';
import { overflow } from '../support/overflow.ts';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const output = join(newFolder(), '_site');

beforeAll(async () => {
  // A month after the last change that is in force.
  const rest = { cold: true, watch: new Stopwatch(), today: '2026-04-01' };
  await publishSite({ content: siteWithNews('/'), output, ...rest });
});

const { lookAt, visit } = openSite(() => output);

const changed = '/en/keep/2026-03-01/#tc-changed';
const list = '/en/keep/versions/';
const news = '/en/what-changed/';

describe('The pages of versions', () => {
  const looks = [
    [changed, 375, 'light'],
    [changed, 1280, 'dark'],
    [news, 375, 'light'],
    [news, 1280, 'dark'],
    [list, 375, 'dark'],
    [list, 1280, 'light'],
  ] as const;

  it.for(sample(looks, ([address]) => address))(
    '%s, %d px, %s: axe has nothing to say',
    async ([address, width, scheme]) => {
      await lookAt(address, { width, scheme }, async ({ page, faults }) => {
        await openAll(page);
        expect({ axe: await runAxe(page), faults }).toEqual({ axe: [], faults: [] });
      });
    },
  );

  it.each([changed, list, news])('%s fits on the smallest phone', async (address) => {
    await lookAt(address, { width: 320 }, async ({ page }) => {
      await openAll(page);
      expect(await overflow(page)).toBe(0);
    });
  });
});

describe('What changed', () => {
  it('is open for those who come for it, side by side', async () => {
    await lookAt(changed, {}, async ({ page }) => {
      expect(await page.locator('.differences').first().getAttribute('open')).toBe('');
      const { old, now } = await sides(page);
      expect(now.x).toBeGreaterThan(old.x + old.width / 2);
      expect(now.y).toBe(old.y);
    });
  });

  it('stands one below the other on a phone', async () => {
    await lookAt(changed, { width: 375 }, async ({ page }) => {
      const { old, now } = await sides(page);
      expect(now.x).toBe(old.x);
      expect(now.y).toBeGreaterThanOrEqual(old.y + old.height);
    });
  });

  it('is marked by more than colour', async () => {
    await lookAt(changed, {}, async ({ page }) => {
      const lines = await page
        .locator('.difference-table :is(del, ins)')
        .evaluateAll((all) => all.map((one) => getComputedStyle(one).textDecorationLine));
      expect(new Set(lines)).toEqual(new Set(['line-through', 'underline']));
    });
  });

  it('is on paper where it was opened', async () => {
    await lookAt('/en/keep/2026-03-01/', {}, async ({ page }) => {
      await page.emulateMedia({ media: 'print' });
      const shown = () => page.locator('.differences').first().isVisible();
      const closed = await shown();
      await openAll(page);
      const open = await shown();
      await page.emulateMedia({ media: 'screen' });
      expect({ closed, open }).toEqual({ closed: false, open: true });
    });
  });
});

describe('An announced change', () => {
  it.each([375, 1280])('%d px: axe has nothing to say', async (width) => {
    await lookAt(
      '/en/keep/',
      { width, scheme: width === 375 ? 'dark' : 'light' },
      async ({ page, faults }) => {
        await openAll(page);
        const found = { axe: await runAxe(page), overflow: await overflow(page), faults };
        expect(found).toEqual({ axe: [], overflow: 0, faults: [] });
      },
    );
  });

  it('is arranged by the day of the reader, and both texts are there without scripts', async () => {
    const open = (page: Page) =>
      page.locator('.announced-until').evaluateAll((all) => all.map((one) => one.hasAttribute('open')));
    await visit('/en/keep/', {}, async ({ page }) => {
      await page.clock.setFixedTime(new Date('2026-12-31T12:00:00'));
      await page.reload();
      expect(await open(page)).toEqual([true, true]);
      await page.clock.setFixedTime(new Date('2027-01-01T12:00:00'));
      await page.reload();
      expect(await open(page)).toEqual([false, false]);
    });
    await lookAt('/en/keep/', { javaScript: false }, async ({ page }) => {
      expect(await open(page)).toEqual([true, true]);
    });
  });
});

describe('A citation', () => {
  it('names the version that is in force by the day of the reader', async () => {
    await visit('/en/keep/', {}, async ({ page }) => {
      const citedOn = async (day: string, id: string): Promise<string> => {
        await page.clock.setFixedTime(new Date(`${day}T12:00:00`));
        await page.reload();
        await page.locator(`.heading-link[href$="#${id}"]`).first().click();
        await page.clock.runFor(10);
        return (
          /[^ ]*( SHA-256 \w{8})?(?=\w*$)/.exec(await page.locator('.citation-text').inputValue())?.[0] ?? ''
        );
      };
      const [before, after] = [await citedOn('2026-12-31', 'long'), await citedOn('2027-01-01', 'long')];
      expect(before).toMatch(/\/en\/keep\/2026-03-01-2\/#long SHA-256/);
      expect(after).toMatch(/\/en\/keep\/2026-12-01\/#long SHA-256/);
      expect(before.slice(-8)).not.toBe(after.slice(-8));
    });
  });
});

describe('That a statement changed', () => {
  it('is said for 90 days by the clock of the reader, and without scripts for ever', async () => {
    const note = (page: Page) => page.getByText('Changed on March 1, 2026').isVisible();
    await visit('/en/keep/', {}, async ({ page }) => {
      await page.clock.setFixedTime(new Date('2026-05-29T12:00:00Z'));
      await page.reload();
      expect(await note(page)).toBe(true);
      await page.clock.setFixedTime(new Date('2026-05-31T12:00:00Z'));
      await page.reload();
      expect(await note(page)).toBe(false);
    });
    await lookAt('/en/keep/', { javaScript: false }, async ({ page }) => {
      expect(await note(page)).toBe(true);
    });
  });

  it.each([
    [news, '.news-entry .heading-link'],
    ['/en/keep/2026-03-01/', '.prose .heading-link'],
  ])('can be cited where it is told: %s', async (address, link) => {
    await lookAt(
      address,
      { permissions: ['clipboard-read', 'clipboard-write'] },
      async ({ page, origin }) => {
        await page.locator(link).first().click();
        await expect.poll(() => page.locator('output').textContent()).toMatch(/clipboard/);
        const { hash } = new URL(page.url());
        expect(hash).toMatch(/^#./);
        expect(await clipboardOf(page, origin)).toMatch(new RegExp(`${address}${hash}$`));
      },
    );
  });
});

/** Where the two texts of the first change stand. */
async function sides(page: Page) {
  const [old, now] = await page
    .locator('.difference-table td')
    .evaluateAll((cells) =>
      cells.slice(0, 2).map((cell) => cell.getBoundingClientRect().toJSON() as DOMRect),
    );
  if (!old || !now) throw new Error('no change is told');
  return { old, now };
}

function openAll(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>('.differences')) one.open = true;
  });
}
