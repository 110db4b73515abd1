import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { runAxe } from '../support/run-axe.ts';
import { openSite } from '../support/site-in-browser.ts';

const PAGE = '/en/privacy/data-retention/';
const DEFINITION = '/en/privacy/definitions/#customer-data';
const { lookAt, visit } = openSite();

describe('The first use of a term', () => {
  it('shows what it means to whoever points at it, and lets them read it', async () => {
    await lookAt(PAGE, {}, async ({ page, faults }) => {
      await page.locator('.term').first().hover();
      const note = page.locator('.term-note:popover-open');
      await note.waitFor();
      expect(await note.innerText()).toContain(
        'Customer data is all that a customer provides by using the services',
      );
      expect(await runAxe(page)).toEqual([]);
      await note.hover();
      await page.waitForTimeout(400);
      expect(await note.count()).toBe(1);
      await page.mouse.move(0, 0);
      await note.waitFor({ state: 'detached' });
      expect(faults).toEqual([]);
    });
  });

  it('shows it on focus, hides it on Escape, and leads to the definition on Enter', async () => {
    await lookAt(PAGE, {}, async ({ page, origin }) => {
      const term = page.locator('.term').first();
      while (!(await term.evaluate((at) => at === document.activeElement))) await page.keyboard.press('Tab');
      await expect.poll(() => openNotes(page)).toBe(1);
      const named = await term.getAttribute('aria-describedby');
      expect(await page.locator(`#${named}`).innerText()).toMatch(/^Customer data is all that/);
      await page.keyboard.press('Escape');
      expect(await openNotes(page)).toBe(0);
      expect(await term.evaluate((at) => at === document.activeElement)).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForURL(origin + DEFINITION);
    });
  });

  it('shows it at a tap, with the way to the definition', async () => {
    await visit(PAGE, { width: 320, touch: true }, async ({ page, origin, faults }) => {
      await page.locator('.term').first().tap();
      await expect.poll(() => openNotes(page)).toBe(1);
      expect(page.url()).toBe(origin + PAGE);
      const box = await page.locator('.term-note:popover-open').boundingBox();
      expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 999) <= 320]).toEqual([true, true]);
      await page.getByRole('link', { name: 'Definition: customer data' }).tap();
      await page.waitForURL(origin + DEFINITION);
      expect(await page.locator('.term').count()).toBe(0);
      expect(faults).toEqual([]);
    });
  });

  it('is a plain link without JavaScript, and a note on paper', async () => {
    await lookAt(PAGE, { javaScript: false }, async ({ page, origin }) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.terms').innerText()).toContain('Customer data is all that');
      await page.emulateMedia({ media: 'screen' });
      expect(await page.locator('.terms *:visible').count()).toBe(0);
      await page.locator('.term').first().click();
      expect(page.url()).toBe(origin + DEFINITION);
    });
  });
});

/** How many notes are to be seen. */
function openNotes(page: Page): Promise<number> {
  return page.locator('.term-note:popover-open').count();
}
